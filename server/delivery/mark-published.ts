import { sql } from 'kysely';
import { lockInOrder } from '../conversations/conversation-log.ts';
import { prepared } from '../database/prepared.ts';
import type { Transaction } from '../database/transaction.ts';

/** Up to where a conversation was published. */
export type Published = { id: string; upTo: number };
/** With the number of the newest event there is. */
type Marked = { id: string; seq: number };
type Claim = { node: string; until: number };

/**
 * Says up to where conversations are published, and keeps the claim where there is more. Those that another node has
 * taken over are left out.
 */
export async function markPublished(
  { db, dialect }: Pick<Transaction, 'db' | 'dialect'>,
  published: readonly Published[],
  claim: Claim,
): Promise<Marked[]> {
  if (dialect === 'postgres') {
    const ids = published.map(({ id }) => id);
    // In one packet. An update alone would lock the rows as it comes upon them.
    const [, all] = await Promise.all([
      lockInOrder(db, ids),
      markAll(db, { published: JSON.stringify(published), ...claim }),
    ]);
    return all;
  }
  const marked = await Promise.all(published.map((one) => markOne(db, { ...one, ...claim })));
  return marked.flat();
}

const markOne = prepared<Published & Claim, Marked>((db, place) =>
  db
    .updateTable('conversations')
    .set((eb) => ({
      published_seq: place('upTo'),
      publish_failures: 0,
      publisher_until: eb.case().when('seq', '>', place('upTo')).then(place('until')).else(0).end(),
    }))
    .where('id', '=', place('id'))
    .where('publisher', '=', place('node'))
    .where('published_seq', '<', place('upTo'))
    .returning(['id', 'seq']),
);

const markAll = prepared<{ published: string } & Claim, Marked>((db, place) =>
  db
    .updateTable('conversations')
    .from(
      sql<Published>`json_to_recordset(${place('published')}::json)`.as<'published'>(
        sql`published (id text, "upTo" integer)`,
      ),
    )
    .set((eb) => ({
      published_seq: eb.ref('published.upTo'),
      publish_failures: 0,
      // Beside a plain 0, Postgres would take the time for an int4, which it is too large for.
      publisher_until: eb
        .case()
        .when(eb('seq', '>', eb.ref('published.upTo')))
        .then(eb.cast<number>(eb.val(place('until')), 'bigint'))
        .else(0)
        .end(),
    }))
    .whereRef('conversations.id', '=', 'published.id')
    .where('publisher', '=', place('node'))
    .whereRef('published_seq', '<', 'published.upTo')
    .returning(['conversations.id', 'seq']),
);
