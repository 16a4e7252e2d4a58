import type { Readable } from 'node:stream';

/** Where the bytes of files are kept. Keys are random and made here; nothing a client says is ever part of one. */
export interface FileStore {
  /** A place to stream an upload into, before anything is known of it. */
  begin(): Promise<{ path: string; discard(): Promise<void> }>;
  /** Moves a finished file in; it is there, on disk, when this resolves. */
  keep(path: string): Promise<string>;
  /** @throws when there is no such file */
  read(key: string): Promise<{ stream: Readable; sizeBytes: number }>;
  remove(key: string): Promise<void>;
}
