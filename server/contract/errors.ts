/**
 * Every refusal has one of these codes, a sentence for a person, and what a client does about it.
 *
 * - `later`: nothing is wrong with the request. Send the same one again (same id) after a while.
 * - `after-change`: the person has to change something. Keep what they wrote, show the sentence, send with a new id.
 * - `never`: this client cannot succeed. Keep what was written, say so, stop.
 */
export type Retry = 'later' | 'after-change' | 'never';

type ErrorKind = { status: number; retry: Retry };

export const ERROR_KINDS = {
  bad_request: { status: 400, retry: 'after-change' },
  message_empty: { status: 400, retry: 'after-change' },
  message_too_long: { status: 400, retry: 'after-change' },
  attachment_unknown: { status: 400, retry: 'after-change' },
  form_incomplete: { status: 400, retry: 'after-change' },
  already_rated: { status: 409, retry: 'after-change' },
  already_answered: { status: 409, retry: 'after-change' },
  sign_in_required: { status: 401, retry: 'never' },
  sign_in_failed: { status: 401, retry: 'after-change' },
  second_factor_required: { status: 401, retry: 'after-change' },
  second_factor_wrong: { status: 401, retry: 'after-change' },
  visitor_unknown: { status: 401, retry: 'never' },
  identity_invalid: { status: 401, retry: 'never' },
  identity_expired: { status: 401, retry: 'after-change' },
  origin_not_allowed: { status: 403, retry: 'never' },
  visitor_blocked: { status: 403, retry: 'never' },
  forbidden: { status: 403, retry: 'never' },
  confirmation_required: { status: 403, retry: 'after-change' },
  channel_refused: { status: 403, retry: 'never' },
  not_found: { status: 404, retry: 'never' },
  site_unknown: { status: 404, retry: 'never' },
  conversation_unknown: { status: 404, retry: 'never' },
  taken_over: { status: 409, retry: 'after-change' },
  already_claimed: { status: 409, retry: 'after-change' },
  already_resolved: { status: 409, retry: 'after-change' },
  conversation_merged: { status: 409, retry: 'after-change' },
  message_unknown: { status: 404, retry: 'after-change' },
  too_late: { status: 409, retry: 'after-change' },
  agent_unknown: { status: 404, retry: 'after-change' },
  team_unknown: { status: 404, retry: 'after-change' },
  label_unknown: { status: 404, retry: 'after-change' },
  id_taken: { status: 409, retry: 'after-change' },
  note_outdated: { status: 409, retry: 'after-change' },
  identity_keys_full: { status: 409, retry: 'after-change' },
  email_taken: { status: 409, retry: 'after-change' },
  last_admin: { status: 409, retry: 'after-change' },
  last_site: { status: 409, retry: 'after-change' },
  second_factor_on: { status: 409, retry: 'after-change' },
  setup_done: { status: 409, retry: 'never' },
  cursor_expired: { status: 410, retry: 'after-change' },
  setup_link_invalid: { status: 410, retry: 'never' },
  account_link_invalid: { status: 410, retry: 'never' },
  file_too_large: { status: 413, retry: 'after-change' },
  file_empty: { status: 400, retry: 'after-change' },
  file_kind_refused: { status: 415, retry: 'after-change' },
  file_unreadable: { status: 400, retry: 'after-change' },
  picture_too_large: { status: 413, retry: 'after-change' },
  body_too_large: { status: 413, retry: 'after-change' },
  content_type_unsupported: { status: 415, retry: 'never' },
  protocol_outdated: { status: 426, retry: 'never' },
  too_many_requests: { status: 429, retry: 'later' },
  proof_required: { status: 429, retry: 'later' },
  internal: { status: 500, retry: 'later' },
  storage_full: { status: 507, retry: 'later' },
  unavailable: { status: 503, retry: 'later' },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERROR_KINDS;

/** Codes that are retried otherwise than their status says. Browsers need these alone: the table above would be 300 bytes more. */
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
export function retryOf(status: number, code = ''): Retry {
  if (ASK.has(code)) return 'after-change';
  if (NEVER.has(code)) return 'never';
  if (status === 0 || status >= 500 || status === 429 || status === 408) return 'later';
  return status === 401 || status === 403 || status === 404 ? 'never' : 'after-change';
}
