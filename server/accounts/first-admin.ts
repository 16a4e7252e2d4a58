import { hashToken, newToken } from '../access/tokens.ts';
import { ApiError } from '../common/api-error.ts';
import type { Db } from '../database/database.ts';
import { locking } from '../database/lock.ts';
import { writeMeta } from '../database/meta.ts';
import type { AgentRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { createAgent } from './agents.ts';

/** A set-up link that nobody used within this time has to be made anew by a restart. */
const SETUP_LIFETIME_MS = 24 * 60 * 60 * 1_000;
const SETUP_FACT = 'setup-link';

/** Whether nobody can sign in yet. */
export async function setupNeeded(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('agents')
    .select('id')
    .where('deactivated_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row === undefined;
}

/** Makes a new one-time token for the set-up page; an older one stops working. */
export async function issueSetupToken(tx: Transaction): Promise<string> {
  const token = newToken();
  const value = JSON.stringify({ hash: hashToken(token), expiresAt: tx.now + SETUP_LIFETIME_MS });
  await writeMeta(tx.db, SETUP_FACT, value);
  return token;
}

type SetupLink = { hash: string; expiresAt: number };

/**
 * Whether the set-up may go on: nobody can sign in yet, and the token is that of the link. Costs little, so that it can
 * be asked before a password is hashed; {@link createFirstAdmin} asks again, in its transaction.
 * @throws ApiError `setup_done`, `setup_link_invalid`
 */
export async function checkSetupLink(db: Db, token: string, now: number): Promise<void> {
  const row = await db.selectFrom('meta').select('value').where('name', '=', SETUP_FACT).executeTakeFirst();
  await requireSetupLink(db, row?.value, token, now);
}

/**
 * Makes the first admin with the token of the set-up link. Of two who use it at once, one wins.
 * @throws ApiError `setup_done`, `setup_link_invalid`
 */
export async function createFirstAdmin(
  tx: Transaction,
  input: { token: string; name: string; email: string; passwordHash: string },
): Promise<AgentRow> {
  const query = tx.db.selectFrom('meta').select('value').where('name', '=', SETUP_FACT);
  const row = await locking(tx, query).executeTakeFirst();
  await requireSetupLink(tx.db, row?.value, input.token, tx.now);
  await tx.db.deleteFrom('meta').where('name', '=', SETUP_FACT).execute();
  return createAgent(tx, { ...input, role: 'admin' });
}

async function requireSetupLink(
  db: Db,
  stored: string | undefined,
  token: string,
  now: number,
): Promise<void> {
  if (!(await setupNeeded(db)))
    throw new ApiError('setup_done', 'The first admin exists already. Sign in instead.');
  const link: SetupLink | null = stored === undefined ? null : JSON.parse(stored);
  if (link !== null && link.hash === hashToken(token) && link.expiresAt > now) return;
  throw new ApiError(
    'setup_link_invalid',
    'This set-up link was used or is too old. Restart the server: it prints a new one.',
  );
}
