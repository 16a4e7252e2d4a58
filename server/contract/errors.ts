/**
 * Every refusal has one of these codes, a sentence for a person, and a fate: what a client does about it.
 *
 * - `later`: nothing is wrong with the request. Send the same one again (same id) after a while.
 * - `ask`:   the person has to change something. Keep what they wrote, show the sentence, send with a new id.
 * - `never`: this client cannot succeed. Keep what was written, say so, stop.
 */
export type ErrorFate = 'later' | 'ask' | 'never';

type ErrorKind = { status: number; fate: ErrorFate };

export const ERROR_KINDS = {
  bad_request: { status: 400, fate: 'ask' },
  message_empty: { status: 400, fate: 'ask' },
  message_too_long: { status: 400, fate: 'ask' },
  attachment_unknown: { status: 400, fate: 'ask' },
  form_incomplete: { status: 400, fate: 'ask' },
  already_rated: { status: 409, fate: 'ask' },
  sign_in_required: { status: 401, fate: 'never' },
  sign_in_failed: { status: 401, fate: 'ask' },
  second_factor_required: { status: 401, fate: 'ask' },
  second_factor_wrong: { status: 401, fate: 'ask' },
  visitor_unknown: { status: 401, fate: 'never' },
  identity_invalid: { status: 401, fate: 'never' },
  identity_expired: { status: 401, fate: 'ask' },
  origin_not_allowed: { status: 403, fate: 'never' },
  visitor_blocked: { status: 403, fate: 'never' },
  forbidden: { status: 403, fate: 'never' },
  confirmation_required: { status: 403, fate: 'ask' },
  channel_refused: { status: 403, fate: 'never' },
  not_found: { status: 404, fate: 'never' },
  site_unknown: { status: 404, fate: 'never' },
  conversation_unknown: { status: 404, fate: 'never' },
  already_claimed: { status: 409, fate: 'ask' },
  already_resolved: { status: 409, fate: 'ask' },
  message_unknown: { status: 404, fate: 'ask' },
  too_late: { status: 409, fate: 'ask' },
  agent_unknown: { status: 404, fate: 'ask' },
  team_unknown: { status: 404, fate: 'ask' },
  label_unknown: { status: 404, fate: 'ask' },
  id_taken: { status: 409, fate: 'ask' },
  note_outdated: { status: 409, fate: 'ask' },
  identity_keys_full: { status: 409, fate: 'ask' },
  email_taken: { status: 409, fate: 'ask' },
  last_admin: { status: 409, fate: 'ask' },
  second_factor_on: { status: 409, fate: 'ask' },
  setup_done: { status: 409, fate: 'never' },
  setup_link_invalid: { status: 410, fate: 'never' },
  account_link_invalid: { status: 410, fate: 'never' },
  file_too_large: { status: 413, fate: 'ask' },
  file_empty: { status: 400, fate: 'ask' },
  file_unreadable: { status: 400, fate: 'ask' },
  picture_too_large: { status: 413, fate: 'ask' },
  body_too_large: { status: 413, fate: 'ask' },
  content_type_unsupported: { status: 415, fate: 'never' },
  protocol_outdated: { status: 426, fate: 'never' },
  too_many_requests: { status: 429, fate: 'later' },
  proof_required: { status: 429, fate: 'later' },
  internal: { status: 500, fate: 'later' },
  storage_full: { status: 507, fate: 'later' },
  unavailable: { status: 503, fate: 'later' },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERROR_KINDS;

/** Codes with another fate than their status has. Browsers need these alone: the table above would be 300 bytes more. */
const ASK = new Set<string>([
  'sign_in_failed',
  'second_factor_required',
  'second_factor_wrong',
  'identity_expired',
  'confirmation_required',
  'message_unknown',
  'agent_unknown',
  'team_unknown',
  'label_unknown',
] satisfies ErrorCode[]);
const NEVER = new Set<string>([
  'setup_done',
  'setup_link_invalid',
  'account_link_invalid',
  'content_type_unsupported',
  'protocol_outdated',
] satisfies ErrorCode[]);

/**
 * What becomes of a request that failed.
 * @param status the HTTP status, or 0 when no answer came
 * @param code `error.code` of the body, when there was one
 */
export function fateOf(status: number, code = ''): ErrorFate {
  if (ASK.has(code)) return 'ask';
  if (NEVER.has(code)) return 'never';
  if (status === 0 || status >= 500 || status === 429 || status === 408) return 'later';
  return status === 401 || status === 403 || status === 404 ? 'never' : 'ask';
}
