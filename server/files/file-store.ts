import type { Readable } from 'node:stream';
import type { Incoming } from './incoming.ts';

/** Where the bytes of files are kept. Keys are random and made here; nothing a client says is ever part of one. */
export interface FileStore {
  /**
   * A place to stream an upload into, before anything is known of it.
   * @param bytes the most that will be written
   * @throws ApiError `storage_full`
   */
  begin(bytes: number): Promise<Incoming>;
  /** Removes what was begun and abandoned. */
  sweepIncoming(): Promise<void>;
  /**
   * Moves a finished file in; it is there, on disk, when this resolves.
   * @param key under which it is kept; a new one without it
   * @returns the key
   */
  keep(path: string, key?: string): Promise<string>;
  /** @throws when there is no such file */
  read(key: string): Promise<{ stream: Readable; sizeBytes: number }>;
  remove(key: string): Promise<void>;
}
