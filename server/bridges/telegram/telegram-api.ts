import { tracedHeaders } from '../../tracing/trace.ts';
import { underEither } from '../../workers/either-signal.ts';
import { askPatiently, awayFrom } from '../ask-chat.ts';
import { ChannelMoved, ChatAway, ChatRefused } from '../chat-service.ts';
import { readJson } from '../read-bounded.ts';

/** From the request to the last byte of the answer. */
const LIMIT_MS = 15_000;
const MOST_ANSWER_BYTES = 8 * 1024 * 1024;
const TOO_OFTEN_MS = 1_000;

/**
 * What Telegram says no with, and what it is about. It has sentences and no codes, so these are ours; a sentence may repeat what
 * somebody wrote.
 */
const REFUSALS: readonly (readonly [RegExp, string, ChatRefused['about']])[] = [
  [/^Unauthorized|^Not Found$/, 'unauthorized', 'access'],
  [/webhook is active/, 'webhook_active', 'access'],
  [/terminated by other getUpdates/, 'other_listener', 'access'],
  [/bot was kicked|bot is not a member/, 'bot_removed', 'channel'],
  [/chat not found|CHANNEL_PRIVATE/, 'chat_not_found', 'channel'],
  [/not a forum/, 'not_a_forum', 'channel'],
  [/not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|CHAT_ADMIN_REQUIRED/, 'no_rights', 'channel'],
  [/message thread not found|TOPIC_DELETED|TOPIC_ID_INVALID/, 'topic_gone', 'thread'],
  [/TOPIC_CLOSED/, 'topic_closed', 'channel'],
  [/message is not modified/, 'not_modified', 'post'],
  [/message to (?:be replied|reply) not found|REPLY_MESSAGE_ID_INVALID/i, 'post_gone', 'post'],
  [/message to (?:edit|delete) not found|message can't be (?:edited|deleted)/, 'post_gone', 'post'],
  [/file is too big/, 'file_too_big', 'post'],
];

/** Files are `File`s, everything else is as https://core.telegram.org/bots/api names it. */
export type TelegramArgs = Readonly<Record<string, unknown>>;
export type TelegramApi = {
  /**
   * @returns the `result`; what is read of it is checked where it is used
   * @throws ChatRefused, ChatAway, ChannelMoved
   */
  call(method: string, args: TelegramArgs, signal: AbortSignal, limitMs?: number): Promise<unknown>;
};

/**
 * Telegram's Bot API with one token. While it wants to be left alone (20 messages a minute are posted into a group) nothing is asked; a
 * short while is waited for. No error names an address, because the token stands in it.
 * @param url of the API, without a slash at the end
 */
export function createTelegramApi(url: string, token: string): TelegramApi {
  let quietUntil = 0;
  return {
    call: (method, args, signal, limitMs = LIMIT_MS) =>
      askPatiently(() => once(method, args, signal, limitMs), signal),
  };

  async function once(
    method: string,
    args: TelegramArgs,
    signal: AbortSignal,
    limitMs: number,
  ): Promise<unknown> {
    const quietMs = quietUntil - performance.now();
    if (quietMs > 0) throw new ChatAway('Telegram wants to be asked less often.', Math.ceil(quietMs));
    const { answer, status } = await asked(method, args, signal, limitMs);
    if (answer['ok'] === true) return answer['result'];
    const { retry_after, migrate_to_chat_id } = (answer['parameters'] ?? {}) as Record<string, unknown>;
    if (typeof migrate_to_chat_id === 'number')
      throw new ChannelMoved(String(args['chat_id']), String(migrate_to_chat_id));
    if (status === 429) {
      const waitMs = typeof retry_after === 'number' ? retry_after * 1_000 : TOO_OFTEN_MS;
      quietUntil = performance.now() + waitMs;
      throw new ChatAway('Telegram wants to be asked less often.', waitMs);
    }
    throw refusalOf(status, String(answer['description'] ?? ''));
  }

  async function asked(method: string, args: TelegramArgs, signal: AbortSignal, limitMs: number) {
    try {
      return await underEither(signal, AbortSignal.timeout(limitMs), async (either) => {
        const response = await fetch(`${url}/bot${token}/${method}`, {
          method: 'POST',
          redirect: 'error',
          signal: either,
          ...bodyOf(args),
        });
        return { status: response.status, answer: await readJson(response, MOST_ANSWER_BYTES) };
      });
    } catch (error) {
      throw awayFrom('Telegram', error, signal);
    }
  }
}

/** What is thrown for an answer that is not `ok`. */
export function refusalOf(status: number, description: string): ChatRefused | ChatAway {
  if (status >= 500) return new ChatAway(`Telegram answers ${status}.`);
  const plain = description.replace(/^(?:Bad Request|Forbidden|Conflict): /, '');
  const [, code, about] = REFUSALS.find(([says]) => says.test(plain)) ?? [];
  if (code !== undefined && about !== undefined) return new ChatRefused(code, about);
  return status === 403 ? new ChatRefused('forbidden', 'channel') : new ChatRefused(`http_${status}`, 'post');
}

function bodyOf(args: TelegramArgs): Pick<RequestInit, 'body' | 'headers'> {
  const given = Object.entries(args).filter(([, value]) => value !== undefined);
  if (!given.some(([, value]) => value instanceof File))
    return {
      body: JSON.stringify(args),
      headers: { 'content-type': 'application/json', ...tracedHeaders() },
    };
  const form = new FormData();
  for (const [name, value] of given)
    form.set(name, value instanceof File ? value : typeof value === 'string' ? value : JSON.stringify(value));
  return { body: form, headers: tracedHeaders() };
}
