import type { Db } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { hoursHistory } from '../sites/hours-history.ts';
import { businessTime } from './business-time.ts';
import { markDays, type TouchedDays, touch } from './days/touch-days.ts';
import { knownLanguage } from './facets.ts';
import { FOLD_VERSION, type FoldEvent, type FoldState, fold, UNTOUCHED } from './fold.ts';
import type { Moment } from './moments.ts';
import { readEvents } from './read-events.ts';
import { forgetMoments, storeMoments } from './store-moments.ts';

type Tx = Pick<Transaction, 'db' | 'dialect'>;
type Counted = Pick<ConversationRow, 'id' | 'site_id' | 'visitor_id' | 'seq' | 'begun_unattended'>;
type Facts = {
  site_id: string;
  language: string | null;
  seq: number;
  settled_seq: number;
  state: FoldState;
  /** What there is was counted by this version, to the last event. */
  isOfThisVersion: boolean;
};

/** So many events of a conversation are looked through in one transaction: on SQLite, nobody else is served meanwhile. */
const EVENTS_AT_ONCE = 500;

type FoldOptions = {
  /** Counts from the first event on. */
  anew?: boolean;
  /** Collects the days that were touched, for a caller that counts several times and marks the days of all at the end. */
  days?: TouchedDays;
};

/**
 * Counts what has happened in a conversation since it was last looked through. Idempotent: what is counted, and up to
 * which event, change in one transaction.
 * @returns false when there is more: call it again, in another transaction
 */
export async function foldConversation(tx: Tx, id: string, options: FoldOptions = {}): Promise<boolean> {
  return (await foldConversations(tx, [id], options)).length === 0;
}

/**
 * The same of several conversations: what they have in common is written once.
 * @returns those of which there is more
 */
export async function foldConversations(
  tx: Tx,
  ids: readonly string[],
  { anew = false, days }: FoldOptions = {},
): Promise<string[]> {
  const touched: TouchedDays = days ?? new Set();
  // In one order everywhere: two that count the same ones never wait for each other in a ring.
  const found = await allOf(ids.toSorted().map((id) => foldNext(tx, id, anew, touched)));
  const steps = found.filter((step) => step !== null);
  await storeMoments(
    tx.db,
    steps.map(({ facts, moments }) => ({ of: facts, moments })),
  );
  await Promise.all(steps.map(({ facts }) => updateFacts(tx.db, facts)));
  for (const { moments } of steps) touch(touched, moments);
  if (days === undefined) await markDays(tx.db, touched);
  return steps.filter(({ isDone }) => !isDone).map(({ facts }) => facts.id);
}

