/** The longest period of a report, in days. */
export const MOST_DAYS = 366;
/** The most lines of a report's table: the busiest languages, for example. The rest is in the sum. */
export const MOST_GROUPS = 200;

/** By what there are tables, in their order. */
export const REPORT_GROUPS = ['site', 'team', 'agent', 'label', 'topic', 'language', 'channel'] as const;

/** The tables that there are as CSV: also the days, and the hours of the week. */
export const CSV_TABLES = [...REPORT_GROUPS, 'day', 'hour'] as const;

/** The figures that say how many there were of something, … */
export const COUNT_NAMES = [
  'started',
  'reopened',
  'resolved',
  'abandoned',
  'leftWithoutReply',
  'missed',
  'messagesIn',
  'messagesOut',
  'messagesByBots',
] as const;
export type CountName = (typeof COUNT_NAMES)[number];

/** … and those that say how long somebody waited. In the order in which tables have them. */
export const WAIT_NAMES = ['waiting', 'firstReply', 'nextReply', 'resolution', 'botReply'] as const;
export type WaitName = (typeof WAIT_NAMES)[number];
