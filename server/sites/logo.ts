import type { Readable } from 'node:stream';
import sharp from 'sharp';
import type { FileStore } from '../attachments/file-store.ts';
import type { Work } from '../conversations/work.ts';
import type { SiteRow } from '../database/tables.ts';
import { Refused } from '../refusal.ts';

/** Shown at up to 40 px, sharp on screens of three times the density. */
const SIDE_PX = 128;
const MAX_BYTES = 2 * 1024 * 1024;
const MAX_PIXELS = 25_000_000;

/** Where the site's picture is, from the server on; another picture has another address. */
export function logoPath(site: Pick<SiteRow, 'site_key' | 'logo_key'>): string | null {
  if (site.logo_key === null) return null;
  return `/api/widget/sites/${encodeURIComponent(site.site_key)}/logo?v=${site.logo_key.slice(-12)}`;
}

/**
 * Takes a picture in as the site's: written anew, square, small.
 * @returns the key under which the store has it
 * @throws Refused `file_too_large`, `file_unreadable`
 */
export async function receiveLogo(files: FileStore, source: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES)
      throw new Refused('file_too_large', 'The logo is larger than 2 MB. Choose a smaller picture.');
    chunks.push(chunk);
  }
  const place = await files.begin();
  try {
    await sharp(Buffer.concat(chunks), { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize(SIDE_PX, SIDE_PX, { fit: 'cover', position: 'centre' })
      .webp({ quality: 88 })
      .toFile(place.path);
    return await files.keep(place.path);
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(
      'file_unreadable',
      'The logo cannot be read as a picture. Send a PNG, JPEG, WebP or GIF.',
      {
        reason: error instanceof Error ? error.message.split('\n')[0] : 'unknown',
      },
    );
  } finally {
    await place.discard();
  }
}

/**
 * Makes a picture the site's, or, with null, none. The one before is removed from the store by the sweeper.
 * @throws Refused `site_unknown`
 */
export async function setLogo(work: Work, siteId: string, key: string | null): Promise<SiteRow> {
  const before = await work.db
    .selectFrom('sites')
    .select('logo_key')
    .where('id', '=', siteId)
    .executeTakeFirst();
  if (before === undefined) throw new Refused('site_unknown', 'There is no such site.');
  if (before.logo_key !== null && before.logo_key !== key)
    await work.db
      .insertInto('doomed_files')
      .values({ store_key: before.logo_key, doomed_at: work.now })
      .execute();
  return work.db
    .updateTable('sites')
    .set({ logo_key: key })
    .where('id', '=', siteId)
    .returningAll()
    .executeTakeFirstOrThrow();
}
