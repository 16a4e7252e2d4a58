import { buffer } from 'node:stream/consumers';
import { LIMITS } from '../common/limits.ts';
import type { Attachment, Message } from '../contract/schemas/conversations.ts';
import type { ConversationEvent } from '../contract/schemas/events.ts';
import type { Author } from '../contract/schemas/people.ts';
import type { Database } from '../database/database.ts';
import type { ThreadedKind } from '../database/tables/bridges.ts';
import type { DueEvent } from '../delivery/subscriber.ts';
import { savedName } from '../files/file-name.ts';
import type { FileStore } from '../files/file-store.ts';
import {
  FIRST_FILE,
  forgetPost,
  forgetThread,
  itemOf,
  noteThread,
  type Posting,
  postOnce,
  postsOf,
} from './bridge-posts.ts';
import { type Bridged, findBridged, headOf } from './bridged-conversation.ts';
import { ChatAway, ChatRefused, type ChatService, type Head, type Place, type Post } from './chat-service.ts';
import { withoutDoubles, withoutDoubleThreads } from './post-again.ts';
import { partsOf } from './split-post.ts';
import type { ThreadTexts } from './thread-texts.ts';

export type BringDeps = {
  kind: ThreadedKind;
  database: Database;
  files: FileStore;
  chat: ChatService;
  texts: ThreadTexts;
  publicUrl: string;
};

/** The types of events of which a thread shows something; of some, its head alone. */
export const SHOWN: ReadonlySet<string> = new Set<ConversationEvent['type']>([
  'message.created',
  'message.edited',
  'message.unsent',
  'conversation.claimed',
  'conversation.assigned',
  'conversation.released',
  'conversation.resolved',
  'conversation.reopened',
  'conversation.snoozed',
  'conversation.woken',
  'conversation.escalated',
  'conversation.merged',
  'conversation.separated',
]);
/** Pictures may have become larger when they were written anew. */
const MOST_FILE_BYTES = 2 * LIMITS.fileBytes;

/**
 * Brings an event into the thread of its conversation, and begins the thread with the first message. The same event again
 * finds what stands there. What came from the chat is not brought back. Where somebody has deleted the thread, the next message
 * begins another one.
 * @throws ChatRefused when the chat refuses us or the channel, ChatAway, ChannelMoved
 */
export async function bringEvent(deps: BringDeps, due: DueEvent, signal: AbortSignal): Promise<void> {
  try {
    await bring(deps, due, signal);
  } catch (error) {
    if (!(error instanceof ChatRefused) || error.about !== 'thread') throw error;
    await forgetThread(deps.database, { kind: deps.kind, conversationId: due.conversationId });
    await bring(deps, due, signal);
  }
}

async function bring(deps: BringDeps, due: DueEvent, signal: AbortSignal): Promise<void> {
  const { kind, database } = deps;
  const { conversationId, event } = due;
  const bridged = await findBridged(database.read, kind, conversationId);
  if (bridged === undefined) return;
  const fromThere = (await postsOf(database.read, { kind, conversationId, item: itemOf(due.seq) })).some(
    ({ origin }) => origin === 'there',
  );
  const place = bridged.place ?? (await openThread(deps, bridged, event, signal));
  if (place === null) return;
  const head = headOf(bridged, deps.texts, deps.publicUrl);
  const headId = await sayHead(deps, place, { conversationId, head }, signal);
  if (!event.type.startsWith('message.')) await deps.chat.changeHead(place, headId, head, signal);
  if (!fromThere) await show(deps, place, event, signal);
}

