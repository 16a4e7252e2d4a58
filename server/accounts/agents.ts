import { randomUUID } from 'node:crypto';
import { ApiError } from '../common/api-error.ts';
import type { Account } from '../contract/schemas/accounts-api.ts';
import type { Agent, AgentRole } from '../contract/schemas/people.ts';
import type { Db } from '../database/database.ts';
import { locking } from '../database/lock.ts';
import type { AgentRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/** An agent, as other agents see them. */
export function agentFrom(row: AgentRow): Agent {
  return { id: row.id, name: row.name, email: row.email, role: row.role };
}

/** An agent's account, as admins see it. */
export function accountFrom(row: AgentRow): Account {
  return {
    ...agentFrom(row),
    active: row.deactivated_at === null,
    secondFactor: row.totp_since !== null,
    createdAt: row.created_at,
  };
}

/** All agents by name, also those who were deactivated, and none who were deleted. */
export function listAgents(db: Db): Promise<AgentRow[]> {
  return db
    .selectFrom('agents')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/**
 * Finds an agent, deactivated or not; nobody who was deleted.
 * @throws ApiError `not_found`
 */
export async function findAgent(db: Db, id: string): Promise<AgentRow> {
  const row = await db
    .selectFrom('agents')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw new ApiError('not_found', 'There is no such agent.');
  return row;
}

/** An agent who was not deactivated; null where there is none of this id. */
export async function findActiveAgent(db: Db, id: string): Promise<AgentRow | null> {
  const row = await db
    .selectFrom('agents')
    .selectAll()
    .where('id', '=', id)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Locks an agent who acts, so that nobody deactivates them before the transaction ends.
 * @throws ApiError `sign_in_required` when they were deactivated meanwhile
 */
export async function lockActiveAgent(tx: Transaction, id: string): Promise<AgentRow> {
  const query = tx.db
    .selectFrom('agents')
    .selectAll()
    .where('id', '=', id)
    .where('deactivated_at', 'is', null);
  const row = await locking(tx, query).executeTakeFirst();
  if (row === undefined) throw new ApiError('sign_in_required', 'Please sign in.');
  return row;
}

/** Gives the agent another name. */
export async function renameAgent(tx: Transaction, id: string, name: string): Promise<void> {
  await tx.db.updateTable('agents').set({ name }).where('id', '=', id).execute();
}

/** E-mail addresses are compared in this form. */
export function normalizeEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}

/**
 * Makes an agent. The password comes hashed: hashing takes long and has no place in a transaction.
 * @throws ApiError `email_taken`
 */
export async function createAgent(
  tx: Transaction,
  input: { name: string; email: string; role: AgentRole; passwordHash: string; demo?: boolean },
): Promise<AgentRow> {
  const row = {
    id: randomUUID(),
    email: normalizeEmail(input.email),
    name: input.name.trim(),
    role: input.role,
    password_hash: input.passwordHash,
    demo: input.demo === true ? 1 : 0,
    deactivated_at: null,
    created_at: tx.now,
  };
  const inserted = await tx.db
    .insertInto('agents')
    .values(row)
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted !== undefined) return inserted;
  throw new ApiError(
    'email_taken',
    'An agent with this e-mail address exists already. Reactivate them, or use another address.',
  );
}
