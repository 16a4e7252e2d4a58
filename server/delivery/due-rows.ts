import { type RawBuilder, sql } from 'kysely';
import type { Database, Db } from '../database/database.ts';
import { insertTogether } from '../database/postgres/set-queries.ts';
import { prepared } from '../database/prepared.ts';
import { traceFrom } from './event-traces.ts';
import type { DueKey, Settings } from './subscriber.ts';

/** What is due, as it is written with an event. */
export type NewRow = {
  conversation_id: string;
  seq: number;
  subscriber: string;
  epoch: string;
  next_at: number;
};

type Key = Pick<DueKey, 'conversationId' | 'seq'>;
type Dialect = Database['dialect'];
/** Whose claims count when a row is changed: this node's, or nobody's because the row is locked until the commit. */
type Holder = { name: string; node: string | null };

const COLUMNS = [
  'conversation_id',
  'seq',
  'subscriber',
  'epoch',
  'next_at',
] as const satisfies readonly (keyof NewRow)[];
/** More in one statement are written by another. */
const ROWS_PER_STATEMENT = 200;
const MAX_REASON_LENGTH = 500;

/** The values of all rows, one after the other, by their places: `0`, `1`, … */
type Values = Record<string, string | number>;
type Insert = (db: Db, values: Values) => Promise<unknown[]>;
/** One for each number of rows. */
const inserts = new Map<number, Insert>();

/** Writes what is due: one statement, for any number that a transaction comes to. */
export async function insertDue(db: Db, rows: readonly NewRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const some = rows.slice(from, from + ROWS_PER_STATEMENT);
    const values: Values = {};
    let place = 0;
    for (const row of some)
      for (const column of COLUMNS) {
        values[place] = row[column];
        place += 1;
      }
    await insertOf(some.length)(db, values);
  }
}

function insertOf(count: number): Insert {
  const known = inserts.get(count);
  if (known !== undefined) return known;
  const rowsOf = (given: (place: string) => unknown) =>
    Array.from(
      { length: count },
      (_, n) =>
        Object.fromEntries(
          COLUMNS.map((column, index) => [column, given(`${n * COLUMNS.length + index}`)]),
        ) as NewRow,
    );
  const insert: Insert = prepared<Values, unknown>(
    (db, place) =>
      db
        .insertInto('due_events')
        .values(rowsOf(place))
        .onConflict((conflict) => conflict.columns(['conversation_id', 'seq', 'subscriber']).doNothing()),
    insertTogether('due_events', COLUMNS, 'on conflict do nothing', (values) =>
      rowsOf((name) => values[name]),
    ),
  );
  inserts.set(count, insert);
  return insert;
}

/** Whether {@link nextDue} finds anything, some of which other nodes may be taking just now. */
export async function isAnyDue(db: Db, settings: Settings, now: number): Promise<boolean> {
  return (await dueNow(db, settings, now).select('due.seq').limit(1).execute()).length > 0;
}

/**
 * The next events of a subscriber, the longest due first: new ones together, one that failed before alone, so that it
 * fails no other. To be called in a transaction: nobody else takes them until it ends; what another node is taking is left out.
 */
export async function nextDue(db: Db, dialect: Dialect, settings: Settings, now: number): Promise<DueKey[]> {
  const rows = await dueNow(db, settings, now)
    .leftJoin('event_traces as traces', (join) =>
      join.onRef('traces.conversation_id', '=', 'due.conversation_id').onRef('traces.seq', '=', 'due.seq'),
    )
    .select(['due.conversation_id', 'due.seq', 'due.epoch', 'due.tries', 'traces.trace_id', 'traces.sampled'])
    .orderBy('due.next_at')
    .orderBy('due.conversation_id')
    .orderBy('due.seq')
    .limit(settings.batchSize)
    .$if(dialect === 'postgres', (query) => query.forUpdate('due').skipLocked())
    .execute();
  const [first] = rows;
  const batch = first !== undefined && first.tries > 0 ? [first] : rows.filter(({ tries }) => tries === 0);
  return batch.map((row) => ({
    id: [row.epoch, row.conversation_id, row.seq].join(':'),
    conversationId: row.conversation_id,
    seq: row.seq,
    tries: row.tries,
    trace: traceFrom(row),
  }));
}

function dueNow(db: Db, { name, ordered, fromBeginning }: Settings, now: number) {
  return db
    .selectFrom('due_events as due')
    .where('due.subscriber', '=', name)
    .where('due.dead_at', 'is', null)
    .where('due.next_at', '<=', now)
    .$if(ordered, (query) => query.where(firstOfItsConversation))
    .$if(ordered && fromBeginning, (query) => query.where(isFilled));
}

/** Whatever its state: while one is tried, waits or was refused, those behind it wait. */
const firstOfItsConversation = sql<boolean>`not exists (select 1 from due_events as earlier
  where earlier.conversation_id = due.conversation_id and earlier.seq < due.seq and earlier.subscriber = due.subscriber)`;

/** What was written before has been looked at, so that nothing earlier will be found. */
const isFilled = sql<boolean>`due.conversation_id < coalesce(
  (select fill_conversation from subscribers where name = due.subscriber), due.conversation_id || ' ')`;

/** Takes them for this node until the lease ends. */
export async function claimDue(db: Db, { name, node }: Holder, keys: readonly Key[], until: number) {
  await db
    .updateTable('due_events')
    .set({ claimed_by: node, next_at: until })
    .where('subscriber', '=', name)
    .where(isOneOf(keys))
    .execute();
}

/** They are done. */
export async function removeDue(db: Db, holder: Holder, keys: readonly Key[]): Promise<void> {
  if (keys.length === 0) return;
  await db
    .deleteFrom('due_events')
    .where('subscriber', '=', holder.name)
    .$if(holder.node !== null, (query) => query.where('claimed_by', '=', holder.node))
    .where(isOneOf(keys))
    .execute();
}

/** It failed, and is due again at that time. */
export async function putOff(db: Db, holder: Holder, keys: readonly Key[], tries: number, at: number) {
  await db
    .updateTable('due_events')
    .set({ claimed_by: null, next_at: at, tries })
    .where('subscriber', '=', holder.name)
    .where('dead_at', 'is', null)
    .$if(holder.node !== null, (query) => query.where('claimed_by', '=', holder.node))
    .where(isOneOf(keys))
    .execute();
}

/** It will not be tried again. */
export async function putAside(db: Db, holder: Holder, key: Key, tries: number, at: number, reason: string) {
  await db
    .updateTable('due_events')
    .set({ claimed_by: null, dead_at: at, tries, reason: reason.slice(0, MAX_REASON_LENGTH) })
    .where('subscriber', '=', holder.name)
    .$if(holder.node !== null, (query) => query.where('claimed_by', '=', holder.node))
    .where(isOneOf([key]))
    .execute();
}

function isOneOf(keys: readonly Key[]): RawBuilder<boolean> {
  const values = keys.map(({ conversationId, seq }) => sql`(${conversationId}, cast(${seq} as integer))`);
  return sql<boolean>`(conversation_id, seq) in (values ${sql.join(values)})`;
}
