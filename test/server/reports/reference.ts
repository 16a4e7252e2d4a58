import { sql } from 'kysely';
import { isOpenAt } from '../../../server/contract/opening-hours.ts';
import type { Hours } from '../../../server/contract/schemas/site-setting-parts.ts';
import type { Db } from '../../../server/database/database.ts';
import { MINUTE_MS } from './a-history.ts';

/** An answer that somebody waited for, as a question to the log alone finds it. */
export type Answer = {
  id: string;
  seq: number;
  from: number;
  author: string;
  waited: number;
  first: boolean;
};

const REOPENED_BY_VISITOR = `type = 'conversation.reopened' and data like '%"by":{"kind":"visitor"%'`;

/** All answers of people, by SQL over messages and events: nothing of what the product counts is used. */
export async function answersInLog(db: Db): Promise<Answer[]> {
  const { rows } = await sql<Omit<Answer, 'first'>>`
    with said as (
      select conversation_id, seq, author_kind, author_id, created_at from messages
      where kind = 'text' and unsent_at is null
    ), answered as (
      select a.conversation_id, a.seq, a.author_id, a.created_at, (
        select min(v.seq) from said v
        where v.conversation_id = a.conversation_id and v.author_kind = 'visitor' and v.seq < a.seq
          and v.seq > coalesce((select max(o.seq) from said o
            where o.conversation_id = a.conversation_id and o.author_kind = 'agent' and o.seq < a.seq), 0)
          and v.seq > coalesce((select max(e.seq) from events e
            where e.conversation_id = a.conversation_id and e.seq < a.seq and ${sql.raw(REOPENED_BY_VISITOR)}), 0)
      ) as asked
      from said a where a.author_kind = 'agent'
    )
    select answered.conversation_id as id, answered.seq as seq, asked as "from", answered.author_id as author,
      answered.created_at - question.created_at as waited
    from answered join messages question
      on question.conversation_id = answered.conversation_id and question.seq = asked
    order by answered.conversation_id, answered.seq`.execute(db);
  return rows.map((row, index) => ({
    ...row,
    waited: Number(row.waited),
    first: rows[index - 1]?.id !== row.id,
  }));
}

/** The time within business hours, minute by minute; both ends are whole minutes. */
export function openMinutes(hours: (at: number) => Hours | null, from: number, to: number): number {
  let open = 0;
  for (let at = from; at < to; at += MINUTE_MS) if (isOpenAt(hours(at), at)) open += MINUTE_MS;
  return open;
}
