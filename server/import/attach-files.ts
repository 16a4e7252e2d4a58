import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { ApiError } from '../common/api-error.ts';
import { LIMITS } from '../common/limits.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Pictures } from '../files/pictures.ts';
import { type ReceivedFile, receiveFile } from '../files/receive-file.ts';
import type { ImportedConversation, ImportedFile } from './records.ts';

/** As many as a message has here; the names of the others stay in its words. */
const MOST_PER_MESSAGE = 20;
/** What is wrong with the file itself. Everything else ends the import. */
const UNFIT = ['file_too_large', 'file_empty', 'file_unreadable', 'picture_too_large'];
/** Nobody counts what an operator imports. */
const OPERATOR = { kind: 'agent', id: 'import', network: 'import' } as const;

/** The files of a conversation that are kept here from now on. */
export type Kept = ReadonlyMap<ImportedFile, ReceivedFile>;

/** What became of the files of a conversation; `missing` and `unfit` are counted. */
export type Taken = { kept: Kept; missing: number; unfit: number };

export type SavedFiles = {
  /** Whether a file lies in the folder. */
  has(conversationId: string, file: ImportedFile): Promise<boolean>;
  /** Keeps what lies in the folder of a conversation's files, as an upload is kept: judged by content, pictures written anew. */
  take(conversation: ImportedConversation): Promise<Taken>;
  /** Removes what was kept of a conversation that did not come about. */
  giveBack(kept: Kept): Promise<void>;
};

/**
 * Files that were saved before the account there was closed: `FOLDER/CONVERSATION/NAME`, or `FOLDER/HOST/PATH` of their address, as
 * `wget -x` saves them. Nothing outside of the folder is read, whatever an export names or a link in the folder leads to.
 * @throws when there is no such folder
 */
export async function openSavedFiles(
  folder: string,
  { files, pictures }: { files: FileStore; pictures: Pictures },
): Promise<SavedFiles> {
  const root = await realpath(folder);
  if (!(await stat(root)).isDirectory()) throw new Error(`${folder} is no folder.`);
  return {
    has: async (conversationId, file) => (await find(conversationId, file)) !== null,
    async take(conversation) {
      const kept = new Map<ImportedFile, ReceivedFile>();
      let [missing, unfit] = [0, 0];
      try {
        for (const message of conversation.messages)
          for (const [index, file] of message.files.entries()) {
            const path = index < MOST_PER_MESSAGE ? await find(conversation.id, file) : null;
            const received = path === null ? null : await keep(path);
            if (path === null) missing += 1;
            else if (received === null) unfit += 1;
            else kept.set(file, received);
          }
      } catch (error) {
        await giveBack(kept);
        throw error;
      }
      return { kept, missing, unfit };
    },
    giveBack,
  };

  async function find(conversationId: string, { name, url }: ImportedFile): Promise<string | null> {
    for (const place of [`${conversationId}/${name}`, ...placeOf(url)]) {
      const path = await realpath(join(root, place)).catch(() => null);
      if (path === null) continue;
      const within = relative(root, path);
      if (within.startsWith('..') || isAbsolute(within)) continue;
      if ((await stat(path)).isFile()) return path;
    }
    return null;
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

function placeOf(url: string | null): string[] {
  if (url === null || !URL.canParse(url)) return [];
  const { host, pathname } = new URL(url);
  try {
    return [`${host}${pathname}`, `${host}${decodeURIComponent(pathname)}`];
  } catch {
    // A stray per cent sign: as it is written.
    return [`${host}${pathname}`];
  }
}
