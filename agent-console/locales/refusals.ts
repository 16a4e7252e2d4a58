import type { ErrorCode } from '../../server/contract/errors.ts';

/**
 * What the server's refusals are called in a language, by their codes; given the server's own sentence, which says in
 * English what exactly was wrong. A code that is missing is shown with that sentence.
 */
export type Refusals = Partial<Record<ErrorCode, (sentence: string) => string>>;

/** What only a visitor's widget is told. */
type VisitorsOnly =
  | 'visitor_unknown'
  | 'visitor_blocked'
  | 'identity_invalid'
  | 'identity_expired'
  | 'origin_not_allowed'
  | 'already_answered';

/** Every refusal that a console may meet. */
export type AllRefusals = Required<Omit<Refusals, VisitorsOnly>>;
