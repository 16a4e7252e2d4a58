import { randomUUID } from 'node:crypto';
import type { Block, CreateBlock } from '../contract/schemas/people.ts';
import { visitorName } from '../conversations/reader.ts';
import type { Work } from '../conversations/work.ts';
import type { Db } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
import type { BlockRow, VisitorRow } from '../database/tables.ts';
import { Refused } from '../refusal.ts';

type Blocked = { visitor_id: string; network: string };

const blocksOf = prepared<Blocked, BlockRow>((db, place) =>
  db
    .selectFrom('blocks')
    .selectAll()
    .where((eb) => eb.or([eb('visitor_id', '=', place('visitor_id')), eb('network', '=', place('network'))])),
);

/**
 * Lets only somebody through who is not blocked, and does not come from a blocked network.
 * @param visitorId null where there is no visitor yet
 * @throws Refused `visitor_blocked`
 */
export async function checkNotBlocked(db: Db, visitorId: string | null, network: string): Promise<void> {
  const found = await blocksOf(db, { visitor_id: visitorId ?? '', network });
  if (found.length === 0) return;
  throw new Refused('visitor_blocked', 'This chat is closed.');
}

/** The blocks that keep a visitor from writing. */
export async function findBlocks(db: Db, visitor: VisitorRow): Promise<Block[]> {
  const rows = await blocksOf(db, { visitor_id: visitor.id, network: visitor.network ?? '' });
  return rows.map((row) => blockFrom({ ...row, name: visitor.name }));
}

/** More than this nobody reads through; the newest are what an agent looks for. */
const MOST_LISTED = 1_000;

/** The blocks, the newest first. */
export async function listBlocks(db: Db): Promise<Block[]> {
  const rows = await db
    .selectFrom('blocks')
    .leftJoin('visitors', 'visitors.id', 'blocks.visitor_id')
    .selectAll('blocks')
    .select('visitors.name as name')
    .orderBy('blocks.created_at', 'desc')
    .orderBy('blocks.id')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(blockFrom);
}

/**
 * Blocks a visitor, or the network they last wrote from.
 * @returns the block, and the visitors whose connections have to be closed
 * @throws Refused `not_found`; `bad_request` when no network is known
 */
export async function createBlock(
  work: Work,
  input: CreateBlock,
  agentName: string,
): Promise<{ block: Block; created: boolean; visitorIds: string[] }> {
  const visitor = await work.db
    .selectFrom('visitors')
    .selectAll()
    .where('id', '=', input.visitorId)
    .executeTakeFirst();
  if (visitor === undefined) throw new Refused('not_found', 'There is no such visitor.');
  const network = input.kind === 'network' ? visitor.network : null;
  if (input.kind === 'network' && network === null) {
    throw new Refused(
      'bad_request',
      'It is not known from which network this visitor writes. Block the visitor.',
    );
  }
  const row: BlockRow = {
    id: randomUUID(),
    visitor_id: network === null ? visitor.id : null,
    network,
    reason: input.reason?.trim() ?? '',
    agent_name: agentName,
    created_at: work.now,
  };
  const inserted = await work.db
    .insertInto('blocks')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  const stored = inserted === undefined ? await sameBlock(work, row) : row;
  return {
    block: blockFrom({ ...stored, name: visitor.name }),
    created: inserted !== undefined,
    visitorIds: network === null ? [visitor.id] : await visitorsHereFrom(work, network),
  };
}

/** @throws Refused `not_found` */
export async function deleteBlock(work: Work, id: string): Promise<BlockRow> {
  const row = await work.db.deleteFrom('blocks').where('id', '=', id).returningAll().executeTakeFirst();
  if (row === undefined) throw new Refused('not_found', 'This block was removed already.');
  return row;
}

/** Remembers from where a visitor writes, when that has changed. */
export async function noteNetwork(work: Work, visitorId: string, network: string): Promise<void> {
  await work.db.updateTable('visitors').set({ network }).where('id', '=', visitorId).execute();
}

function sameBlock(work: Work, row: BlockRow): Promise<BlockRow> {
  const query = work.db.selectFrom('blocks').selectAll();
  return (
    row.network === null
      ? query.where('visitor_id', '=', row.visitor_id)
      : query.where('network', '=', row.network)
  ).executeTakeFirstOrThrow();
}

async function visitorsHereFrom(work: Work, network: string): Promise<string[]> {
  const rows = await work.db
    .selectFrom('visitors')
    .select('id')
    .where('here', '=', 1)
    .where('network', '=', network)
    .execute();
  return rows.map((row) => row.id);
}

function blockFrom(row: BlockRow & { name: string | null }): Block {
  const { visitor_id: id, name } = row;
  return {
    id: row.id,
    kind: id === null ? 'network' : 'visitor',
    visitor: id === null ? null : { id, name: visitorName({ id, name }) },
    network: row.network,
    reason: row.reason,
    by: row.agent_name,
    at: row.created_at,
  };
}
