/** Unread messages of a room are counted up to here, by the server and by who follows its events: more is "many". */
export const MAX_UNREAD = 100;
