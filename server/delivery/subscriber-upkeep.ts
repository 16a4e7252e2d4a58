import { eventTypeFrom } from '../common/stored-event.ts';
import type { Database, Db } from '../database/database.ts';
import type { AppendedEvent } from '../database/transaction.ts';
import { insertDue, removeDue } from './due-rows.ts';
import type { Settings, Subscriber } from './subscriber.ts';

/** So many events of the past are looked at in one transaction. */
const EVENTS_PER_PAGE = 500;
const ROWS_PER_REMOVAL = 1_000;
/** Counts stop here. */
export const MOST_COUNTED = 10_000;

/** Enters a subscriber into the register. One that is there goes on where it was. */
export async function enterSubscriber(
  db: Db,
  { name, from = 'now' }: Pick<Subscriber, 'name' | 'from'>,
): Promise<void> {
  await db
    .insertInto('subscribers')
    .values({ name, fill_conversation: from === 'beginning' ? '' : null })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
}

/**
 * Puts down the next events of the past for a subscriber that begins from the beginning. On Postgres one node at a time
 * does it. An event that was written after the subscriber came may be put down once more, under the same id.
 * @returns whether there may be more
 */
export async function fillNext(
  db: Db,
  dialect: Database['dialect'],
  {
    name,
    delayMs,
    epoch,
    wants,
  }: Pick<Settings, 'name' | 'delayMs'> & { epoch: string } & Pick<Subscriber, 'wants'>,
): Promise<boolean> {
  const place = await db
    .selectFrom('subscribers')
    .select(['fill_conversation', 'fill_seq'])
    .where('name', '=', name)
    .$if(dialect === 'postgres', (query) => query.forUpdate().skipLocked())
    .executeTakeFirst();
  // Another node is at it.
  if (place === undefined) return true;
  const after = place.fill_conversation;
  if (after === null) return false;
  const rows = await db
    .selectFrom('events')
    .innerJoin('conversations', 'conversations.id', 'events.conversation_id')
    .select(['events.conversation_id', 'events.seq', 'events.type', 'events.visible', 'events.created_at'])
    .leftJoin('messages', (join) =>
      join
        .onRef('messages.conversation_id', '=', 'events.conversation_id')
        .onRef('messages.seq', '=', 'events.seq'),
    )
    .select(['conversations.visitor_id', 'conversations.site_id', 'messages.author_kind'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('messages as before')
          .select('before.seq')
          .whereRef('before.conversation_id', '=', 'events.conversation_id')
          .whereRef('before.seq', '<', 'events.seq')
          .where('before.kind', '=', 'text'),
      ).as('has_before'),
    )
    .where((eb) =>
      eb.or([
        eb('events.conversation_id', '>', after),
        eb.and([eb('events.conversation_id', '=', after), eb('events.seq', '>', place.fill_seq)]),
      ]),
    )
    .orderBy('events.conversation_id')
    .orderBy('events.seq')
    .limit(EVENTS_PER_PAGE)
    .execute();
  const wanted = rows
    .map(
      (row): AppendedEvent => ({
        conversationId: row.conversation_id,
        seq: row.seq,
        type: eventTypeFrom(row.type),
        visible: row.visible === 1,
        room: row.visitor_id === null,
        siteId: row.site_id,
        message:
          row.author_kind === null
            ? null
            : { author: row.author_kind, first: !row.has_before, asks: false, answers: false },
        // Which bot had it then, is not written down; what is about bots begins with what is written from now on.
        botId: null,
        at: row.created_at,
      }),
    )
    .filter(wants);
  await insertDue(
    db,
    wanted.map(({ conversationId, seq, at }) => ({
      conversation_id: conversationId,
      seq,
      subscriber: name,
      epoch,
      next_at: at + delayMs,
    })),
  );
  const last = rows.length < EVENTS_PER_PAGE ? null : (rows.at(-1) ?? null);
  await db
    .updateTable('subscribers')
    .set({ fill_conversation: last?.conversation_id ?? null, fill_seq: last?.seq ?? 0 })
    .where('name', '=', name)
    .execute();
  return last !== null;
}

/** Whatever is put off further than anything is, was put off before a clock was set back: it is due after its delay. */
export async function mendClock(database: Database, settings: Settings, now: number): Promise<void> {
  const { name, furthestMs, delayMs } = settings;
  const found = await database.read
    .selectFrom('due_events')
    .select('seq')
    .where('subscriber', '=', name)
    .where('dead_at', 'is', null)
    .where('next_at', '>', now + furthestMs)
    .limit(1)
    .execute();
  if (found.length === 0) return;
  await database.write((db) =>
    db
      .updateTable('due_events')
      .set({ claimed_by: null, next_at: now + delayMs })
      .where('subscriber', '=', name)
      .where('dead_at', 'is', null)
      .where('next_at', '>', now + furthestMs)
      .execute(),
  );
}

/** Frees what processes that died had claimed, where no other process can be alive. */
export async function freeClaims(db: Db, node: string, now: number): Promise<void> {
  await db
    .updateTable('due_events')
    .set({ claimed_by: null, next_at: now })
    .where('dead_at', 'is', null)
    .where('claimed_by', 'is not', null)
    .where('claimed_by', '!=', node)
    .execute();
}

/** Removes a subscriber that nobody has any more, with everything that was due for it. */
export async function removeSubscriber(database: Database, name: string): Promise<void> {
  // Each state has an index of its own.
  for (const state of ['is', 'is not'] as const) {
    for (;;) {
      const rows = await database.read
        .selectFrom('due_events')
        .select(['conversation_id as conversationId', 'seq'])
        .where('subscriber', '=', name)
        .where('dead_at', state, null)
        .limit(ROWS_PER_REMOVAL)
        .execute();
      if (rows.length === 0) break;
      await database.write((db) => removeDue(db, { name, node: null }, rows));
    }
  }
  await database.write((db) => db.deleteFrom('subscribers').where('name', '=', name).execute());
}

export type Backlog = {
  /** How many events are due or put off, and how many were given up; both stop at {@link MOST_COUNTED}. */
  due: number;
  dead: number;
  /** How long the one that is due the longest has been. */
  oldestMs: number;
};

/** What a subscriber has still to do. */
export async function backlogOf(db: Db, name: string, now: number): Promise<Backlog> {
  const count = async (dead: boolean) => {
    const { found } = await db
      .selectFrom((from) =>
        from
          .selectFrom('due_events')
          .select('seq')
          .where('subscriber', '=', name)
          .where('dead_at', dead ? 'is not' : 'is', null)
          .limit(MOST_COUNTED)
          .as('some'),
      )
      .select((eb) => eb.fn.countAll().as('found'))
      .executeTakeFirstOrThrow();
    return Number(found);
  };
  const oldest = await db
    .selectFrom('due_events')
    .select('next_at')
    .where('subscriber', '=', name)
    .where('dead_at', 'is', null)
    .orderBy('next_at')
    .limit(1)
    .executeTakeFirst();
  return {
    due: await count(false),
    dead: await count(true),
    oldestMs: oldest === undefined ? 0 : Math.max(0, now - oldest.next_at),
  };
}
