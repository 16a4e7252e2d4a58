import { tracedHeaders } from '../../tracing/trace.ts';
import { underEither } from '../../workers/either-signal.ts';
import { askPatiently, awayFrom } from '../ask-chat.ts';
import { ChatAway, ChatRefused } from '../chat-service.ts';
import { readJson, retryAfterMs } from '../read-bounded.ts';

/** From the request to the last byte of the answer. */
const LIMIT_MS = 15_000;
const MOST_ANSWER_BYTES = 4 * 1024 * 1024;

/** https://docs.slack.dev/reference/methods: codes that are about the token, or about what it may do. */
const ABOUT_ACCESS = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'not_allowed_token_type',
  'no_permission',
  'org_login_required',
  'ekm_access_denied',
  'access_denied',
  'team_access_not_granted',
]);
const ABOUT_CHANNEL = new Set(['channel_not_found', 'not_in_channel', 'is_archived', 'restricted_action']);
const LATER = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/** Answers are as Slack says; what is read of them is checked where it is used. */
export type SlackAnswer = Record<string, unknown>;
export type SlackApi = {
  /** @throws ChatRefused, ChatAway */
  call(method: string, args: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<SlackAnswer>;
};

/**
 * Slack's Web API with one token. Arguments go as a form, which every method takes; what is no text becomes JSON. A short
 * `Retry-After` is waited for.
 * @param url of the API, without a slash at the end
 */
export function createSlackApi(url: string, token: string): SlackApi {
  return {
    call: (method, args, signal) =>
      askPatiently(
        () =>
          underEither(signal, AbortSignal.timeout(LIMIT_MS), (either) => once(method, args, signal, either)),
        signal,
      ),
  };

  async function once(
    method: string,
    args: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
    either: AbortSignal,
  ): Promise<SlackAnswer> {
    const response = await fetch(`${url}/${method}`, {
      method: 'POST',
      redirect: 'error',
      headers: { authorization: `Bearer ${token}`, ...tracedHeaders() },
      body: formOf(args),
      signal: either,
    }).catch((error: unknown) => {
      throw awayFrom('Slack', error, signal);
    });
    if (response.status === 429) {
      await response.body?.cancel();
      throw new ChatAway('Slack wants to be asked less often.', retryAfterMs(response) || 1_000);
    }
    const answer = await readJson(response, MOST_ANSWER_BYTES).catch((error: unknown) => {
      throw awayFrom('Slack', error, signal);
    });
    if (answer['ok'] === true) return answer;
    throw refusalOf(String(answer['error'] ?? `http_${response.status}`));
  }
}

/** What is thrown for an answer that is not `ok`. */
export function refusalOf(code: string): ChatRefused | ChatAway {
  if (LATER.has(code) || code.startsWith('http_5')) return new ChatAway(`Slack answers ${code}.`);
  const about = ABOUT_ACCESS.has(code) ? 'access' : ABOUT_CHANNEL.has(code) ? 'channel' : 'post';
  return new ChatRefused(code, about);
}

function formOf(args: Readonly<Record<string, unknown>>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(args))
    form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  return form;
}
