import { randomUUID } from 'node:crypto';
import { ApiError } from '../common/api-error.ts';
import type { AddressOf } from '../contract/routes/route.ts';
import type { widgetSites } from '../contract/routes/widget/sites.ts';
import type { Db } from '../database/database.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/** Addresses by the id of whose picture it is, from the server on. */
export type AvatarPaths = Record<string, string>;

/**
 * Makes a picture somebody's, or, with null, none. The one before is removed from the store by the sweeper.
 * @param ownerId the id of an agent or a bot, whose row is locked: of two pictures that come at once, the later one replaces the other
 * @param key under which the store has the new one
 * @returns its address
 */
export async function setAvatar(
  { db, now }: Transaction,
  ownerId: string,
  key: string | null,
): Promise<string | null> {
  const before = await db
    .deleteFrom('avatars')
    .where('owner_id', '=', ownerId)
    .returning('store_key')
    .executeTakeFirst();
  if (before !== undefined)
    await db.insertInto('doomed_files').values({ store_key: before.store_key, doomed_at: now }).execute();
  if (key === null) return null;
  const id = randomUUID();
  await db.insertInto('avatars').values({ owner_id: ownerId, id, store_key: key, created_at: now }).execute();
  return pathOf(id);
}

/** All there are, for agents. */
export async function readAvatars(db: Db): Promise<AvatarPaths> {
  return pathsOf(await db.selectFrom('avatars').select(['owner_id', 'id']).execute());
}

/** Of those who have written to the visitor of a conversation (`speakers.ts`), or have it now. */
export async function avatarsIn(
  db: Db,
  { assignee_id, bot_id }: Pick<ConversationRow, 'assignee_id' | 'bot_id'>,
  speakers: ReadonlySet<string>,
): Promise<AvatarPaths> {
  const owners = [assignee_id, bot_id, ...speakers].filter((one) => one !== null);
  if (owners.length === 0) return {};
  const rows = await db
    .selectFrom('avatars')
    .select(['owner_id', 'id'])
    .where('owner_id', 'in', owners)
    .execute();
  return pathsOf(rows);
}

/** Of some people, as PNG, for mails. */
export async function pngAvatarsOf(db: Db, ownerIds: readonly string[]): Promise<AvatarPaths> {
  if (ownerIds.length === 0) return {};
  const rows = await db
    .selectFrom('avatars')
    .select(['owner_id', 'id'])
    .where('owner_id', 'in', ownerIds)
    .execute();
  return Object.fromEntries(rows.map(({ owner_id, id }) => [owner_id, pngPathOf(id)]));
}

/**
 * Under which key the store has the picture of an address.
 * @throws ApiError `not_found`
 */
export async function findAvatar(db: Db, id: string): Promise<string> {
  const found = await db.selectFrom('avatars').select('store_key').where('id', '=', id).executeTakeFirst();
  if (found === undefined) throw new ApiError('not_found', 'There is no such picture any more.');
  return found.store_key;
}

function pathsOf(rows: readonly { owner_id: string; id: string }[]): AvatarPaths {
  return Object.fromEntries(rows.map(({ owner_id, id }) => [owner_id, pathOf(id)]));
}

function pathOf(id: string): AddressOf<typeof widgetSites.avatar> {
  return `/api/widget/avatars/${id}`;
}

function pngPathOf(id: string): AddressOf<typeof widgetSites.avatarPng> {
  return `/api/widget/avatars/${id}/avatar.png`;
}
