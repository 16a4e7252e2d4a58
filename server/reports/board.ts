import type { Board, BoardAgent, BoardLoad } from '../contract/schemas/developers/board.ts';
import type { Db } from '../database/database.ts';
import { readAvailability } from '../presence/availability.ts';

const ACTIVE = ['waiting', 'with_bot', 'open', 'snoozed'] as const;

/** Conversations that have all of it in common. */
type Heap = {
  siteId: string;
  teamId: string | null;
  assigneeId: string | null;
  status: (typeof ACTIVE)[number];
  count: number;
  waitingSince: number | null;
  needsReply: number;
  needsReplySince: number | null;
};
type Known = { id: string; name: string; isGone: boolean };

/** What is going on now: one look at the conversations that are not resolved, and at who is there. */
export async function readBoard(db: Db, now: number): Promise<Board> {
  const heaps = await readHeaps(db);
  const agents = await readAgents(db, now);
  const absent = new Set(agents.filter(({ here, state }) => !here || state === 'away').map(({ id }) => id));
  const loadOf = (key: keyof Heap, id: string | null) =>
    boardLoad(
      heaps.filter((heap) => heap[key] === id),
      absent,
    );
  const groupsBy = (key: keyof Heap, all: readonly Known[]) =>
    all
      .filter(({ id, isGone }) => !isGone || heaps.some((heap) => heap[key] === id))
      .map(({ id, name }) => ({ id, name, load: loadOf(key, id) }));
  return {
    at: now,
    all: boardLoad(heaps, absent),
    sites: groupsBy('siteId', await readSites(db)),
    teams: [
      ...groupsBy('teamId', await readTeams(db)),
      { id: null, name: null, load: loadOf('teamId', null) },
    ],
    agents: agents
      .filter(({ id, isGone }) => !isGone || heaps.some((heap) => heap.assigneeId === id))
      .map(({ isGone, ...agent }) => {
        const { open, needsReply, needsReplySince } = loadOf('assigneeId', agent.id);
        return { ...agent, open, needsReply, needsReplySince };
      }),
  };
}

async function readHeaps(db: Db): Promise<Heap[]> {
  const rows = await db
    .selectFrom('conversations')
    .select(['site_id', 'team_id', 'assignee_id', 'status'])
    .select(({ fn }) => [
      fn.countAll<number | string>().as('count'),
      fn.min<number | string | null>('waiting_since').as('waiting_since'),
      fn.count<number | string>('awaiting_reply_since').as('needs_reply'),
      fn.min<number | string | null>('awaiting_reply_since').as('needs_reply_since'),
    ])
    .where('status', 'in', ACTIVE)
    // A conversation that only has a file being uploaded is nobody's business yet.
    .where('last_message_seq', '>', 0)
    .groupBy(['site_id', 'team_id', 'assignee_id', 'status'])
    .execute();
  return rows.map((row) => ({
    siteId: row.site_id,
    teamId: row.team_id,
    assigneeId: row.assignee_id,
    status: row.status as Heap['status'],
    count: Number(row.count),
    waitingSince: numberOrNull(row.waiting_since),
    needsReply: Number(row.needs_reply),
    needsReplySince: numberOrNull(row.needs_reply_since),
  }));
}

/** Everybody, by name. `isGone`: may not sign in any more. */
async function readAgents(
  db: Db,
  now: number,
): Promise<(Pick<BoardAgent, 'state' | 'here' | 'cap'> & Known)[]> {
  const rows = await db.selectFrom('agents').select(['id', 'name']).orderBy('name').orderBy('id').execute();
  // As it was noted last: an engine that is slow to answer must not hold up the board.
  const known = await readAvailability(db, { now, online: null });
  const byId = new Map(known.map((one) => [one.agentId, one]));
  return rows.map(({ id, name }) => {
    const { state = 'away', here = false, cap = null } = byId.get(id) ?? {};
    return { id, name, state, here, cap, isGone: !byId.has(id) };
  });
}

async function readSites(db: Db): Promise<Known[]> {
  const rows = await db
    .selectFrom('sites')
    .select(['id', 'name', 'deleted_at'])
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, deleted_at }) => ({ id, name, isGone: deleted_at !== null }));
}

/** Conversations may still be in a team that was removed. */
async function readTeams(db: Db): Promise<Known[]> {
  const rows = await db
    .selectFrom('teams')
    .select(['id', 'name', 'deleted_at'])
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, deleted_at }) => ({ id, name, isGone: deleted_at !== null }));
}

function boardLoad(heaps: readonly Heap[], absent: ReadonlySet<string>): BoardLoad {
  const load: BoardLoad = {
    waiting: 0,
    waitingSince: null,
    open: 0,
    needsReply: 0,
    needsReplySince: null,
    unattended: 0,
    withBot: 0,
    snoozed: 0,
  };
  for (const { status, count, needsReply, needsReplySince, assigneeId, waitingSince } of heaps) {
    if (status === 'with_bot') {
      load.withBot += count;
      continue;
    }
    load[status] += count;
    load.needsReply += needsReply;
    load.needsReplySince = earlier(load.needsReplySince, needsReplySince);
    if (status === 'waiting') load.waitingSince = earlier(load.waitingSince, waitingSince);
    if (status === 'open' && absent.has(assigneeId ?? '')) load.unattended += needsReply;
  }
  return load;
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

function numberOrNull(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}
