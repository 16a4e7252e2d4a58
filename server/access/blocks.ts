import { randomUUID } from 'node:crypto';
import { ApiError } from '../common/api-error.ts';
import { circlesOf, shortenedNetwork } from '../common/network.ts';
import type { Block, CreateBlock } from '../contract/schemas/people.ts';
import type { Db } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
import type { BlockRow, VisitorRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { visitorName } from './actor.ts';

/** A visitor, their network, and the wider ones around it. */
type Blocked = { visitor_id: string } & Circles;
/** A network and the wider ones around it: of IPv6 its /56 and /48; of IPv4 itself once more, and what a site keeps that shortens addresses. */
export type Circles = { network: string; home: string; company: string };

const blocksOf = prepared<Blocked, BlockRow>((db, place) =>
  db
    .selectFrom('blocks')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('visitor_id', '=', place('visitor_id')),
        eb('network', 'in', [place('network'), place('home'), place('company')]),
      ]),
    ),
);

/** What a block may be of that keeps this visitor from writing. */
function blockable(visitor_id: string, network: string): Blocked {
  return { visitor_id, ...blockableCircles(network) };
}

/** What a block may be of that keeps everybody in this network from writing. */
export function blockableCircles(own: string): Circles {
  const [network = own, home = own] = circlesOf(own).map(({ name }) => name);
  return { network, home, company: shortenedNetwork(own) };
}

/**
 * Lets only somebody through who is not blocked, and does not come from a blocked network.
 * @param visitorId null where there is no visitor yet
 * @throws ApiError `visitor_blocked`
 */
export async function checkNotBlocked(db: Db, visitorId: string | null, network: string): Promise<void> {
  const found = await blocksOf(db, blockable(visitorId ?? '', network));
  if (found.length > 0) throw blocked();
}

/** What somebody is told who is blocked: no more than that. */
export function blocked(): ApiError {
  return new ApiError('visitor_blocked', 'This chat is closed.');
}

/** The blocks that keep a visitor from writing. */
export async function findBlocks(db: Db, visitor: VisitorRow): Promise<Block[]> {
  const rows = await blocksOf(db, blockable(visitor.id, visitor.network ?? ''));
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
 * Blocks a visitor, or the network they last wrote from; of IPv6, a wider one around it where the input says so.
 * @returns the block, and the visitors whose connections have to be closed
 * @throws ApiError `not_found`; `bad_request` when no network is known, or it has none of that width around it
 */
export async function createBlock(
  tx: Transaction,
  input: CreateBlock,
  agentName: string,
): Promise<{ block: Block; created: boolean; visitorIds: string[] }> {
  const visitor = await tx.db
    .selectFrom('visitors')
    .selectAll()
    .where('id', '=', input.visitorId)
    .executeTakeFirst();
  if (visitor === undefined) throw new ApiError('not_found', 'There is no such visitor.');
  const network = input.kind === 'network' ? networkToBlock(visitor, input.prefixLength) : null;
  const row: BlockRow = {
    id: randomUUID(),
    visitor_id: network === null ? visitor.id : null,
    network,
    reason: input.reason?.trim() ?? '',
    agent_name: agentName,
    created_at: tx.now,
  };
  const inserted = await tx.db
    .insertInto('blocks')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  const stored = inserted === undefined ? await sameBlock(tx, row) : row;
  return {
    block: blockFrom({ ...stored, name: visitor.name }),
    created: inserted !== undefined,
    visitorIds: network === null ? [visitor.id] : await visitorsHereFrom(tx, network),
  };
}

function networkToBlock({ network }: VisitorRow, prefixLength: CreateBlock['prefixLength']): string {
  if (network === null) {
    throw new ApiError(
      'bad_request',
      'It is not known from which network this visitor writes. Block the visitor.',
    );
  }
  if (prefixLength === undefined) return network;
  const circle = circlesOf(network).find(({ name }) => name.endsWith(`/${prefixLength}`));
  if (circle === undefined) {
    throw new ApiError(
      'bad_request',
      `This visitor writes from ${network}, which is blocked alone. Leave prefixLength out; it is for IPv6.`,
    );
  }
  return circle.name;
}

/** @throws ApiError `not_found` */
export async function deleteBlock(tx: Transaction, id: string): Promise<BlockRow> {
  const row = await tx.db.deleteFrom('blocks').where('id', '=', id).returningAll().executeTakeFirst();
  if (row === undefined) throw new ApiError('not_found', 'This block was removed already.');
  return row;
}

/** Remembers from where a visitor writes, when that has changed. */
export async function noteNetwork(tx: Transaction, visitorId: string, network: string | null): Promise<void> {
  await tx.db.updateTable('visitors').set({ network }).where('id', '=', visitorId).execute();
}

function sameBlock(tx: Transaction, row: BlockRow): Promise<BlockRow> {
  const query = tx.db.selectFrom('blocks').selectAll();
  return (
    row.network === null
      ? query.where('visitor_id', '=', row.visitor_id)
      : query.where('network', '=', row.network)
  ).executeTakeFirstOrThrow();
}

async function visitorsHereFrom(tx: Transaction, network: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('visitors')
    .select(['id', 'network'])
    .where('here', '=', 1)
    .where('network', 'is not', null)
    .execute();
  return rows
    .filter((row) => Object.values(blockableCircles(row.network ?? '')).includes(network))
    .map((row) => row.id);
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
