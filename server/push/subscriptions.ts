import { randomUUID } from 'node:crypto';
import type { AllowedPrivate } from '../common/public-address.ts';
import type { PushKey, SubscribePush } from '../contract/notices/push-api.ts';
import type { Db } from '../database/database.ts';
import type { PushSubscriptionRow, SessionRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { hostOfBrowser } from './browser-address.ts';

/** As many browsers as one agent may have; the oldest is forgotten first. */
const MOST_BROWSERS = 10;

/** Rows of push subscriptions whose session lives, with the session as `sessions`. */
export function liveSubscriptions(db: Db, now: number) {
  return db
    .selectFrom('push_subscriptions')
    .innerJoin('sessions', 'sessions.token_hash', 'push_subscriptions.session_hash')
    .where('sessions.expires_at', '>', now);
}

/** What the console of a session has to know before it subscribes. */
export async function pushKeyFor(
  db: Db,
  session: SessionRow,
  { publicKey, now }: { publicKey: string; now: number },
): Promise<PushKey> {
  const rows = await liveSubscriptions(db, now)
    .select('push_subscriptions.session_hash')
    .where('push_subscriptions.agent_id', '=', session.agent_id)
    .execute();
  const subscribed = rows.some(({ session_hash }) => session_hash === session.token_hash);
  return { publicKey, browsers: rows.length, subscribed };
}

/**
 * Remembers where pushes to the browser of a session go; one for each session, and one for each endpoint.
 * @throws ApiError `bad_request` for an endpoint or a key to which nothing can be sent
 */
export async function subscribe(
  { db, now }: Pick<Transaction, 'db' | 'now'>,
  { token_hash, agent_id }: SessionRow,
  { endpoint, keys, locale }: SubscribePush,
  allowed: AllowedPrivate,
): Promise<void> {
  const host = hostOfBrowser({ endpoint, keys }, allowed);
  await db
    .deleteFrom('push_subscriptions')
    .where((eb) => eb.or([eb('session_hash', '=', token_hash), eb('endpoint', '=', endpoint)]))
    .execute();
  const row: PushSubscriptionRow = {
    id: randomUUID(),
    session_hash: token_hash,
    agent_id,
    endpoint,
    host,
    ...keys,
    locale,
    created_at: now,
  };
  await db.insertInto('push_subscriptions').values(row).execute();
  const all = await db
    .selectFrom('push_subscriptions')
    .select('id')
    .where('agent_id', '=', agent_id)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  const over = all.slice(MOST_BROWSERS).map(({ id }) => id);
  if (over.length > 0) await db.deleteFrom('push_subscriptions').where('id', 'in', over).execute();
}

/** The browser of a session gets no pushes any more. */
export async function unsubscribe(db: Db, { token_hash }: Pick<SessionRow, 'token_hash'>): Promise<void> {
  await db.deleteFrom('push_subscriptions').where('session_hash', '=', token_hash).execute();
}

/** Removes what belongs to sessions that have ended, and to links that work no more. */
export async function forgetEnded(db: Db, now: number): Promise<void> {
  await db.deleteFrom('visitor_push_subscriptions').where('expires_at', '<=', now).execute();
  for (const table of ['push_subscriptions', 'agent_attention'] as const)
    await db
      .deleteFrom(table)
      .where('session_hash', 'not in', (eb) => eb.selectFrom('sessions').select('token_hash'))
      .execute();
}
