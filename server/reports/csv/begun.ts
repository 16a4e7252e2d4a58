import { sql } from 'kysely';
import type { RowsCsvQuery } from '../../contract/schemas/developers/reports.ts';
import type { Db } from '../../database/database.ts';
import { facetsOf, isFiltered } from '../facets.ts';
import { periodOf, spanOf } from '../period.ts';

const CONVERSATIONS_AT_ONCE = 400;

/** `last_facet_id`: under what the last of it is counted. */
export type Begun = { id: string; at: number; last_facet_id: number | null };

/**
 * The conversations that began in a period, in the order in which they began, a page at a time.
 * @param query `authorId`: only those in which this agent, service or bot wrote
 */
export async function* begun(db: Db, { authorId, ...query }: RowsCsvQuery): AsyncGenerator<Begun[]> {
  const { from, to } = spanOf(periodOf(query).days);
  let after: Begun = { id: '', at: from, last_facet_id: null };
  for (;;) {
    const page: Begun[] = await db
      .selectFrom('moment_facts as began')
      .select(['conversation_id as id', 'at'])
      .select((eb) =>
        eb
          .selectFrom('moment_facts as last')
          .select('last.facet_id')
          .whereRef('last.conversation_id', '=', 'began.conversation_id')
          .orderBy('last.seq', 'desc')
          .limit(1)
          .as('last_facet_id'),
      )
      // In the words of the index, which is of these alone.
      .where(sql<boolean>`began.kind = 'started'`)
      .where('at', '>=', after.at)
      .where('at', '<', to)
      .where(sql<boolean>`(at, conversation_id) > (cast(${after.at} as bigint), ${after.id})`)
      .$if(isFiltered(query), (found) => found.where('facet_id', 'in', facetsOf(db, query).select('id')))
      .$if(authorId !== undefined, (found) =>
        found.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('moment_facts as said')
              .select('said.seq')
              .whereRef('said.conversation_id', '=', 'began.conversation_id')
              .where('said.kind', '=', 'messages')
              .where('said.facet_id', 'in', facetsOf(db, { authorId }).select('id')),
          ),
        ),
      )
      .orderBy('at')
      .orderBy('conversation_id')
      .limit(CONVERSATIONS_AT_ONCE)
      .execute();
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    if (page.length < CONVERSATIONS_AT_ONCE) return;
    after = last;
  }
}
