import { ApiError } from '../common/api-error.ts';
import type { AllowedPrivate } from '../common/public-address.ts';
import { type ChatNotice, MAX_CHAT_HOOKS } from '../contract/bridges/chat-hook-kinds.ts';
import type { ChatHook, PutChatHook } from '../contract/bridges/chat-hooks-api.ts';
import type { Database, Db } from '../database/database.ts';
import { holdName } from '../database/lock.ts';
import type { ChatHookRow } from '../database/tables/chat-notices.ts';
import type { Transaction } from '../database/transaction.ts';
import { checkedUrl } from '../webhooks/endpoints.ts';

/** Where notices go, in the order in which it was set up. */
export async function readHooks(db: Db): Promise<ChatHook[]> {
  const rows = await db.selectFrom('chat_hooks').selectAll().orderBy('created_at').orderBy('id').execute();
  return rows.map(hookFrom);
}

/** What may be shown of it: everything but its address. */
export function hookFrom(row: ChatHookRow): ChatHook {
  const { id, kind, name, host, state, reason } = row;
  return {
    ...{ id, kind, name, host, state, reason },
    notices: noticesOf(row),
    siteIds: sitesOf(row),
    locale: row.locale === 'zh' ? 'zh' : 'en',
    succeededAt: row.succeeded_at,
  };
}

/** Where it is sent to. */
export function addressOf({ sealer }: Pick<Database, 'sealer'>, { id, url }: ChatHookRow): string {
  return sealer.open(url, id);
}

/** @throws ApiError `not_found` */
export async function findHook(db: Db, id: string): Promise<ChatHookRow> {
  const row = await db.selectFrom('chat_hooks').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new ApiError('not_found', 'Notices do not go there any more.');
  return row;
}

/**
 * Sets up where notices go, or changes it.
 * @throws ApiError `bad_request` for an address that cannot be sent to, or when there are too many
 */
export async function putHook(
  tx: Transaction,
  id: string,
  { url, notices, siteIds, on, ...input }: PutChatHook,
  allowed: AllowedPrivate,
): Promise<ChatHookRow> {
  await holdName(tx, 'chat hooks');
  const there = await tx.db.selectFrom('chat_hooks').selectAll().execute();
  const before = there.find((one) => one.id === id);
  if (before === undefined && there.length >= MAX_CHAT_HOOKS)
    throw new ApiError('bad_request', `There are ${MAX_CHAT_HOOKS} already. Remove one first.`);
  const stored = before === undefined ? undefined : addressOf(tx, before);
  const address = url === undefined ? stored : checkedUrl(url.trim(), allowed);
  if (address === undefined) throw new ApiError('bad_request', 'Enter the address of the incoming webhook.');
  const state: ChatHookRow['state'] = on ? 'on' : before?.state === 'gone' ? 'gone' : 'off';
  const changed = {
    ...{ kind: input.kind, name: input.name.trim(), locale: input.locale, state },
    url: tx.sealer.seal(address, id),
    host: new URL(address).host,
    notices: JSON.stringify(notices),
    site_ids: siteIds === null ? null : JSON.stringify(siteIds),
    reason: state === before?.state && address === stored ? before.reason : null,
  };
  return tx.db
    .insertInto('chat_hooks')
    .values({ id, ...changed, succeeded_at: null, created_at: tx.now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** @throws ApiError `not_found` */
export async function deleteHook(tx: Transaction, id: string): Promise<ChatHookRow> {
  const row = await findHook(tx.db, id);
  await tx.db.deleteFrom('chat_hooks').where('id', '=', id).execute();
  await tx.db.deleteFrom('chat_notices').where('hook_id', '=', id).execute();
  return row;
}

/** Those that are on, and are notified of this notice of this site. */
export async function hooksFor(
  db: Db,
  { notice, siteId }: { notice: ChatNotice; siteId: string },
): Promise<ChatHookRow[]> {
  const rows = await db.selectFrom('chat_hooks').selectAll().where('state', '=', 'on').execute();
  return rows.filter((row) => noticesOf(row).includes(notice) && (sitesOf(row)?.includes(siteId) ?? true));
}

function noticesOf({ notices }: Pick<ChatHookRow, 'notices'>): ChatNotice[] {
  return JSON.parse(notices) as ChatNotice[];
}

function sitesOf({ site_ids }: Pick<ChatHookRow, 'site_ids'>): string[] | null {
  return site_ids === null ? null : (JSON.parse(site_ids) as string[]);
}
