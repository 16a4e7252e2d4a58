import { hashToken, newToken } from '../access/tokens.ts';
import { setAvatar } from '../avatars/avatars.ts';
import { ApiError } from '../common/api-error.ts';
import type { AllowedPrivate } from '../common/public-address.ts';
import { type Bot, type CreateBot, MAX_BOTS, type PutBot } from '../contract/schemas/developers/bots-api.ts';
import type { Db } from '../database/database.ts';
import { holdName, locking } from '../database/lock.ts';
import type { BotRow } from '../database/tables/bots.ts';
import type { Transaction } from '../database/transaction.ts';
import { checkedUrl } from '../webhooks/endpoints.ts';
import { BOTH_SIGN_MS, newSecret } from '../webhooks/signature.ts';
import { removeBotTests } from './remove-tests.ts';

/** How every bot's token begins, so that people and scanners know one when they see it. */
export const BOT_TOKEN_PREFIX = 'fdb_';
const HINT_LENGTH = 8;

/** What is shown of a token, to tell two apart. */
export const tokenHint = (token: string): string => token.slice(0, HINT_LENGTH);

/** All bots, in the order in which they were made. */
export async function readBots(db: Db): Promise<Bot[]> {
  const rows = await db
    .selectFrom('bots')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return Promise.all(rows.map((row) => botFrom(db, row)));
}

export async function botFrom(db: Db, row: BotRow): Promise<Bot> {
  const sites = await db
    .selectFrom('bot_sites')
    .select(['site_id', 'mode'])
    .where('bot_id', '=', row.id)
    .orderBy('site_id')
    .execute();
  return {
    id: row.id,
    name: row.name,
    sites: sites.map(({ site_id, mode }) => ({ siteId: site_id, mode })),
    answerSeconds: row.answer_seconds,
    url: row.url,
    on: row.active === 1,
    hint: row.hint,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    trouble: row.failed_at === null ? null : { at: row.failed_at, ...JSON.parse(row.failure ?? '{}') },
  };
}

/**
 * The bot of this id.
 * @throws ApiError `not_found`
 */
export async function findBot(db: Db, id: string): Promise<BotRow> {
  return thereIs(await withId(db, id).executeTakeFirst());
}

/**
 * The same, locked, so that nobody removes it before the transaction ends.
 * @throws ApiError `not_found`
 */
export async function lockBot(tx: Transaction, id: string): Promise<BotRow> {
  return thereIs(await locking(tx, withId(tx.db, id)).executeTakeFirst());
}

function withId(db: Db, id: string) {
  return db.selectFrom('bots').selectAll().where('id', '=', id).where('deleted_at', 'is', null);
}

function thereIs(row: BotRow | undefined): BotRow {
  if (row === undefined) throw new ApiError('not_found', 'There is no such bot. It may be removed already.');
  return row;
}

/**
 * Makes a bot. Its token and secret leave the server in this answer only.
 * @throws ApiError `id_taken`, `site_unknown`, `bad_request` for an address that cannot be sent to, or when there are too many
 */
