import type { ErrorCode } from '../../../server/contract/errors.ts';
import { PEOPLE, type Person } from './people.ts';

/** What a person meets: let in, or refused with a code. */
export type Outcome = 'in' | ErrorCode;
export type Outcomes = Record<Person, Outcome>;

const everybody = (outcome: Outcome): Outcomes =>
  Object.fromEntries(PEOPLE.map((person) => [person, outcome])) as Outcomes;

/** Nobody needs to be known. */
export const ANYBODY = everybody('in');

/** Any visitor, for their own things. Who is blocked may look and change nothing. */
export const VISITORS_READ: Outcomes = {
  ...everybody('visitor_unknown'),
  visitor: 'in',
  otherVisitor: 'in',
  blockedVisitor: 'in',
  verifiedVisitor: 'in',
};
export const VISITORS_WRITE: Outcomes = { ...VISITORS_READ, blockedVisitor: 'visitor_blocked' };

/** One visitor's thing: to every other visitor it does not exist. */
export const ownerReads = (unknown: ErrorCode = 'conversation_unknown'): Outcomes => ({
  ...everybody('visitor_unknown'),
  visitor: 'in',
  otherVisitor: unknown,
  blockedVisitor: unknown,
  verifiedVisitor: unknown,
});
export const ownerWrites = (unknown: ErrorCode = 'conversation_unknown'): Outcomes => ({
  ...ownerReads(unknown),
  blockedVisitor: 'visitor_blocked',
});

/** Whoever is signed in. Teams sort the work; they do not wall it off. */
export const AGENTS_READ: Outcomes = {
  ...everybody('sign_in_required'),
  agent: 'in',
  agentOfAnotherTeam: 'in',
  admin: 'in',
  // Keys open only what `keys.ts` says.
  readingKey: 'forbidden',
  wideKey: 'forbidden',
  serviceKey: 'forbidden',
  keyOfADemotedAdmin: 'forbidden',
};

/** As before, and asked from the console's own pages, which only who has a cookie does here. */
const FORGED = {
  nobody: 'forbidden',
  holderOfAMadeUpKey: 'forbidden',
  holderOfARemovedKey: 'forbidden',
  readingKey: 'forbidden',
  wideKey: 'forbidden',
  serviceKey: 'forbidden',
  keyOfADemotedAdmin: 'forbidden',
  bot: 'forbidden',
  otherBot: 'forbidden',
  removedBot: 'forbidden',
} as const;
const VISITORS_FORGED = {
  ...FORGED,
  visitor: 'forbidden',
  otherVisitor: 'forbidden',
  blockedVisitor: 'forbidden',
  verifiedVisitor: 'forbidden',
  holderOfALink: 'forbidden',
} as const;
export const AGENTS_WRITE: Outcomes = { ...AGENTS_READ, ...VISITORS_FORGED };

export const ADMINS_READ: Outcomes = { ...AGENTS_READ, agent: 'forbidden', agentOfAnotherTeam: 'forbidden' };
export const ADMINS_WRITE: Outcomes = { ...ADMINS_READ, ...VISITORS_FORGED };

/** Any bot, and the one bot that has a conversation: to every other there is none. */
export const BOTS: Outcomes = { ...everybody('sign_in_required'), bot: 'in', otherBot: 'in' };
export const HOLDING_BOT: Outcomes = { ...BOTS, otherBot: 'conversation_unknown' };

/** Nobody needs to be signed in, but the console's own pages must be asking. */
export const CONSOLE_PAGES: Outcomes = { ...ANYBODY, ...VISITORS_FORGED };

/** A right that no person has: a signature, a link, a token. */
export const rightless = (code: ErrorCode): Outcomes => everybody(code);
/** The same, behind the console's own pages. */
export const rightlessConsole = (code: ErrorCode): Outcomes => ({ ...everybody(code), ...VISITORS_FORGED });

/** Who has the link of a mail, in the one conversation that it opens. */
export const LINK_HOLDERS: Outcomes = { ...everybody('not_found'), holderOfALink: 'in' };
