import { underEither } from '../../workers/either-signal.ts';
import { awayFrom } from '../ask-chat.ts';
import {
  ChatAway,
  ChatRefused,
  type ChatService,
  type Head,
  type IncomingFile,
  type Place,
  type RemotePerson,
  type RemoteSender,
} from '../chat-service.ts';
import type { ThreadTexts } from '../thread-texts.ts';
import type { SlackAnswer, SlackApi } from './slack-api.ts';
import { headText, postText } from './slack-text.ts';

/** `chat.update` takes 4,000 characters, and each `&` becomes five. */
const LONGEST_POST = 2_500;
const UPLOAD_LIMIT_MS = 45_000;
/** A thread is looked through so far for a post that may be there. */
const PAGES = 5;
/** https://docs.slack.dev/messaging/message-metadata: how our own posts are found again. */
const POSTED = 'frontdesk_post';
/** Nothing that is written is unfolded, linked or made a mention by Slack. */
const AS_WRITTEN = { unfurl_links: false, unfurl_media: false, link_names: false, parse: 'none' };
/** What is gone, or was ours no more, need not be removed. */
const GONE = new Set(['message_not_found', 'cant_delete_message', 'file_not_found', 'file_deleted']);

type Json = Readonly<Record<string, unknown>>;
export type SlackServiceOptions = {
  api: SlackApi;
  /** Of the API; files of another host are asked for only where Slack has them. */
  apiUrl: string;
  botToken: string;
  texts: ThreadTexts;
};

/** Conversations as threads of Slack channels. */
export function createSlackService({ api, apiUrl, botToken, texts }: SlackServiceOptions): ChatService {
  let workspace: string | null = null;

  return {
    longestPost: LONGEST_POST,
    async openThread(channel, head, key, signal) {
      return idOf(await api.call('chat.postMessage', posted(channel, headText(head), key), signal));
    },
    async changeHead({ channel }, ts, head: Head, signal) {
      await api.call('chat.update', { channel, ts, text: headText(head), parse: 'none' }, signal);
    },
    async say({ channel, thread }, post, key, signal) {
      const message = { ...posted(channel, postText(post, texts), key), thread_ts: thread };
      return idOf(await api.call('chat.postMessage', message, signal));
    },
    async edit({ channel }, ts, post, signal) {
      await api.call('chat.update', { channel, ts, text: postText(post, texts), parse: 'none' }, signal);
    },
    async remove({ channel }, remoteId, part, signal) {
      const asked =
        part === 'file'
          ? api.call('files.delete', { file: remoteId }, signal)
          : api.call('chat.delete', { channel, ts: remoteId }, signal);
      await asked.catch((error: unknown) => {
        if (!(error instanceof ChatRefused && GONE.has(error.code))) throw error;
      });
    },
    async sendFile({ channel, thread }, { name, content }, begun, signal) {
      const { upload_url, file_id } = await api.call(
        'files.getUploadURLExternal',
        { filename: name, length: content.length },
        signal,
      );
      const id = String(file_id);
      await upload(String(upload_url), content, signal);
      await begun(id);
      const files = [{ id, title: name }];
      await api.call(
        'files.completeUploadExternal',
        { files, channel_id: channel, thread_ts: thread },
        signal,
      );
      return id;
    },
    async findThread(channel, key, signal) {
      const { messages } = await api.call(
        'conversations.history',
        { channel, limit: 200, include_all_metadata: true },
        signal,
      );
      return tsOf(listOf(messages).find((message) => keyOf(message) === key));
    },
    findPost: async (place, key, signal) => tsOf(await inThread(place, (one) => keyOf(one) === key, signal)),
    async findFile(place, fileId, signal) {
      const has = (message: Json) => listOf(message['files']).some((file) => file['id'] === fileId);
      return (await inThread(place, has, signal)) === undefined ? null : fileId;
    },
    findPerson: personOf,
    download,
  };

  async function inThread(
    { channel, thread }: Place,
    matches: (message: Json) => boolean,
    signal: AbortSignal,
  ): Promise<Json | undefined> {
    let cursor = '';
    for (let page = 0; page < PAGES; page += 1) {
      const answer = await api.call(
        'conversations.replies',
        { channel, ts: thread, limit: 200, include_all_metadata: true, ...(cursor === '' ? {} : { cursor }) },
        signal,
      );
      const found = listOf(answer['messages']).find(matches);
      cursor = String((answer['response_metadata'] as Json | undefined)?.['next_cursor'] ?? '');
      if (found !== undefined || cursor === '') return found;
    }
    return undefined;
  }

  /** Whoever is no full member of this workspace vouches for no address: a bot, or somebody of another company (Slack Connect). */
  async function personOf({ id }: RemoteSender, signal: AbortSignal): Promise<RemotePerson | null> {
    const { user } = (await api.call('users.info', { user: id }, signal)) as { user?: Json };
    workspace ??= String((await api.call('auth.test', {}, signal))['team_id']);
    if (user === undefined) return null;
    const outside = user['is_stranger'] === true || user['team_id'] !== workspace;
    const guest = user['is_restricted'] === true || user['is_ultra_restricted'] === true;
    if (outside || guest || user['is_bot'] === true || user['deleted'] === true) return null;
    const profile = (user['profile'] ?? {}) as Json;
    const name = String(profile['display_name'] || user['real_name'] || user['name'] || id);
    const confirmed = user['is_email_confirmed'] !== false && typeof profile['email'] === 'string';
    return { name, email: confirmed ? String(profile['email']) : null };
  }

  async function download({ url }: IncomingFile, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    // The token goes to Slack and nobody else.
    if (!isSlackFile(url, apiUrl)) throw new ChatRefused('file_elsewhere', 'post');
    const response = await fetch(url, {
      redirect: 'error',
      headers: { authorization: `Bearer ${botToken}` },
      signal,
    }).catch((error: unknown) => {
      throw awayFrom('Slack', error, signal);
    });
    if (response.status >= 500 || response.status === 429) {
      await response.body?.cancel();
      throw new ChatAway(`Slack's files answer ${response.status}.`);
    }
    // Without the scope `files:read` Slack shows the page of its sign-in.
    const page = response.headers.get('content-type')?.startsWith('text/html') === true;
    if (!response.ok || response.body === null || (page && !response.headers.has('content-disposition'))) {
      await response.body?.cancel();
      throw new ChatRefused('file_not_readable', 'post');
    }
    return response.body;
  }
}

