import { PAGE_BYTES } from '../common/limits.ts';

/** What a row weighs besides its words, as JSON. */
const FRAME_BYTES = 400;
/** Rows that are fetched at once: as many of the longest messages as may be in memory for one who asks. */
const ROWS_AT_ONCE = 30;

type Words = { body: string | null; attachments: string | null; data?: string | null };

/**
 * Collects a page that ends after `limit` rows, or with the row that reaches {@link PAGE_BYTES}; one row is always taken.
 * @param fetch the next rows after the last one, at most `count`
 */
export async function readPage<R extends Words>(
  limit: number,
  fetch: (last: R | undefined, count: number) => Promise<R[]>,
): Promise<{ rows: R[]; more: boolean }> {
  const rows: R[] = [];
  let bytes = 0;
  for (;;) {
    const count = Math.min(ROWS_AT_ONCE, limit + 1 - rows.length);
    const fetched = await fetch(rows.at(-1), count);
    for (const row of fetched) {
      if (rows.length === limit || bytes >= PAGE_BYTES) return { rows, more: true };
      rows.push(row);
      bytes += bytesOf(row);
    }
    // An empty one is the end even where nothing was asked for: no limit may make this go on without end.
    if (fetched.length < count || fetched.length === 0) return { rows, more: false };
  }
}

function bytesOf({ body, attachments, data }: Words): number {
  const words = [body, attachments, data].map((text) => (text ? Buffer.byteLength(text) : 0));
  return words.reduce((sum, one) => sum + one, FRAME_BYTES);
}