/** All have ended before the first that failed is told: what is still under way would write after the transaction was undone. */
async function allOf<T>(all: readonly Promise<T>[]): Promise<T[]> {
  const ended = await Promise.allSettled(all);
  return ended.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

/** What comes of the next events of a conversation; not stored yet. */
type FoldStep = { facts: NewFacts & { site_id: string }; moments: Moment[]; isDone: boolean };

/** @returns null: nothing has happened, or it was erased meanwhile, or is a room of the team */
async function foldNext(tx: Tx, id: string, anew: boolean, touched: TouchedDays): Promise<FoldStep | null> {
  const [row] = await countedConversation(tx.db, { id });
  const found = row === undefined ? null : await lockFacts(tx, row);
  if (row === undefined || found === null) return null;
  let facts = found;
  if (anew || !facts.isOfThisVersion) facts = await beginAnew(tx.db, row, facts, touched);
  let events = await readEvents(tx.db, id, facts.seq, EVENTS_AT_ONCE);
  if (await takesBackCounted(tx.db, id, facts, events)) {
    facts = await beginAnew(tx.db, row, facts, touched);
    events = await readEvents(tx.db, id, 0, EVENTS_AT_ONCE);
  }
  const last = events.at(-1);
  if (last === undefined) return null;
  const openBetween = businessTime(await hoursHistory(tx.db, facts.site_id));
  const known = { openBetween, begunUnattended: row.begun_unattended === 1 };
  const { state, moments } = fold(facts.state, events, known);
  const { site_id, language, settled_seq } = facts;
  return {
    facts: { id, site_id, language, seq: last.seq, settled_seq, state: JSON.stringify(state) },
    moments,
    isDone: events.length < EVENTS_AT_ONCE,
  };
}

const countedConversation = prepared<{ id: string }, Counted>((db, place) =>
  db
    .selectFrom('conversations')
    .select(['id', 'site_id', 'visitor_id', 'seq', 'begun_unattended'])
    .where('id', '=', place('id'))
    .where('visitor_id', 'is not', null),
);

type FactsRow = Omit<Facts, 'state' | 'isOfThisVersion'> & {
  state: string | null;
  fold_seq: number;
  fold_version: number;
};
const FACTS = ['site_id', 'language', 'seq', 'settled_seq', 'state', 'fold_seq', 'fold_version'] as const;

const plainFacts = prepared<{ id: string }, FactsRow>((db, place) =>
  db.selectFrom('conversation_facts').select(FACTS).where('conversation_id', '=', place('id')),
);
const lockedFacts = prepared<{ id: string }, FactsRow>((db, place) =>
  db.selectFrom('conversation_facts').select(FACTS).where('conversation_id', '=', place('id')).forUpdate(),
);

type NewFacts = Pick<FactsRow, 'language' | 'seq' | 'settled_seq' | 'state'> & { id: string };
const updateFacts = prepared<NewFacts, unknown>((db, place) =>
  db
    .updateTable('conversation_facts')
    .set({
      language: place('language'),
      seq: place('seq'),
      fold_seq: place('seq'),
      fold_version: FOLD_VERSION,
      settled_seq: place('settled_seq'),
      state: place('state'),
    })
    .where('conversation_id', '=', place('id')),
);

/** Whether a message that was counted was taken back since: then all is counted again, without it. */
async function takesBackCounted(
  db: Db,
  id: string,
  { seq, settled_seq }: Facts,
  events: readonly FoldEvent[],
): Promise<boolean> {
  const takenBack = events
    .filter((event) => event.type === 'message.unsent' && event.seq > settled_seq)
    .map(({ data }) => (data as { messageId: string }).messageId);
  if (takenBack.length === 0) return false;
  const counted = await db
    .selectFrom('messages')
    .select('seq')
    .where('conversation_id', '=', id)
    .where('id', 'in', takenBack)
    .where('seq', '<=', seq)
    .limit(1)
    .executeTakeFirst();
  return counted !== undefined;
}

async function beginAnew(db: Db, { id, seq }: Counted, facts: Facts, touched: TouchedDays): Promise<Facts> {
  touch(touched, await forgetMoments(db, id));
  const language = knownLanguage(facts.language);
  return { ...facts, language, seq: 0, settled_seq: seq, state: UNTOUCHED };
}

/** What is known of it, locked until the transaction ends; null: nothing is counted of it any more. */
async function lockFacts({ db, dialect }: Tx, row: Counted): Promise<Facts | null> {
  const { id } = row;
  const find = dialect === 'postgres' ? lockedFacts : plainFacts;
  let [facts] = await find(db, { id });
  if (facts === undefined) {
    await enter(db, row);
    [facts] = await find(db, { id });
  }
  if (facts === undefined || facts.state === null) return null;
  const isOfThisVersion = facts.fold_version === FOLD_VERSION && facts.fold_seq === facts.seq;
  return { ...facts, state: JSON.parse(facts.state), isOfThisVersion };
}

async function enter(db: Db, { id, site_id, visitor_id, seq }: Counted): Promise<void> {
  const [visitor] = await languageOf(db, { visitor_id: visitor_id ?? '' });
  const language = knownLanguage(visitor?.language ?? null);
  await enterFacts(db, { id, site_id, language, settled_seq: seq });
}

const languageOf = prepared<{ visitor_id: string }, { language: string | null }>((db, place) =>
  db.selectFrom('visitors').select('language').where('id', '=', place('visitor_id')),
);

type EnteredFacts = Pick<FactsRow, 'site_id' | 'language' | 'settled_seq'> & { id: string };
const enterFacts = prepared<EnteredFacts, unknown>((db, place) =>
  db
    .insertInto('conversation_facts')
    .values({
      conversation_id: place('id'),
      site_id: place('site_id'),
      language: place('language'),
      settled_seq: place('settled_seq'),
      seq: 0,
      fold_seq: 0,
      fold_version: FOLD_VERSION,
      state: JSON.stringify(UNTOUCHED),
    })
    .onConflict((conflict) => conflict.column('conversation_id').doNothing()),
);
