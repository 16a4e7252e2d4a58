import { isTimeZone, minutesOf, timeOfDay } from '../opening-hours.ts';

/** What an agent may be told of. */
export const NOTICE_EVENTS = ['waiting', 'message', 'assigned', 'mention', 'room', 'offer'] as const;
export type NoticeEvent = (typeof NOTICE_EVENTS)[number];

/**
 * How: a line in the corner of the console, the sound, a notification of the desktop while the console is open in the
 * background, and Web Push, which also comes when it is closed.
 */
export const NOTICE_CHANNELS = ['inApp', 'sound', 'desktop', 'push'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** Which channels tell of which event. An event that is left out is told of as usual. */
export type NoticeTable = Partial<Record<NoticeEvent, readonly NoticeChannel[]>>;

/** No sound, notification or push from the one time to the other, by the clock of a time zone: `22:00` to `07:30`. */
export type QuietHours = { from: string; to: string; timeZone: string };

/** What holds where the agent has chosen nothing. What lists show anyway needs no line in the corner. */
export const USUAL_NOTICES: Readonly<Record<NoticeEvent, readonly NoticeChannel[]>> = {
  waiting: ['sound', 'desktop', 'push'],
  message: ['sound', 'desktop', 'push'],
  assigned: ['inApp', 'sound', 'desktop', 'push'],
  mention: ['inApp', 'sound', 'desktop', 'push'],
  room: [],
  offer: ['inApp', 'sound', 'desktop', 'push'],
};

/** Whether an event is told of in a channel, as the agent has chosen. An offer is always shown in the console. */
export function isNoticed(
  table: NoticeTable | undefined,
  event: NoticeEvent,
  channel: NoticeChannel,
): boolean {
  if (event === 'offer' && channel === 'inApp') return true;
  return (table?.[event] ?? USUAL_NOTICES[event]).includes(channel);
}

/** Whether it is quiet at a time, in milliseconds since 1970. Hours whose time zone nobody knows here are none. */
export function isQuietAt(hours: QuietHours | null | undefined, at: number): boolean {
  if (hours === null || hours === undefined || !isTimeZone(hours.timeZone)) return false;
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
  const minutes = timeOfDay(at, hours.timeZone);
  return from <= to ? from <= minutes && minutes < to : minutes >= from || minutes < to;
}
