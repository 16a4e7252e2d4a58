import { randomUUID } from 'node:crypto';
import { ApiError } from '../common/api-error.ts';
import type { Agent, AgentRole } from '../contract/schemas/people.ts';
import type { AgentRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/** An agent, as other agents see them. */
export function agentFrom(row: AgentRow): Agent {
  return { id: row.id, name: row.name, email: row.email, role: row.role };
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
