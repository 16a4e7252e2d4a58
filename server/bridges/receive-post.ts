import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { Actor } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import { idFrom } from '../common/id-from.ts';
import { LIMITS } from '../common/limits.ts';
import { fitWords } from '../contract/unseen-text.ts';
import { lockConversation } from '../conversations/conversation-log.ts';
import { inKept } from '../conversations/merge-record.ts';
import type { BridgePostRow, BridgeThreadRow } from '../database/tables/bridges.ts';
import type { RunInTransaction } from '../database/transaction.ts';
import type { Pictures } from '../files/pictures.ts';
import { isTooLarge, tooLarge } from '../files/receive-file.ts';
import { uploaderOf } from '../files/uploader.ts';
import { editMessage, unsendMessage } from '../messages/change-message.ts';
import { admitUpload, storeUpload } from '../messages/receive-upload.ts';
import { sendMessage } from '../messages/send-message.ts';
import { claimConversation } from '../triage/claim-conversation.ts';
import { agentBehind } from './agent-behind.ts';
import { ELSEWHERE, noteFromChat, noteFromMerged, postAt } from './bridge-posts.ts';
import { type BringDeps, sayText } from './bring-event.ts';
import { ChatRefused, type IncomingFile, type IncomingPost } from './chat-service.ts';

export type ReceiveDeps = BringDeps & {
  runInTransaction: RunInTransaction;
  pictures: Pictures;
  now: () => number;
};

type AgentActor = Extract<Actor, { kind: 'agent' }>;
type Posted = Extract<IncomingPost, { type: 'posted' }>;

