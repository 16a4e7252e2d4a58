import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ApiError } from '../common/api-error.ts';
import type { SiteRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Incoming } from '../files/incoming.ts';
import type { Pictures } from '../files/pictures.ts';
import type { Uploader } from '../files/uploader.ts';

/** Shown at up to 40 px, sharp on screens of three times the density. */
const SIDE_PX = 128;
const MAX_BYTES = 2 * 1024 * 1024;

/** Where the site's picture is, from the server on; another picture has another address. */
export function logoPath(site: Pick<SiteRow, 'site_key' | 'logo_key'>): string | null {
  if (site.logo_key === null) return null;
  return `/api/widget/sites/${encodeURIComponent(site.site_key)}/logo?v=${site.logo_key.slice(-12)}`;
}

/**
 * Takes a picture in as the site's: written anew, square, small.
 * @returns the key under which the store has it
 * @throws ApiError `file_too_large`, `picture_too_large`, `file_unreadable`
 */
export async function receiveLogo(
  { files, pictures }: { files: FileStore; pictures: Pictures },
  uploader: Uploader,
  source: Readable,
): Promise<string> {
  const original = await files.begin(MAX_BYTES);
  const logo = await files.begin(MAX_BYTES);
  try {
    await writeDown(source, original);
    await pictures.develop(uploader, async () => ({
      source: original.path,
      content: logo.path,
      sidePx: SIDE_PX,
    }));
    return await files.keep(logo.path);
  } finally {
    await original.discard();
    await logo.discard();
  }
}

async function writeDown(source: Readable, { path, wrote }: Incoming): Promise<void> {
  let size = 0;
  await pipeline(
    source,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > MAX_BYTES)
          throw new ApiError('file_too_large', 'The logo is larger than 2 MB. Choose a smaller picture.');
        await wrote(chunk.length);
        yield chunk;
      }
    },
    createWriteStream(path, { mode: 0o600 }),
  );
}

/**
 * Makes a picture the site's, or, with null, none. The one before is removed from the store by the sweeper.
 * @throws ApiError `site_unknown`
 */
export async function setLogo(tx: Transaction, siteId: string, key: string | null): Promise<SiteRow> {
  const before = await tx.db
    .selectFrom('sites')
    .select('logo_key')
    .where('id', '=', siteId)
    .executeTakeFirst();
  if (before === undefined) throw new ApiError('site_unknown', 'There is no such site.');
  if (before.logo_key !== null && before.logo_key !== key)
    await tx.db
      .insertInto('doomed_files')
      .values({ store_key: before.logo_key, doomed_at: tx.now })
      .execute();
  return tx.db
    .updateTable('sites')
    .set({ logo_key: key })
    .where('id', '=', siteId)
    .returningAll()
    .executeTakeFirstOrThrow();
}
