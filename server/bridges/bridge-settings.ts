import { ApiError } from '../common/api-error.ts';
import type { BridgeKind } from '../contract/bridges/bridge-kinds.ts';
import type { Bridge, PutBridge } from '../contract/bridges/bridges-api.ts';
import type { Db } from '../database/database.ts';
import type { BridgeRow } from '../database/tables/bridges.ts';
import type { Transaction } from '../database/transaction.ts';
import { readBridge } from './bridge-rows.ts';
import type { ChatSettings } from './chat-settings.ts';
import { slackSettings } from './slack/slack-settings.ts';
import { telegramSettings } from './telegram/telegram-settings.ts';

const CHATS: Readonly<Record<BridgeKind, ChatSettings>> = {
  slack: slackSettings,
  telegram: telegramSettings,
};
/** The newest are shown; older ones come back when they write again. */
const MOST_PEOPLE = 100;

/** All bridges that are set up. */
export async function readBridges(db: Db): Promise<Bridge[]> {
  const rows = await db.selectFrom('bridges').selectAll().orderBy('kind').execute();
  return Promise.all(rows.map((row) => bridgeFrom(db, row)));
}

/** @throws ApiError `not_found` */
export async function findBridge(db: Db, kind: BridgeKind): Promise<BridgeRow> {
  const row = await readBridge(db, kind);
  if (row === undefined) throw new ApiError('not_found', 'This chat bridge is not set up.');
  return row;
}

export async function bridgeFrom(db: Db, row: BridgeRow): Promise<Bridge> {
  const { kind } = row;
  const channels = await db
    .selectFrom('bridge_channels')
    .innerJoin('sites', 'sites.id', 'bridge_channels.site_id')
    .select(['bridge_channels.site_id', 'bridge_channels.channel', 'bridge_channels.reason'])
    .where('bridge_channels.kind', '=', kind)
    .orderBy('sites.created_at')
    .execute();
  const people = await db
    .selectFrom('bridge_people')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('seen_at', 'desc')
    .limit(MOST_PEOPLE)
    .execute();
  return {
    kind: kind as BridgeKind,
    locale: row.locale === 'zh' ? 'zh' : 'en',
    state: row.state,
    reason: row.reason,
    connectedAt: row.connected_at,
    channels: channels.map(({ site_id, channel, reason }) => ({ siteId: site_id, channel, reason })),
    people: people.map(({ remote_id, name, agent_id, seen_at }) => ({
      id: remote_id,
      name,
      agentId: agent_id,
      seenAt: seen_at,
    })),
  };
}

/**
 * Sets a bridge up, or changes it.
 * @throws ApiError `bad_request` for secrets or channels that cannot be right
 */
export async function putBridge(tx: Transaction, kind: BridgeKind, input: PutBridge): Promise<BridgeRow> {
  const before = await readBridge(tx.db, kind);
  const stored =
    before === undefined ? {} : (JSON.parse(tx.sealer.open(before.secrets, kind)) as PutBridge['secrets']);
  const { checkSecrets, checkChannel } = CHATS[kind];
  const secrets = checkSecrets({ ...stored, ...input.secrets });
  const channels = input.channels.map(({ siteId, channel }) => ({
    kind,
    site_id: siteId,
    channel: checkChannel(channel),
  }));
  if (new Set(channels.map(({ site_id }) => site_id)).size !== channels.length)
    throw new ApiError('bad_request', 'A site is there twice. Give each one channel.');
  const changed = {
    secrets: tx.sealer.seal(JSON.stringify(secrets), kind),
    locale: input.locale,
    state: 'on' as const,
    reason: null,
    changed_at: Math.max(tx.now, (before?.changed_at ?? 0) + 1),
  };
  const row = await tx.db
    .insertInto('bridges')
    .values({ kind, ...changed })
    .onConflict((conflict) => conflict.column('kind').doUpdateSet(changed))
    .returningAll()
    .executeTakeFirstOrThrow();
  await tx.db.deleteFrom('bridge_channels').where('kind', '=', kind).execute();
  if (channels.length > 0) await tx.db.insertInto('bridge_channels').values(channels).execute();
  return row;
}

/**
 * Removes a bridge with its secrets and with what it knows of the chat.
 * @throws ApiError `not_found`
 */
export async function deleteBridge(tx: Transaction, kind: BridgeKind): Promise<void> {
  await findBridge(tx.db, kind);
  for (const table of [
    'bridges',
    'bridge_channels',
    'bridge_threads',
    'bridge_posts',
    'bridge_people',
    'bridge_inbox',
  ] as const)
    await tx.db.deleteFrom(table).where('kind', '=', kind).execute();
}

/**
 * Says as which agent somebody of the chat answers; null: as nobody whom an admin has chosen.
 * @returns their name in the chat
 * @throws ApiError `not_found`, `agent_unknown`
 */
export async function linkPerson(
  tx: Transaction,
  { kind, personId, agentId }: { kind: BridgeKind; personId: string; agentId: string | null },
): Promise<string> {
  if (agentId !== null) {
    const agent = await tx.db.selectFrom('agents').select('id').where('id', '=', agentId).executeTakeFirst();
    if (agent === undefined) throw new ApiError('agent_unknown', 'There is no such agent.');
  }
  const person = await tx.db
    .updateTable('bridge_people')
    .set({ agent_id: agentId })
    .where('kind', '=', kind)
    .where('remote_id', '=', personId)
    .returning('name')
    .executeTakeFirst();
  if (person === undefined) throw new ApiError('not_found', 'Nobody of this id has written in the chat.');
  return person.name;
}
