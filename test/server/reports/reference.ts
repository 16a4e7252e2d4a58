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

/** When each event of a kind was, by SQL over the log. */
export async function eventsInLog(db: Db, type: string): Promise<number[]> {
  const { rows } = await sql<{ at: number }>`
    select created_at as at from events where type = ${type} order by created_at`.execute(db);
  return rows.map(({ at }) => Number(at));
}

/** When each message was written, and when each conversation was begun by one. */
export async function messagesInLog(db: Db) {
  const { rows } = await sql<{ at: number; author: string; begins: number }>`
    select created_at as at, author_kind as author, case when seq = (
      select min(first.seq) from messages first where first.conversation_id = messages.conversation_id
        and first.kind = 'text' and first.unsent_at is null) then 1 else 0 end as begins
    from messages where kind = 'text' and unsent_at is null`.execute(db);
  return rows.map((row) => ({ ...row, at: Number(row.at) }));
}

/** Conversations that were resolved while somebody waited. */
export async function abandonedInLog(db: Db): Promise<number[]> {
  const { rows } = await sql<{ at: number }>`
    select e.created_at as at from events e
    where e.type = 'conversation.resolved' and exists (
      select 1 from messages v where v.conversation_id = e.conversation_id and v.seq < e.seq
        and v.author_kind = 'visitor' and v.kind = 'text'
        and v.seq > coalesce((select max(o.seq) from messages o where o.conversation_id = e.conversation_id
          and o.seq < e.seq and o.author_kind = 'agent' and o.kind = 'text' and o.unsent_at is null), 0)
        and v.seq > coalesce((select max(r.seq) from events r where r.conversation_id = e.conversation_id
          and r.seq < e.seq and r.type = 'conversation.reopened' and r.data like '%"by":{"kind":"visitor"%'), 0))`.execute(
    db,
  );
  return rows.map(({ at }) => Number(at));
}

/** Conversations that were resolved while somebody waited to whom nobody had ever written. */
export async function leftInLog(db: Db): Promise<number[]> {
  const { rows } = await sql<{ at: number }>`
    select e.created_at as at from events e
    where e.type = 'conversation.resolved'
      and not exists (select 1 from messages o where o.conversation_id = e.conversation_id and o.seq < e.seq
        and o.author_kind in ('agent', 'bot') and o.kind = 'text' and o.unsent_at is null)
      and exists (select 1 from messages v where v.conversation_id = e.conversation_id and v.seq < e.seq
        and v.author_kind = 'visitor' and v.kind = 'text'
        and v.seq > coalesce((select max(r.seq) from events r where r.conversation_id = e.conversation_id
          and r.seq < e.seq and r.type = 'conversation.reopened' and r.data like '%"by":{"kind":"visitor"%'), 0))`.execute(
    db,
  );
  return rows.map(({ at }) => Number(at));
}

/** When conversations were begun by visitors whom nobody was there for, and nobody answered within an hour. */
export async function missedInLog(db: Db): Promise<number[]> {
  const { rows } = await sql<{ at: number }>`
    select m.created_at as at from messages m join conversations c on c.id = m.conversation_id
    where c.begun_unattended = 1 and m.author_kind = 'visitor' and m.seq = (
      select min(f.seq) from messages f where f.conversation_id = m.conversation_id
        and f.kind = 'text' and f.unsent_at is null)
      and not exists (select 1 from messages a where a.conversation_id = m.conversation_id and a.author_kind = 'agent'
        and a.kind = 'text' and a.unsent_at is null and a.created_at <= m.created_at + ${60 * MINUTE_MS})`.execute(
    db,
  );
  return rows.map(({ at }) => Number(at));
}

/** How many messages of visitors there are of conversations about each topic. */
export async function messagesByTopic(db: Db): Promise<Record<string, number>> {
  const { rows } = await sql<{ topic: string; count: number }>`
    select coalesce(c.topic, '') as topic, count(*) as count from messages m
    join conversations c on c.id = m.conversation_id
    where m.author_kind = 'visitor' and m.unsent_at is null group by c.topic`.execute(db);
  return Object.fromEntries(rows.map(({ topic, count }) => [topic, Number(count)]));
}

/** Of each resolution, how long after the start, or the last reopening before it. */
export async function resolutionsInLog(db: Db): Promise<{ at: number; took: number }[]> {
  const { rows } = await sql<{ at: number; took: number }>`
    select e.created_at as at, e.created_at - (select o.created_at from events o
      where o.conversation_id = e.conversation_id and o.seq < e.seq
        and o.type in ('conversation.started', 'conversation.reopened') order by o.seq desc limit 1) as took
    from events e where e.type = 'conversation.resolved'`.execute(db);
  return rows.map(({ at, took }) => ({ at: Number(at), took: Number(took) }));
}