/** A thread begins with a message, so that nobody is notified of a conversation in which nothing was said. */
async function openThread(
  { kind, database, chat, texts, publicUrl }: BringDeps,
  bridged: Bridged,
  event: ConversationEvent,
  signal: AbortSignal,
): Promise<Place | null> {
  const { channel } = bridged;
  if (channel === null || event.type !== 'message.created') return null;
  const conversationId = bridged.conversation.id;
  const key = { kind, conversationId, item: 'head', part: 0, channel: channel.id };
  const name = nameOf(key);
  const head = headOf(bridged, texts, publicUrl);
  const opening = {
    post: () => chat.openThread(channel.id, head, name, signal),
    find: () => chat.findThread(channel.id, name, signal),
  };
  const once = withoutDoubleThreads({ kind, database, chat }, { channel: channel.id, head }, opening, signal);
  const thread = await postOnce(database, key, once);
  const row = { kind, conversation_id: conversationId, channel: channel.id, thread, created_at: event.at };
  if (!(await noteThread(database, row))) {
    await forgetPost(database, key);
    throw new ChatAway('The thread that was found is another conversation’s; one more is opened.');
  }
  return { channel: channel.id, thread };
}

/** @returns under which id the head stands */
async function sayHead(
  deps: BringDeps,
  place: Place,
  { conversationId, head }: { conversationId: string; head: Head },
  signal: AbortSignal,
): Promise<string> {
  const { kind, database, chat } = deps;
  if (chat.sayHead === undefined) return place.thread;
  const key = { kind, conversationId, item: 'head', part: 1, channel: place.channel };
  const name = nameOf(key);
  const said = chat.sayHead.bind(chat, place, head, name, signal);
  const posting = { post: () => said(), find: () => chat.findPost(place, name, signal) };
  return postOnce(database, key, withoutDoubles(deps, place, posting, signal));
}

async function show(
  deps: BringDeps,
  place: Place,
  event: ConversationEvent,
  signal: AbortSignal,
): Promise<void> {
  const { texts } = deps;
  const line = (text: string) => sayLine(deps, place, event, text, signal);
  switch (event.type) {
    case 'message.created':
      return showMessage(deps, place, event.data.message, signal);
    case 'message.edited':
      return showEdit(deps, place, event, signal);
    case 'message.unsent':
      return showUnsent(deps, place, event, signal);
    case 'conversation.claimed':
    case 'conversation.assigned':
      return line(texts.claimed(event.data.assignee.name));
    case 'conversation.released':
      return line(texts.released);
    case 'conversation.resolved':
      return line(texts.resolved(event.data.by.name));
    case 'conversation.reopened':
      return line(texts.reopened(event.data.by.name));
    case 'conversation.escalated':
      return event.data.action === 'bridge' ? line(texts.unanswered(event.data.afterMinutes)) : undefined;
    default:
      return undefined;
  }
}

async function showMessage(
  deps: BringDeps,
  place: Place,
  message: Message,
  signal: AbortSignal,
): Promise<void> {
  // Taken back since.
  if (message.unsentAt !== undefined) return;
  const { id, conversationId, attachments } = message;
  await sayText(deps, place, { conversationId, item: id }, postFrom(message), signal);
  for (const [index, attachment] of attachments.entries())
    await showFile(deps, place, { conversationId, item: id, part: FIRST_FILE + index }, attachment, signal);
}

/** The words as they are now; a text that has become shorter or longer has fewer or more parts. */
async function showEdit(
  deps: BringDeps,
  place: Place,
  event: Extract<ConversationEvent, { type: 'message.edited' }>,
  signal: AbortSignal,
): Promise<void> {
  const { kind, database, chat, texts } = deps;
  const { conversationId, data } = event;
  const posts = await postsOf(database.read, { kind, conversationId, item: data.messageId });
  const row = await database.read
    .selectFrom('messages')
    .select(['kind', 'author_kind', 'author_id', 'author_name', 'body', 'unsent_at'])
    .where('conversation_id', '=', conversationId)
    .where('id', '=', data.messageId)
    .executeTakeFirst();
  if (row === undefined || row.unsent_at !== null || posts.length === 0) return;
  // In the chat it is somebody's own post, which we cannot change.
  if (posts[0]?.origin === 'there') return sayLine(deps, place, event, texts.editedHere(data.body), signal);
  const author: Author = { kind: row.author_kind, id: row.author_id, name: row.author_name };
  const post = postFrom({ kind: row.kind, author, body: row.body });
  const parts = partsOf(post.text, chat.longestPost);
  for (const old of posts.filter(({ part }) => part < FIRST_FILE)) {
    const text = parts[old.part];
    if (old.remote_id === null) continue;
    if (text !== undefined) await chat.edit(place, old.remote_id, { ...post, text }, signal);
    else {
      await chat.remove(place, old.remote_id, 'text', signal);
      await forgetPost(database, { kind, conversationId, item: data.messageId, part: old.part });
    }
  }
  await sayText(deps, place, { conversationId, item: data.messageId }, post, signal);
}

