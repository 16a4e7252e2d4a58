const HOUR_MS = 3_600_000;
const MORNING_HOUR = 9;
const MONDAY = 1;
const DAYS_PER_WEEK = 7;

export type SnoozeChoice = { name: 'reply' | 'hour' | 'tomorrow' | 'week'; until: number | null };

/** Until when a conversation may be put off: null until the visitor writes; mornings are the agent's own. */
export function snoozeChoices(now: number): SnoozeChoice[] {
  const weekday = new Date(now).getDay();
  return [
    { name: 'reply', until: null },
    { name: 'hour', until: now + HOUR_MS },
    { name: 'tomorrow', until: morningIn(1, now) },
    { name: 'week', until: morningIn(((MONDAY - weekday + DAYS_PER_WEEK - 1) % DAYS_PER_WEEK) + 1, now) },
  ];
}

function morningIn(days: number, now: number): number {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  return day.setHours(MORNING_HOUR, 0, 0, 0);
}
