/**
 * What a step of a site's ladder does for somebody whom nobody has answered: the next agent on duty is asked, push to everybody on
 * duty, mail to the team, a line in the thread of the chat bridge, a message to the visitor.
 */
export const LADDER_ACTIONS = ['next', 'push', 'mail', 'bridge', 'visitor'] as const;
/** How the next agent is asked. */
export const ASKED_AS = ['offer', 'notice'] as const;
export type AskedAs = (typeof ASKED_AS)[number];
export type LadderAction = (typeof LADDER_ACTIONS)[number];

/** When a step is taken: in business hours, outside them, or at any time. */
export const LADDER_TIMES = ['open', 'closed', 'always'] as const;
export type LadderTime = (typeof LADDER_TIMES)[number];

export const MAX_LADDER_STEPS = 10;
/** A week. */
export const MAX_LADDER_MINUTES = 10_080;
