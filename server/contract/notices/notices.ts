/** What an agent may be notified of. */
export const NOTICE_EVENTS = [
  'waiting',
  'message',
  'assigned',
  'mention',
  'room',
  'offer',
  'rating',
] as const;
export type NoticeEvent = (typeof NOTICE_EVENTS)[number];

/**
 * How: a line in the corner of the console, the sound, a notification of the desktop while the console is open in the
 * background, Web Push, which also comes when it is closed, and mail to who has not seen it for a while.
 */
export const NOTICE_CHANNELS = ['inApp', 'sound', 'desktop', 'push', 'mail'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** Notices that may go by mail. An offer is over, and a room has gone on, before a mail is read. */
const MAILED: readonly NoticeEvent[] = ['waiting', 'message', 'assigned', 'mention', 'rating'];

/** Whether a channel can carry notices of an event at all. */
export function canBeNoticed(event: NoticeEvent, channel: NoticeChannel): boolean {
  return channel !== 'mail' || MAILED.includes(event);
}

/** Which channels tell of which event. An event that is left out has its usual channels. */
export type NoticeTable = Partial<Record<NoticeEvent, readonly NoticeChannel[]>>;

/** No sound, notification, push or mail from the one time to the other, by the clock of a time zone: `22:00` to `07:30`. */
export type QuietHours = { from: string; to: string; timeZone: string };

/** What holds where the agent has chosen nothing. What lists show anyway needs no line in the corner. */
export const USUAL_NOTICES: Readonly<Record<NoticeEvent, readonly NoticeChannel[]>> = {
  waiting: ['sound', 'desktop', 'push', 'mail'],
  message: ['sound', 'desktop', 'push'],
  assigned: ['inApp', 'sound', 'desktop', 'push', 'mail'],
  mention: ['inApp', 'sound', 'desktop', 'push', 'mail'],
  room: [],
  offer: ['inApp', 'sound', 'desktop', 'push'],
  rating: ['inApp', 'desktop', 'push', 'mail'],
};

/** Whether a channel carries notices of an event, as the agent has chosen. An offer is always shown in the console. */
export function isNoticed(
  table: NoticeTable | undefined,
  event: NoticeEvent,
  channel: NoticeChannel,
): boolean {
  if (event === 'offer' && channel === 'inApp') return true;
  return canBeNoticed(event, channel) && (table?.[event] ?? USUAL_NOTICES[event]).includes(channel);
}

/** So many minutes an agent may let what they missed wait before it is mailed to them. */
export const MAIL_AFTER_MINUTES = [5, 10, 30, 60] as const;
export type MailAfterMinutes = (typeof MAIL_AFTER_MINUTES)[number];
export const USUAL_MAIL_AFTER_MINUTES: MailAfterMinutes = 10;

/** Whether it is quiet at a time, in milliseconds since 1970. Hours whose time zone nobody knows here are none. */
export function isQuietAt(hours: QuietHours | null | undefined, at: number): boolean {
  if (hours === null || hours === undefined) return false;
  const { from, to } = hours;
  const time = timeIn(hours.timeZone, at);
  if (time === null) return false;
  return from <= to ? from <= time && time < to : time >= from || time < to;
}

/** `09:30`, as a clock in the time zone shows it; null where there is no such zone. */
function timeIn(timeZone: string, at: number): string | null {
  try {
    const format = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    return new Intl.DateTimeFormat('en-GB', format).format(at);
  } catch {
    return null;
  }
}
