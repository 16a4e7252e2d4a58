import type { IncomingFile, IncomingPost } from '../chat-service.ts';
import { plainText } from './slack-text.ts';

type Json = Readonly<Record<string, unknown>>;
/** News of a thread, and the id by which the same news are known again. */
export type SlackNews = { id: string; post: IncomingPost };

/** Far more than a message has. */
const MOST_TEXT = 40_000;
const MOST_FILES = 50;

/**
 * What an event of https://docs.slack.dev/reference/events/message says about a thread. Of a new post, the id is made from its place, so
 * that it is the same whether it came by the event or by a look at the thread.
 * @param event the `event` of an `events_api` envelope
 * @returns null for whatever is no news of a person's post in a thread: other subtypes, programs, our own posts
 */
export function newsFrom(eventId: string, event: Json): SlackNews | null {
  if (event['type'] !== 'message' || typeof event['channel'] !== 'string') return null;
  const { channel, subtype } = event as { channel: string; subtype?: string };
  if (subtype === 'message_deleted') {
    const before = objectOf(event['previous_message']);
    return news(eventId, channel, before, { type: 'deleted' }, textOf(event['deleted_ts']));
  }
  if (subtype === 'message_changed') return changed(eventId, channel, event);
  if (subtype !== undefined && subtype !== 'file_share' && subtype !== 'thread_broadcast') return null;
  const ts = textOf(event['ts']);
  const posted = {
    type: 'posted',
    from: textOf(event['user']),
    text: plainText(event, nameless).slice(0, MOST_TEXT),
    files: filesOf(event),
  } as const;
  return news(`${channel}:${ts}`, channel, event, posted, ts);
}

function changed(eventId: string, channel: string, event: Json): SlackNews | null {
  const [message, before] = [objectOf(event['message']), objectOf(event['previous_message'])];
  const ts = textOf(message['ts']);
  // A post with answers below it leaves a gravestone.
  if (message['subtype'] === 'tombstone') return news(eventId, channel, before, { type: 'deleted' }, ts);
  // Other changes are Slack's own, such as the preview of a link, or a new answer below it.
  if (objectOf(message['edited'])['ts'] === objectOf(before['edited'])['ts']) return null;
  const edited = {
    type: 'edited',
    from: textOf(message['user']),
    text: plainText(message, nameless).slice(0, MOST_TEXT),
  } as const;
  return news(eventId, channel, message, edited, ts);
}

type What =
  | { type: 'posted'; from: string; text: string; files: IncomingFile[] }
  | { type: 'edited'; from: string; text: string }
  | { type: 'deleted' };

function news(id: string, channel: string, message: Json, what: What, remoteId: string): SlackNews | null {
  const thread = textOf(message['thread_ts']);
  // What is in no thread answers nobody, and what stands at the head of one is ours.
  if (thread === '' || thread === remoteId || remoteId === '') return null;
  if (typeof message['bot_id'] === 'string' || (what.type !== 'deleted' && what.from === '')) return null;
  return { id, post: { channel, thread, remoteId, ...what } };
}

/** Files that are in Slack; links to files elsewhere, and those that were removed, are none. */
function filesOf(event: Json): IncomingFile[] {
  const files = Array.isArray(event['files']) ? event['files'].slice(0, MOST_FILES).map(objectOf) : [];
  return files
    .filter((file) => typeof file['url_private'] === 'string' && file['mode'] !== 'external')
    .map((file) => ({
      id: textOf(file['id']),
      name: textOf(file['name']) || textOf(file['title']),
      sizeBytes: Number(file['size'] ?? 0),
      url: textOf(file['url_private_download']) || textOf(file['url_private']),
      mediaType: textOf(file['mimetype']),
    }));
}

/** Whom somebody mentions is nothing that visitors have to know. */
function nameless(): string {
  return '…';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