export async function createBot(
  tx: Transaction,
  { id, name, sites, answerSeconds, url }: CreateBot,
  allowed: AllowedPrivate,
): Promise<{ row: BotRow; token: string; secret: string }> {
  await holdName(tx, 'bots');
  const there = await tx.db.selectFrom('bots').select(['id', 'deleted_at']).execute();
  if (there.some((one) => one.id === id))
    throw new ApiError(
      'id_taken',
      'This bot was made already; its token is not shown again. Give it another.',
    );
  if (there.filter(({ deleted_at }) => deleted_at === null).length >= MAX_BOTS)
    throw new ApiError(
      'bad_request',
      `There are ${MAX_BOTS} bots already. Remove one that is not used any more.`,
    );
  const token = BOT_TOKEN_PREFIX + newToken();
  const secret = newSecret();
  const row = await tx.db
    .insertInto('bots')
    .values({
      id,
      name: name.trim(),
      token_hash: hashToken(token),
      hint: tokenHint(token),
      answer_seconds: answerSeconds,
      url: url === null ? null : checkedUrl(url, allowed),
      secret: tx.sealer.seal(secret, id),
      created_at: tx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await putSites(tx, id, sites);
  return { row, token, secret };
}

/**
 * Changes a bot. What it has not been told yet goes to where it is from now on; switched off, its conversations go to people.
 * @throws ApiError `not_found`, `site_unknown`, `bad_request`
 */
export async function changeBot(
  tx: Transaction,
  id: string,
  { name, sites, answerSeconds, url, on }: PutBot,
  allowed: AllowedPrivate,
): Promise<BotRow> {
  const before = await findBot(tx.db, id);
  const address = url === null ? null : checkedUrl(url, allowed);
  const row = await tx.db
    .updateTable('bots')
    .set({ name: name.trim(), answer_seconds: answerSeconds, url: address, active: on ? 1 : 0 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (address !== before.url)
    await tx.db
      .updateTable('bot_events')
      .set({ next_at: address === null ? null : tx.now, tries: 0 })
      .where('bot_id', '=', id)
      .where('next_at', 'is not', null)
      .execute();
  await putSites(tx, id, sites);
  return row;
}

/**
 * Removes a bot. The row stays for what it said and for the conversations that go to people now; its token opens nothing.
 * @throws ApiError `not_found`
 */
export async function deleteBot(tx: Transaction, id: string): Promise<BotRow> {
  const row = await findBot(tx.db, id);
  await tx.db
    .updateTable('bots')
    .set({
      deleted_at: tx.now,
      active: 0,
      url: null,
      token_hash: `deleted ${id}`,
      secret: '',
      old_secret: null,
    })
    .where('id', '=', id)
    .execute();
  await setAvatar(tx, id, null);
  await tx.db.deleteFrom('bot_sites').where('bot_id', '=', id).execute();
  await tx.db.deleteFrom('bot_events').where('bot_id', '=', id).execute();
  const tests = await tx.db.selectFrom('bot_tests').select('id').where('bot_id', '=', id).execute();
  await removeBotTests(
    tx.db,
    tests.map((one) => one.id),
  );
  return row;
}

/**
 * Gives a bot a new token, which ends the one before at once, and a new secret, beside which the one before signs for a day.
 * @throws ApiError `not_found`
 */
export async function rotateBot(
  tx: Transaction,
  id: string,
): Promise<{ row: BotRow; token: string; secret: string }> {
  const before = await findBot(tx.db, id);
  const token = BOT_TOKEN_PREFIX + newToken();
  const secret = newSecret();
  const row = await tx.db
    .updateTable('bots')
    .set({
      token_hash: hashToken(token),
      hint: tokenHint(token),
      secret: tx.sealer.seal(secret, id),
      old_secret: before.secret,
      old_secret_until: tx.now + BOTH_SIGN_MS,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return { row, token, secret };
}

/** A site has one bot: who is named last has it. */
async function putSites(tx: Transaction, botId: string, sites: PutBot['sites']): Promise<void> {
  const ids = sites.map(({ siteId }) => siteId);
  if (new Set(ids).size < ids.length) throw new ApiError('bad_request', 'A site is named twice.');
  await tx.db.deleteFrom('bot_sites').where('bot_id', '=', botId).execute();
  if (ids.length === 0) return;
  const known = await tx.db
    .selectFrom('sites')
    .select('id')
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .execute();
  if (known.length < ids.length)
    throw new ApiError('site_unknown', 'There is no such site any more. Choose the sites again.');
  await tx.db.deleteFrom('bot_sites').where('site_id', 'in', ids).execute();
  await tx.db
    .insertInto('bot_sites')
    .values(sites.map(({ siteId, mode }) => ({ site_id: siteId, bot_id: botId, mode })))
    .execute();
}
