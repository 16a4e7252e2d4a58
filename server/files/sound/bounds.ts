/**
 * So many packets, elements or boxes are looked at; a recording of two minutes has fewer. A file of four megabytes may be made of
 * millions of empty ones, and the server does nothing else while it counts them.
 */
export const MOST_PARTS = 100_000;
/** A microphone has one or two. Each takes as much memory where it is played as the one before. */
export const MOST_CHANNELS = 2;
