import { Readable } from 'node:stream';
import type { Actor } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import { idFrom } from '../common/id-from.ts';
import { LIMITS } from '../common/limits.ts';
import type { MailFacts } from '../contract/schemas/conversations.ts';
import { fitWords, isBlank } from '../contract/unseen-text.ts';
import { inKept } from '../conversations/merge-record.ts';
import type { Database } from '../database/database.ts';
import type { MailThreadRow, VisitorRow } from '../database/tables.ts';
import type { RunInTransaction } from '../database/transaction.ts';
import { safeFileName } from '../files/file-name.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Pictures } from '../files/pictures.ts';
import { tooLarge } from '../files/receive-file.ts';
import { uploaderOf } from '../files/uploader.ts';
import { newestMailTo, noteReaction } from '../mail/mail-reactions.ts';
import { noteFromStranger } from '../messages/note-from-stranger.ts';
import { admitUpload, storeUpload } from '../messages/receive-upload.ts';
import { sendMessage } from '../messages/send-message.ts';
import { type Mask, maskedInPieces, maskOfThread } from '../sites/mask.ts';
import type { MailContent, MailFile } from './mail-content.ts';
import type { MailAddress } from './mail-headers.ts';

export type WrittenMail = MailContent & {
  /** Of the message it becomes. */
  id: string;
  from: MailAddress | null;
};

export type AddMailOptions = {
  database: Database;
  runInTransaction: RunInTransaction;
  files: FileStore;
  pictures: Pictures;
  now: () => number;
};

/** Refusals that are over some time: the mail is to be brought again. Any other is for good. */
const LATER = new Set(['storage_full', 'unavailable']);

/**
 * Makes a mail a message of its conversation: the visitor's where it comes from the address that the conversation was mailed
 * to, and otherwise a note that says from whom it is. Of a visitor's mail, files are kept as if they had been uploaded; what is not
 * taken of them is named in the message. A stranger's files are not taken.
 * @throws ApiError as `sendMessage` does, and `storage_full` or `unavailable` while no files can be kept
 */
export async function addMail(
  options: AddMailOptions,
  thread: MailThreadRow,
  visitor: VisitorRow,
  written: WrittenMail,
): Promise<{ created: boolean }> {
  const { runInTransaction } = options;
  const conversationId = thread.conversation_id;
  const mask = await maskOfThread(options.database.read, conversationId);
  // Masked before it is cut: of a number that is cut in half, the first half would not be recognized.
  const mail = isCut(written) ? { ...written, text: await maskedInPieces(written.text, mask) } : written;
  const body = fitWords(mail.text, LIMITS.messageLength);
  if (mail.from?.address !== thread.address) {
    const names = [...mail.files.map((file) => file.name ?? ''), ...mail.tooMany].map(mask);
    const facts = {
      from: { name: fitWords(mail.from?.name ?? '', 80), address: mail.from?.address ?? '' },
      ...lostAs(names, 'stranger'),
    };
    return inKept(conversationId, (id) =>
      runInTransaction((tx) => noteFromStranger(tx, id, { id: mail.id, body, mail: facts })),
    );
  }
  const actor: Actor = { kind: 'visitor', visitor };
  const kept = await keepFiles(options, actor, conversationId, mail, mask);
  const facts: MailFacts = {
    ...(kept.lost.length === 0 ? {} : { lost: kept.lost }),
    ...(isCut(mail) ? { cut: true } : {}),
    ...(mail.packed ? { packed: true } : {}),
  };
  const input = { id: mail.id, kind: 'text', body, attachmentIds: kept.ids, mail: facts } as const;
  return inKept(conversationId, (id, from) =>
    runInTransaction(async (tx) => {
      const answered = await newestMailTo(tx.db, conversationId, thread.address);
      if (answered !== undefined) await noteReaction(tx, answered, 'answered');
      return sendMessage(tx, actor, id, input, undefined, from);
    }),
  );
}

function isCut({ text }: WrittenMail): boolean {
  return text.length > LIMITS.messageLength;
}

/** `ours`: the whole text of a mail that is too long for a message. */
type FileOfMail = MailFile & { ours?: boolean };
type Kept = { ids: string[]; lost: { name: string; why: string }[] };

/** Stores the files, each under an id that follows from its mail; what is refused is named with the code of its refusal. */
async function keepFiles(
  options: AddMailOptions,
  actor: Extract<Actor, { kind: 'visitor' }>,
  conversationId: string,
  mail: WrittenMail,
  mask: Mask,
): Promise<Kept> {
  const whole = isCut(mail) ? [{ name: 'mail.txt', content: Buffer.from(mail.text), ours: true }] : [];
  const files: FileOfMail[] = [...whole, ...mail.files];
  const kept: Kept = { ids: [], lost: [] };
  for (const [index, file] of files.slice(0, LIMITS.filesPerMessage).entries()) {
    const id = idFrom(mail.id, 'file', String(index));
    try {
      await keepFile(options, actor, conversationId, id, file, mail);
      kept.ids.push(id);
    } catch (error) {
      if (!(error instanceof ApiError) || LATER.has(error.code)) throw error;
      kept.lost.push(...(lostAs([mask(file.name ?? '')], error.code).lost ?? []));
    }
  }
  const beyond = files.slice(LIMITS.filesPerMessage).map((file) => file.name ?? '');
  const names = [...beyond, ...mail.tooMany].map(mask);
  kept.lost.push(...(lostAs(names, 'too_many_files').lost ?? []));
  return kept;
}

async function keepFile(
  { database, runInTransaction, files, pictures, now }: AddMailOptions,
  actor: Extract<Actor, { kind: 'visitor' }>,
  conversationId: string,
  id: string,
  { name, content, ours = false }: FileOfMail,
  mail: WrittenMail,
): Promise<void> {
  // Mail has no network: what an address sends counts together.
  const uploader = uploaderOf(actor, `mail:${mail.from?.address}`);
  const declaredBytes = content.length;
  const taken = await admitUpload(database.read, actor, conversationId, {
    uploader,
    declaredBytes,
    now: now(),
    ours,
  });
  const receiving = { files, pictures, uploader, declaredBytes, abandoned: () => false, runInTransaction };
  if (content.length > taken.bytes) throw tooLarge(taken.bytes);
  const source = Readable.from([content]);
  await storeUpload(receiving, actor, conversationId, { id, fileName: name ?? undefined, source, taken });
}

/** So many are named; whoever sends more need not be notified of each. */
const MAX_LOST = 20;

function lostAs(names: string[], why: string): Pick<MailFacts, 'lost'> {
  if (names.length === 0) return {};
  return { lost: names.slice(0, MAX_LOST).map((name) => ({ name: safeFileName(name), why })) };
}

/** Whether there is something to be seen of it. */
export function saysSomething({ text, files }: MailContent): boolean {
  return files.length > 0 || !isBlank(text);
}