/** Refusals that are over some time: the same is to be tried again. Any other is for good. */
const LATER = new Set(['storage_full', 'unavailable', 'too_many_requests']);
const NOTE = /^\s*(?:note\s*[:：]|#)\s*/i;

/**
 * Does in the conversation what somebody did in its thread, as the agent they are: a post answers the visitor or is a note, an edit and a
 * deletion follow. What cannot be is said in the thread, in one sentence. The same post again does nothing more.
 * @throws ChatAway, ChatRefused, ChannelMoved, StorageError, ApiError that are over some time: it is to be tried again
 */
export async function receivePost(deps: ReceiveDeps, post: IncomingPost, signal: AbortSignal): Promise<void> {
  const { kind, database } = deps;
  const thread = await database.read
    .selectFrom('bridge_threads')
    .selectAll()
    .where('kind', '=', kind)
    .where('channel', '=', post.channel)
    .where('thread', '=', post.thread)
    .executeTakeFirst();
  // Somebody else's thread, or that of a conversation that was erased.
  if (thread === undefined) return;
  const known = await postAt(database.read, { kind, channel: post.channel, remoteId: post.remoteId });
  if (post.type === 'posted') {
    if (known === undefined) await answer(deps, thread, post, signal);
    return;
  }
  // What was not sent cannot be changed, and what we posted ourselves is nobody's answer.
  if (known === undefined || known.origin !== 'there') return;
  if (post.type === 'edited') await edit(deps, known, post, signal);
  else await unsend(deps, known, post, signal);
}

async function answer(
  deps: ReceiveDeps,
  thread: BridgeThreadRow,
  post: Posted,
  signal: AbortSignal,
): Promise<void> {
  const { kind, texts, runInTransaction } = deps;
  const { channel, remoteId } = post;
  const conversationId = thread.conversation_id;
  const say = (text: string) => reply(deps, thread.conversation_id, post, text, signal);
  if (post.from === null) return say(texts.anonymous);
  const agent = await agentBehind(deps, { id: post.from, channel }, signal);
  if (agent === null) return say(texts.unmapped);
  const actor: AgentActor = { kind: 'agent', agent };
  const isNote = NOTE.test(post.text);
  const words = fitWords(isNote ? post.text.replace(NOTE, '') : post.text, LIMITS.messageLength + 1);
  const { ids, lost } = await keepFiles(deps, actor, conversationId, post, signal);
  try {
    if (words.trim() !== '' || ids.length > 0)
      await inKept(conversationId, (place, from) =>
        runInTransaction(async (tx) => {
          const row = await lockConversation(tx, actor, place);
          // As in the console: who answers somebody in the queue takes the conversation.
          if (row.status === 'waiting' && !isNote) await claimConversation(tx, actor, place);
          const id = idFrom('bridge', kind, channel, remoteId);
          const input = { id, kind: isNote ? 'note' : 'text', body: words, attachmentIds: ids } as const;
          await sendMessage(tx, actor, place, input, undefined, from);
          // Who reads the thread of the one that goes on has not seen what was written in that of the merged one.
          const note = from === undefined ? noteFromChat : noteFromMerged;
          await note(tx, { kind, conversationId: place, channel }, { id, remoteId });
        }, place),
      );
  } catch (error) {
    return say(texts.notSent(reasonOf(error, deps)));
  }
  if (lost.length > 0) await say(texts.notSent(lost.join(' ')));
  else if (words.trim() === '' && ids.length === 0) await say(texts.notSent(texts.nothingToSend));
}

async function edit(
  deps: ReceiveDeps,
  known: BridgePostRow,
  post: Extract<IncomingPost, { type: 'edited' }>,
  signal: AbortSignal,
): Promise<void> {
  const { kind, texts, database, runInTransaction } = deps;
  const { conversation_id: conversationId, item, channel } = known;
  const say = (text: string) => reply(deps, conversationId, post, text, signal);
  if (post.from === null) return say(texts.anonymous);
  const agent = await agentBehind(deps, { id: post.from, channel }, signal);
  if (agent === null) return say(texts.unmapped);
  const before = await database.read
    .selectFrom('messages')
    .select('kind')
    .where('conversation_id', '=', conversationId)
    .where('id', '=', item)
    .executeTakeFirst();
  if (before === undefined) return;
  const saysNote = NOTE.test(post.text);
  // Its words are meant for nobody but agents: they do not go out.
  if (saysNote && before.kind === 'text') return say(texts.notChanged(texts.becameNote));
  const words = fitWords(saysNote ? post.text.replace(NOTE, '') : post.text, LIMITS.messageLength + 1);
  try {
    await runInTransaction(async (tx) => {
      await editMessage(tx, { kind: 'agent', agent }, conversationId, item, words);
      if (known.part !== ELSEWHERE) await noteFromChat(tx, { kind, conversationId, channel });
    }, conversationId);
  } catch (error) {
    await say(texts.notChanged(reasonOf(error, deps)));
  }
}

/** Whoever deleted it there, such as an owner of the workspace, it is taken back as by its author. */
async function unsend(
  deps: ReceiveDeps,
  known: BridgePostRow,
  post: IncomingPost,
  signal: AbortSignal,
): Promise<void> {
  const { kind, texts, database, runInTransaction } = deps;
  const { conversation_id: conversationId, item, channel } = known;
  const author = await database.read
    .selectFrom('messages')
    .innerJoin('agents', 'agents.id', 'messages.author_id')
    .selectAll('agents')
    .where('messages.conversation_id', '=', conversationId)
    .where('messages.id', '=', item)
    .executeTakeFirst();
  if (author === undefined) return;
  try {
    await runInTransaction(async (tx) => {
      await unsendMessage(tx, { kind: 'agent', agent: author }, conversationId, item);
      if (known.part !== ELSEWHERE) await noteFromChat(tx, { kind, conversationId, channel });
    }, conversationId);
  } catch (error) {
    await reply(deps, conversationId, post, texts.notDeleted(reasonOf(error, deps)), signal);
  }
}

type Kept = { ids: string[]; lost: string[] };

/** Stores the files, each under an id that follows from its place; what is not taken is named. */
async function keepFiles(
  deps: ReceiveDeps,
  actor: AgentActor,
  conversationId: string,
  post: Posted,
  signal: AbortSignal,
): Promise<Kept> {
  const kept: Kept = { ids: [], lost: [] };
  for (const [index, file] of post.files.entries()) {
    const id = idFrom('bridge', deps.kind, post.channel, post.remoteId, file.id);
    try {
      if (index >= LIMITS.filesPerMessage)
        throw new ApiError('bad_request', `At most ${LIMITS.filesPerMessage} files fit into one message.`);
      await keepFile(deps, actor, conversationId, { id, file }, signal);
      kept.ids.push(id);
    } catch (error) {
      if (error instanceof ChatRefused && error.about !== 'post') throw error;
      kept.lost.push(`${file.name}: ${reasonOf(error, deps)}`);
    }
  }
  return kept;
}

async function keepFile(
  { database, runInTransaction, files, pictures, chat, now }: ReceiveDeps,
  actor: AgentActor,
  conversationId: string,
  { id, file }: { id: string; file: IncomingFile },
  signal: AbortSignal,
): Promise<void> {
  const declaredBytes = file.sizeBytes || null;
  if (isTooLarge(declaredBytes)) throw tooLarge();
  const uploader = uploaderOf(actor, '');
  const taken = await admitUpload(database.read, actor, conversationId, {
    uploader,
    declaredBytes,
    now: now(),
  });
  const source = Readable.fromWeb(atMost(await chat.download(file, signal), LIMITS.fileBytes) as WebStream);
  const receiving = {
    files,
    pictures,
    uploader,
    declaredBytes,
    abandoned: () => signal.aborted,
    runInTransaction,
  };
  await storeUpload(receiving, actor, conversationId, { id, fileName: file.name, source, taken });
}

/** Ends with a refusal once more comes than a file may have, whatever was said before of its size. */
function atMost(stream: ReadableStream<Uint8Array>, most: number): ReadableStream<Uint8Array> {
  let bytes = 0;
  return stream.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.length;
        if (bytes > most) controller.error(tooLarge());
        else controller.enqueue(chunk);
      },
    }),
  );
}

/** A refusal as a sentence. @throws whatever is no refusal, or one that is over some time */
function reasonOf(error: unknown, { texts }: Pick<ReceiveDeps, 'texts'>): string {
  if (error instanceof ChatRefused) return texts.fileUnreadable;
  if (!(error instanceof ApiError) || LATER.has(error.code)) throw error;
  return texts.refusals[error.code] ?? error.message;
}

function reply(
  deps: ReceiveDeps,
  conversationId: string,
  post: IncomingPost,
  text: string,
  signal: AbortSignal,
) {
  const item = `reply:${post.type}:${post.remoteId}`;
  return sayText(deps, post, { conversationId, item }, { by: null, text }, signal);
}
