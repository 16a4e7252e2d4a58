import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../database/database.ts';
import { hoursHistory } from '../sites/hours-history.ts';
import { businessTime } from './business-time.ts';
import { differentDays, unpackDays } from './days/compare-days.ts';
import { FOLD_VERSION, type FoldState, fold, UNTOUCHED } from './fold.ts';
import { foldConversation } from './fold-conversation.ts';
import { isVoid, type Moment } from './moments.ts';
import { readEvents } from './read-events.ts';
import { facetOf } from './store-moments.ts';

const CONVERSATIONS_AT_ONCE = 200;
const EVENTS_AT_ONCE = 1_000;

export type Compared = {
  equal: number;
  /** Something happened in them that is still to be counted. */
  behind: number;
  /** Their figures are not what their log says. */
  different: string[];
  /** Days of UTC that were packed and are not what was counted: `2026-11-29`. */
  differentDays: string[];
};

/** Computes what every conversation comes to from its log, and compares it with what was counted. Changes nothing. */
export async function compareFigures(database: Database): Promise<Compared> {
  const compared: Compared = { equal: 0, behind: 0, different: [], differentDays: [] };
  for await (const id of conversationIds(database)) {
    const outcome = await compareOne(database, id);
    if (outcome === 'equal') compared.equal += 1;
    else if (outcome === 'behind') compared.behind += 1;
    else compared.different.push(id);
  }
  compared.differentDays = await differentDays(database);
  return compared;
}

/** Counts every conversation anew, from its first event on. Those of erased visitors keep what was counted. */
export async function rebuildFigures(database: Database): Promise<number> {
  const { dialect } = database;
  let rebuilt = 0;
  await unpackDays(database);
  for await (const id of conversationIds(database)) {
    let done = await database.write((db) => foldConversation({ db, dialect }, id, { anew: true }));
    while (!done) done = await database.write((db) => foldConversation({ db, dialect }, id));
    rebuilt += 1;
  }
  return rebuilt;
}

async function* conversationIds({ read }: Database): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const page = await read
      .selectFrom('conversations')
      .select('id')
      .where('id', '>', after)
      .where('visitor_id', 'is not', null)
      .orderBy('id')
      .limit(CONVERSATIONS_AT_ONCE)
      .execute();
    for (const { id } of page) yield id;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

async function compareOne({ read: db }: Database, id: string): Promise<'equal' | 'behind' | 'different'> {
  const facts = () =>
    db
      .selectFrom('conversation_facts')
      .innerJoin('conversations', 'conversations.id', 'conversation_facts.conversation_id')
      .select([
        'conversation_facts.site_id',
        'language',
        'state',
        'conversation_facts.seq',
        'conversations.seq as last',
        'fold_seq',
        'fold_version',
        'begun_unattended',
      ])
      .where('conversation_id', '=', id)
      .executeTakeFirst();
  const before = await facts();
  if (before === undefined || before.seq < before.last) return 'behind';
  // Counted by the version before, and to be counted anew.
  if (before.fold_version !== FOLD_VERSION || before.fold_seq !== before.seq) return 'behind';
  const openBetween = businessTime(await hoursHistory(db, before.site_id));
  const known = { openBetween, begunUnattended: before.begun_unattended === 1 };
  let state: FoldState = UNTOUCHED;
  const moments = new Map<string, Moment>();
  for (let seq = 0; seq < before.seq; ) {
    const events = await readEvents(db, id, seq, EVENTS_AT_ONCE);
    const step = fold(state, events, known);
    state = step.state;
    for (const moment of step.moments) moments.set(`${moment.seq} ${moment.kind}`, moment);
    seq = events.at(-1)?.seq ?? before.seq;
  }
  const stored = await db
    .selectFrom('moment_facts')
    .innerJoin('moment_facets', 'moment_facets.id', 'moment_facts.facet_id')
    .select(['seq', 'kind', 'at', 'digest', 'from_seq', 'from_at', 'wall_ms', 'open_ms', 'amount'])
    .where('conversation_id', '=', id)
    .execute();
  const after = await facts();
  if (after === undefined || after.last !== before.last || after.seq !== before.seq) return 'behind';
  const counted = [...moments.values()].filter((moment) => !isVoid(moment));
  const computed = counted.map((moment) => ({
    seq: moment.seq,
    kind: moment.kind,
    at: moment.at,
    digest: facetOf(before, moment).digest,
    from_seq: moment.from?.seq ?? null,
    from_at: moment.from?.at ?? null,
    wall_ms: moment.wallMs,
    open_ms: moment.openMs,
    amount: moment.amount,
  }));
  const same =
    isDeepStrictEqual(inOrder(stored), inOrder(computed)) &&
    isDeepStrictEqual(JSON.parse(before.state ?? 'null'), JSON.parse(JSON.stringify(state)));
  return same ? 'equal' : 'different';
}

function inOrder<M extends { seq: number; kind: string }>(moments: readonly M[]): M[] {
  return moments.toSorted((a, b) => a.seq - b.seq || (a.kind < b.kind ? -1 : 1));
}
