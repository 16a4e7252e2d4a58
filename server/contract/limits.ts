/** Unread messages of a room are counted up to here, by the server and by who follows its events: more is "many". */
export const MAX_UNREAD = 100;

/** So many days the uses of a canned reply are counted for. */
export const USES_OF_DAYS = 30;

/** A canned reply has at most as many files as a message takes. */
export const FILES_PER_REPLY = 10;
