import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { hashToken } from '../access/tokens.ts';
import { ApiError } from '../common/api-error.ts';
import type { AgentRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/** RFC 6238 with the parameters every authenticator app knows. */
const PERIOD_S = 30;
const TOTP_OPTIONS = { algorithm: 'SHA1', digits: 6, period: PERIOD_S } as const;
const SECRET_BYTES = 20;
/** One step before and one after: telephones' clocks, and the time it takes to type. */
const WINDOW = 1;

const RECOVERY_CODES = 10;
const RECOVERY_LENGTH = 16;
/** Signs that are not taken for one another; a code has 79 bits, so that a fast hash is right. */
const RECOVERY_SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Whether the agent needs a code to sign in. */
export const hasSecondFactor = (agent: Pick<AgentRow, 'totp_since'>): boolean => agent.totp_since !== null;

/**
 * Makes a secret for an agent to put into an authenticator app. It counts only once a code of it has been given.
 * @returns the secret in base32, and the address an app reads from a QR code
 * @throws ApiError `second_factor_on`
 */
export async function prepareSecondFactor(
  tx: Transaction,
  agent: AgentRow,
  issuer: string,
): Promise<{ secret: string; uri: string }> {
  const secret = new Secret({ size: SECRET_BYTES });
  const { numUpdatedRows } = await tx.db
    .updateTable('agents')
    .set({ totp_secret: tx.sealer.seal(secret.base32, agent.id), totp_step: 0 })
    .where('id', '=', agent.id)
    .where('totp_since', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    throw new ApiError(
      'second_factor_on',
      'Two-factor sign-in is on already. Turn it off first to set it up anew.',
    );
  }
  return {
    secret: secret.base32,
    uri: new TOTP({ ...TOTP_OPTIONS, issuer, label: agent.email, secret }).toString(),
  };
}

/**
 * Turns the prepared second factor on with a code of it.
 * @returns the recovery codes, which are kept as hashes only
 * @throws ApiError `second_factor_wrong`, `second_factor_on`
 */
export async function enableSecondFactor(tx: Transaction, agentId: string, code: string): Promise<string[]> {
  const agent = await findAgent(tx, agentId);
  if (hasSecondFactor(agent)) throw new ApiError('second_factor_on', 'Two-factor sign-in is on already.');
  if (!(await takeTotp(tx, agent, code))) throw wrongCode();
  await tx.db.updateTable('agents').set({ totp_since: tx.now }).where('id', '=', agentId).execute();
  return renewRecoveryCodes(tx, agentId);
}

/** Turns it off; secret and recovery codes are gone. */
export async function disableSecondFactor(tx: Transaction, agentId: string): Promise<void> {
  await tx.db
    .updateTable('agents')
    .set({ totp_secret: null, totp_since: null })
    .where('id', '=', agentId)
    .execute();
  await tx.db.deleteFrom('recovery_codes').where('agent_id', '=', agentId).execute();
}

/** New recovery codes; the ones before stop working. */
export async function renewRecoveryCodes(tx: Transaction, agentId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await tx.db.deleteFrom('recovery_codes').where('agent_id', '=', agentId).execute();
  await tx.db
    .insertInto('recovery_codes')
    .values(codes.map((code) => ({ agent_id: agentId, code_hash: recoveryHash(code) })))
    .execute();
  return codes;
}

/** Takes a code of the app, or a recovery code. Either works once: of two who give it at once, one is let in. */
export async function takeCode(tx: Transaction, agentId: string, code: string): Promise<boolean> {
  const agent = await findAgent(tx, agentId);
  if (!hasSecondFactor(agent)) return false;
  return /^[\d\s]+$/.test(code) ? takeTotp(tx, agent, code) : takeRecoveryCode(tx, agentId, code);
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(db: Transaction['db'], agentId: string): Promise<number> {
  const { count } = await db
    .selectFrom('recovery_codes')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('agent_id', '=', agentId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function takeTotp(tx: Transaction, agent: AgentRow, given: string): Promise<boolean> {
  const code = given.replaceAll(/\s/g, '');
  if (agent.totp_secret === null || !/^\d{6}$/.test(code)) return false;
  const secret = Secret.fromBase32(tx.sealer.open(agent.totp_secret, agent.id));
  const totp = new TOTP({ ...TOTP_OPTIONS, secret });
  const delta = totp.validate({ token: code, window: WINDOW, timestamp: tx.now });
  if (delta === null) return false;
  const step = Math.floor(tx.now / 1_000 / PERIOD_S) + delta;
  const { numUpdatedRows } = await tx.db
    .updateTable('agents')
    .set({ totp_step: step })
    .where('id', '=', agent.id)
    .where('totp_step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function takeRecoveryCode(tx: Transaction, agentId: string, code: string): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('recovery_codes')
    .where('agent_id', '=', agentId)
    .where('code_hash', '=', recoveryHash(code))
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

function newRecoveryCode(): string {
  const signs = Array.from(
    { length: RECOVERY_LENGTH },
    () => RECOVERY_SIGNS[randomInt(RECOVERY_SIGNS.length)],
  );
  return signs.join('').replace(/(.{4})(?=.)/g, '$1-');
}

function recoveryHash(code: string): string {
  return hashToken(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
}

function findAgent(tx: Transaction, agentId: string): Promise<AgentRow> {
  return tx.db.selectFrom('agents').selectAll().where('id', '=', agentId).executeTakeFirstOrThrow();
}

export function wrongCode(): ApiError {
  return new ApiError(
    'second_factor_wrong',
    'This code is wrong, too old, or was used before. Take the one your app shows now, or a recovery code.',
  );
}
