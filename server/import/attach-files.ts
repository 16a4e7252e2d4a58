import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { ApiError } from '../common/api-error.ts';
import { LIMITS } from '../common/limits.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Pictures } from '../files/pictures.ts';
import { type ReceivedFile, receiveFile } from '../files/receive-file.ts';
import type { ImportedConversation, ImportedFile, ImportedMessage } from './records.ts';

/** As many as a message has here; the names of the others stay in its words. */
const MOST_PER_MESSAGE = 20;
/** `wget` cuts longer names off: addresses of Amazon S3 are signed at length. */
const MOST_NAME_BYTES = 236;
/** What is wrong with the file itself. Everything else ends the import. */
const UNFIT = ['file_too_large', 'file_empty', 'file_unreadable', 'picture_too_large'];
/** Nobody counts what an operator imports. */
const OPERATOR = { kind: 'agent', id: 'import', network: 'import' } as const;

/** What lies under a name that several files have: nobody can tell whose it is. */
const AMBIGUOUS = Symbol('ambiguous');

/** The files of a conversation that are kept here from now on. */
export type Kept = ReadonlyMap<ImportedFile, ReceivedFile>;

/**
 * How many files of a conversation do not come along: none lies in the folder; what lies there is not kept; or several have the name of what
 * lies there.
 */
type LeftBehind = { missing: number; unfit: number; ambiguous: number };
/** What became of the files of a conversation. */
export type Taken = LeftBehind & { kept: Kept };
/** What would become of them; whether a file can be kept shows when it is read. */
export type Found = LeftBehind & { found: number };

/** Of a conversation that is here already. */
export type Before = {
  /** The whole of it, as the export has it. */
  all: ImportedConversation;
  /** Files that came before; of them nothing is said. */
  there: ReadonlySet<ImportedFile>;
};

export type SavedFiles = {
  /**
   * Counts what lies in the folder of a conversation's files, and reads none of them.
   * @param before where it is here already; `conversation` then has what may be lacking
   */
  look(conversation: ImportedConversation, before?: Before): Promise<Found>;
  /** Keeps what lies in the folder of a conversation's files, as an upload is kept: judged by content, pictures written anew. */
  take(conversation: ImportedConversation, before?: Before): Promise<Taken>;
  /** Removes what was kept of a conversation that did not come about. */
  giveBack(kept: Kept): Promise<void>;
};

/**
 * Files that were saved before the account there was closed: `FOLDER/HOST/PATH` of their address, as `wget -x` saves them,
 * `FOLDER/CONVERSATION/MESSAGE/NAME`, or `FOLDER/CONVERSATION/NAME`, where a single file of the conversation has that name. Nothing outside of the folder is read, whatever an export names or a link in the folder leads to.
 * @throws when there is no such folder
 */
export async function openSavedFiles(
  folder: string,
  { files, pictures }: { files: FileStore; pictures: Pictures },
): Promise<SavedFiles> {
  const root = await realpath(folder);
  if (!(await stat(root)).isDirectory()) throw new Error(`${folder} is no folder.`);
  return {
    async look(conversation, before) {
      let found = 0;
      const left = await each(conversation, before, async () => {
        found += 1;
        return true;
      });
      return { ...left, found };
    },
    async take(conversation, before) {
      const kept = new Map<ImportedFile, ReceivedFile>();
      try {
        const left = await each(conversation, before, async (file, path) => {
          const received = await keep(path);
          if (received !== null) kept.set(file, received);
          return received !== null;
        });
        return { ...left, kept };
      } catch (error) {
        await giveBack(kept);
        throw error;
      }
    },
    giveBack,
  };

  /** @param take says whether it takes the file that lies there */
  async function each(
    conversation: ImportedConversation,
    { all, there }: Before = { all: conversation, there: new Set() },
    take: (file: ImportedFile, path: string) => Promise<boolean>,
  ): Promise<LeftBehind> {
    const left = { missing: 0, unfit: 0, ambiguous: 0 };
    const files = all.messages.flatMap((message) => message.files);
    for (const message of conversation.messages)
      for (const [index, file] of message.files.entries()) {
        if (there.has(file)) continue;
        const path = await find(file, message, { id: all.id, files });
        if (path === null) left.missing += 1;
        else if (path === AMBIGUOUS) left.ambiguous += 1;
        else if (index >= MOST_PER_MESSAGE || !(await take(file, path))) left.unfit += 1;
      }
    return left;
  }

  /** @returns null where none lies there, AMBIGUOUS where one lies there that may be another's */
  async function find(
    file: ImportedFile,
    message: ImportedMessage,
    { id, files }: { id: string; files: readonly ImportedFile[] },
  ): Promise<string | typeof AMBIGUOUS | null> {
    for (const place of placesOf(file.url)) {
      const path = await fileAt(place);
      if (path !== null) return path;
    }
    const byMessage = message.id === '' ? null : await fileAt(`${id}/${message.id}/${file.name}`);
    if (byMessage !== null) return isOnlyOne(file, message.files) ? byMessage : AMBIGUOUS;
    const byName = await fileAt(`${id}/${file.name}`);
    return byName === null || isOnlyOne(file, files) ? byName : AMBIGUOUS;
  }

  async function fileAt(place: string): Promise<string | null> {
    const path = await realpath(join(root, place)).catch(() => null);
    if (path === null) return null;
    const within = relative(root, path);
    if (within.startsWith('..') || isAbsolute(within)) return null;
    return (await stat(path)).isFile() ? path : null;
  }

  /** Null where it is none that can be kept. */
  async function keep(path: string): Promise<ReceivedFile | null> {
    const { size } = await stat(path);
    if (size > LIMITS.fileBytes) return null;
    const receiving = { files, pictures, uploader: OPERATOR, declaredBytes: size, abandoned: () => false };
    try {
      return await receiveFile(receiving, createReadStream(path, { end: LIMITS.fileBytes }));
    } catch (error) {
      if (error instanceof ApiError && UNFIT.includes(error.code)) return null;
      throw error;
    }
  }

  async function giveBack(kept: Kept): Promise<void> {
    for (const { contentKey, thumbnailKey } of kept.values())
      for (const key of [contentKey, thumbnailKey]) if (key !== null) await files.remove(key);
  }
}

/** Whether no other file has the name of this one: one that is named twice, by the same address, is the same. */
function isOnlyOne(file: ImportedFile, files: readonly ImportedFile[]): boolean {
  return files.every(
    (other) => other === file || other.name !== file.name || (other.url !== null && other.url === file.url),
  );
}

/** Where `wget -x` puts what it gets from an address, the likeliest first; what other programs save has no query in its name. */
function placesOf(url: string | null): string[] {
  if (url === null || !URL.canParse(url)) return [];
  const { host, pathname, search } = new URL(url);
  const folders = pathname.split('/').slice(1).map(unescaped);
  const last = folders.pop() || 'index.html';
  const folder = [host, ...folders].join('/');
  return [`${folder}/${shortened(last + unescaped(search))}`, `${folder}/${last}`, `${host}${pathname}`];
}

/** A part of an address as `wget` writes it into the name of a file. */
function unescaped(part: string): string {
  try {
    return decodeURIComponent(part).replaceAll('/', '%2F');
  } catch {
    // A stray per cent sign: as it is written.
    return part;
  }
}

const shortened = (name: string): string => Buffer.from(name).subarray(0, MOST_NAME_BYTES).toString();