function posted(channel: string, text: string, key: string) {
  return {
    channel,
    text,
    ...AS_WRITTEN,
    metadata: { event_type: POSTED, event_payload: { key } },
  };
}

/** Raw bytes to the address that Slack gave for them. */
async function upload(url: string, content: Buffer, signal: AbortSignal): Promise<void> {
  const response = await underEither(signal, AbortSignal.timeout(UPLOAD_LIMIT_MS), (either) =>
    fetch(url, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(content),
      signal: either,
    }),
  ).catch((error: unknown) => {
    throw awayFrom('Slack', error, signal);
  });
  await response.body?.cancel();
  if (!response.ok) throw new ChatAway(`Slack's upload answers ${response.status}.`);
}

/** Of Slack's own hosts, or of the one that stands for Slack. */
export function isSlackFile(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, origin } = new URL(address);
  return (
    (protocol === 'https:' && /(^|\.)slack(-files|-gov)?\.com$/.test(hostname)) ||
    origin === new URL(apiUrl).origin
  );
}

function idOf({ ts }: SlackAnswer): string {
  if (typeof ts !== 'string') throw new ChatAway('Slack did not say under which number it was posted.');
  return ts;
}

function tsOf(message: Json | undefined): string | null {
  return typeof message?.['ts'] === 'string' ? message['ts'] : null;
}

function keyOf(message: Json): unknown {
  const metadata = message['metadata'] as { event_type?: unknown; event_payload?: Json } | undefined;
  return metadata?.event_type === POSTED ? metadata.event_payload?.['key'] : undefined;
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];
}
