import { join } from 'node:path';
import type { Config } from '../config.ts';
import { createDiskStore } from './disk-store.ts';
import type { FileStore } from './file-store.ts';
import { createS3Store, type S3StoreOptions } from './s3-store.ts';

/**
 * The store of files that is configured.
 * @throws with a sentence that names the setting, when it cannot be used
 */
export async function openFiles(config: Config, log: S3StoreOptions['log']): Promise<FileStore> {
  const folder = join(config.dataDir, 'files');
  try {
    return await (config.s3 === null
      ? createDiskStore(folder)
      : createS3Store({ config: config.s3, folder, log }));
  } catch (error) {
    // What the system says of a folder has a code; a refusal by the bucket says by itself what to mend.
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new Error(
      `The folder for files, ${folder}, cannot be written (${error.message}). Set DATA_DIR to one that can.`,
    );
  }
}