async function showUnsent(
  deps: BringDeps,
  place: Place,
  event: Extract<ConversationEvent, { type: 'message.unsent' }>,
  signal: AbortSignal,
): Promise<void> {
  const { kind, database, chat, texts } = deps;
  const { conversationId, data } = event;
  const posts = await postsOf(database.read, { kind, conversationId, item: data.messageId });
  if (posts[0]?.origin === 'there') return sayLine(deps, place, event, texts.unsentHere, signal);
  for (const { part, remote_id } of posts)
    if (remote_id !== null) await chat.remove(place, remote_id, part < FIRST_FILE ? 'text' : 'file', signal);
}

async function showFile(
  deps: BringDeps,
  place: Place,
  at: { conversationId: string; item: string; part: number },
  { id, name, mediaType }: Attachment,
  signal: AbortSignal,
): Promise<void> {
  const { kind, database, chat, texts, files } = deps;
  const row = await database.read
    .selectFrom('attachments')
    .select(['content_key', 'size_bytes', 'name', 'media_type', 'voice'])
    .where('id', '=', id)
    .executeTakeFirst();
  // Taken back since, or erased.
  if (row === undefined) return;
  const lost = () =>
    sayText(deps, place, { ...at, item: `lost:${id}` }, { by: null, text: texts.fileLost(name) }, signal);
  if (row.size_bytes > MOST_FILE_BYTES) return lost();
  const content = await files.read(row.content_key).then(({ stream }) => buffer(stream));
  try {
    const posting: Posting = {
      post: (begun) => chat.sendFile(place, { name: savedName(row), mediaType, content }, begun, signal),
      find: async (handle) => (handle === null ? null : chat.findFile(place, handle, signal)),
    };
    const key = { kind, ...at, channel: place.channel };
    await postOnce(database, key, withoutDoubles(deps, place, posting, signal));
  } catch (error) {
    if (!(error instanceof ChatRefused) || error.about !== 'post') throw error;
    await lost();
  }
}

/** One of our own lines. */
function sayLine(deps: BringDeps, place: Place, event: ConversationEvent, text: string, signal: AbortSignal) {
  const { conversationId, seq } = event;
  return sayText(deps, place, { conversationId, item: itemOf(seq) }, { by: null, text }, signal);
}

/** Posts a text, in parts where it is long, each once. */
export async function sayText(
  deps: Pick<BringDeps, 'kind' | 'database' | 'chat'>,
  place: Place,
  at: { conversationId: string; item: string },
  post: Post,
  signal: AbortSignal,
): Promise<void> {
  const { kind, database, chat } = deps;
  for (const [part, text] of partsOf(post.text, chat.longestPost).entries()) {
    const key = { kind, ...at, part, channel: place.channel };
    const posting: Posting = {
      post: () => chat.say(place, { ...post, text }, nameOf(key), signal),
      find: () => chat.findPost(place, nameOf(key), signal),
    };
    await postOnce(database, key, withoutDoubles(deps, place, posting, signal));
  }
}

function postFrom({ kind, author, body }: Pick<Message, 'kind' | 'author' | 'body'>): Post {
  return {
    by: { name: author.name, as: kind === 'note' ? 'note' : author.kind === 'system' ? 'bot' : author.kind },
    text: body,
  };
}

/** The same at every try. */
function nameOf({
  conversationId,
  item,
  part,
}: {
  conversationId: string;
  item: string;
  part: number;
}): string {
  return `${conversationId}/${item}/${part}`;
}
