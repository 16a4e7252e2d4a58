import { awayFrom } from '../ask-chat.ts';
import {
  ChatAway,
  ChatRefused,
  type ChatService,
  type IncomingFile,
  type Place,
  type Post,
  type RemotePerson,
  type RemoteSender,
} from '../chat-service.ts';
import type { ThreadTexts } from '../thread-texts.ts';
import type { TelegramApi, TelegramArgs } from './telegram-api.ts';
import { removeTelegramDoubles } from './telegram-doubles.ts';
import { headHtml, postHtml, topicName } from './telegram-text.ts';
import { settleTelegramTopic } from './telegram-topics.ts';

/** A message has 4,096 characters, and a line of it says whose words they are. */
const LONGEST_POST = 3_800;
const UPLOAD_LIMIT_MS = 45_000;
const NO_PREVIEW = { link_preview_options: { is_disabled: true } };
/** What is gone, or as it should be, need not be changed. */
const FINE = new Set(['post_gone', 'not_modified']);
const OUTSIDE = new Set(['left', 'kicked']);

type Json = Readonly<Record<string, unknown>>;
export type TelegramServiceOptions = {
  api: TelegramApi;
  /** The id of the bot. */
  bot: string;
  /** Where files are, without a slash at the end; the token stands in it. */
  filesUrl: string;
  texts: ThreadTexts;
};

/**
 * Conversations as topics of Telegram groups. A bot cannot read what stands in a group, so a post whose answer was lost is posted again, and
 * the first one, if there is one, taken away; of two topics, the first is kept.
 */
export function createTelegramService({ api, bot, filesUrl, texts }: TelegramServiceOptions): ChatService {
  return {
    longestPost: LONGEST_POST,
    async openThread(channel, head, _key, signal) {
      const args = { chat_id: channel, name: topicName(head) };
      return idOf(await api.call('createForumTopic', args, signal), 'message_thread_id');
    },
    sayHead: (place, head, _key, signal) => send(place, textArgs(headHtml(head)), signal),
    async changeHead({ channel }, headId, head, signal) {
      await change('editMessageText', channel, headId, textArgs(headHtml(head)), signal);
    },
    say: (place, post, _key, signal) =>
      send(place, { ...textArgs(postHtml(post, texts)), disable_notification: isQuiet(post) }, signal),
    async edit({ channel }, remoteId, post, signal) {
      await change('editMessageText', channel, remoteId, textArgs(postHtml(post, texts)), signal);
    },
    async remove({ channel }, remoteId, _part, signal) {
      await change('deleteMessage', channel, remoteId, {}, signal);
    },
    async sendFile(place, { name, mediaType, content }, _begun, signal) {
      const document = new File([new Uint8Array(content)], name, { type: mediaType });
      return send(place, { document }, signal);
    },
    findThread: async () => null,
    findPost: async () => null,
    findFile: async () => null,
    removeDoubles: (place, remoteId, known, signal) =>
      removeTelegramDoubles(api, place, { remoteId, known }, signal),
    settleThread: (channel, { head, thread }, known, signal) =>
      settleTelegramTopic(api, channel, { name: topicName(head), topic: thread, bot, known }, signal),
    findPerson: personOf,
    download,
  };

  /** Into a topic, which is opened again where somebody has closed it. */
  async function send({ channel, thread }: Place, what: TelegramArgs, signal: AbortSignal): Promise<string> {
    const method = 'document' in what ? 'sendDocument' : 'sendMessage';
    const limitMs = 'document' in what ? UPLOAD_LIMIT_MS : undefined;
    const topic = { chat_id: channel, message_thread_id: Number(thread) };
    const post = () => api.call(method, { ...topic, ...what }, signal, limitMs);
    const sent = await post().catch(async (error: unknown) => {
      if (!(error instanceof ChatRefused) || error.code !== 'topic_closed') throw error;
      await api.call('reopenForumTopic', topic, signal);
      return post();
    });
    return idOf(sent, 'message_id');
  }

  async function change(
    method: string,
    channel: string,
    remoteId: string,
    what: TelegramArgs,
    signal: AbortSignal,
  ): Promise<void> {
    const args = { chat_id: channel, message_id: Number(remoteId), ...what };
    await api.call(method, args, signal).catch((error: unknown) => {
      if (!(error instanceof ChatRefused && FINE.has(error.code))) throw error;
    });
  }

  /** Telegram tells nobody's address: as whom somebody answers, an admin has to say. */
  async function personOf({ id, channel }: RemoteSender, signal: AbortSignal): Promise<RemotePerson | null> {
    const member = await api.call('getChatMember', { chat_id: channel, user_id: Number(id) }, signal);
    const { status, user } = (member ?? {}) as { status?: string; user?: Json };
    if (user === undefined || user['is_bot'] === true || OUTSIDE.has(String(status))) return null;
    const name = [user['first_name'], user['last_name']].filter((part) => typeof part === 'string').join(' ');
    const handle = typeof user['username'] === 'string' ? ` (@${user['username']})` : '';
    return { name: `${name}${handle}`, email: null };
  }

  async function download({ url }: IncomingFile, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const { file_path } = ((await api.call('getFile', { file_id: url }, signal)) ?? {}) as Json;
    // A server of one's own answers with a path on its disk, which is nothing that can be asked for.
    if (typeof file_path !== 'string' || !isPath(file_path)) throw new ChatRefused('file_elsewhere', 'post');
    const response = await fetch(`${filesUrl}/${file_path}`, { redirect: 'error', signal }).catch(
      (error: unknown) => {
        throw awayFrom('Telegram', error, signal);
      },
    );
    if (response.ok && response.body !== null) return response.body;
    await response.body?.cancel();
    if (response.status >= 500 || response.status === 429)
      throw new ChatAway(`Telegram's files answer ${response.status}.`);
    throw new ChatRefused('file_not_readable', 'post');
  }
}

/** Below the address of the files, and nowhere else. */
export function isPath(path: string): boolean {
  return path.split(/[/.]/).every((part) => /^[\w-]+$/.test(part));
}

function textArgs(html: string): TelegramArgs {
  return { text: html, parse_mode: 'HTML', ...NO_PREVIEW };
}

/** What agents write in the console need not ring. */
function isQuiet({ by }: Post): boolean {
  return by !== null && by.as !== 'visitor';
}

function idOf(result: unknown, name: 'message_id' | 'message_thread_id'): string {
  const id = (result as Json | undefined)?.[name];
  if (!Number.isSafeInteger(id)) throw new ChatAway('Telegram did not say under which number it was posted.');
  return String(id);
}
