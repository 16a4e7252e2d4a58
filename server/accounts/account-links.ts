import { randomUUID } from 'node:crypto';
import { hashToken, newToken } from '../access/tokens.ts';
import { ApiError } from '../common/api-error.ts';
import type { AccountLink, Invitation } from '../contract/schemas/accounts-api.ts';
import type { Db } from '../database/database.ts';
import type { AccountLinkRow, AgentRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { createAgent, normalizeEmail } from './agents.ts';
import { endSessions } from './sessions.ts';

const INVITE_LIFETIME_MS = 3 * 24 * 60 * 60 * 1_000;
const RESET_LIFETIME_MS = 60 * 60 * 1_000;

/**
 * Ends the links that this admin made: what they gave away must not outlive their right to give it.
 */
export async function endLinksMadeBy(tx: Transaction, admin: Pick<AgentRow, 'id'>): Promise<void> {
  await tx.db.deleteFrom('account_links').where('made_by', '=', admin.id).execute();
}

/** A link as it was made: the only time its token is known. */
export type NewLink = { link: AccountLinkRow; token: string };

/**
 * Invites somebody. A link made before for the same address stops working.
 * @param admin null: whoever runs the server, on the command line
 * @param token 32 random bytes as base64url, where a mail has to say the same; a new one without it
 * @throws ApiError `email_taken`
 */
export async function inviteAgent(
  tx: Transaction,
  admin: Pick<AgentRow, 'id'> | null,
  input: { email: string; name: string; role: AgentRow['role'] },
  token?: string,
): Promise<NewLink> {
  const email = normalizeEmail(input.email);
  const agent = await tx.db.selectFrom('agents').select('id').where('email', '=', email).executeTakeFirst();
  if (agent !== undefined) throw emailTaken();
  return issueLink(
    tx,
    {
      kind: 'invite',
      agent_id: null,
      email,
      name: input.name.trim(),
      role: input.role,
      made_by: admin?.id ?? null,
      expires_at: tx.now + INVITE_LIFETIME_MS,
    },
    token,
  );
}

/**
 * Makes a link with which an agent sets a new password. An earlier one stops working.
 * @throws ApiError `not_found` when there is no such agent, or they are deactivated
 */
export async function issueReset(
  tx: Transaction,
  admin: Pick<AgentRow, 'id'>,
  agentId: string,
): Promise<NewLink> {
  const agent = await tx.db
    .selectFrom('agents')
    .selectAll()
    .where('id', '=', agentId)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
  if (agent === undefined)
    throw new ApiError('not_found', 'There is no such agent, or they are deactivated.');
  return issueLink(tx, {
    kind: 'reset',
    agent_id: agent.id,
    email: agent.email,
    name: agent.name,
    role: agent.role,
    made_by: admin.id,
    expires_at: tx.now + RESET_LIFETIME_MS,
  });
}

/**
 * The same for who has forgotten their own, to be mailed to them.
 * @param token 32 random bytes as base64url, which the mail says
 * @returns null when nobody has this address, or they are deactivated
 */
export async function issueOwnReset(tx: Transaction, email: string, token: string): Promise<NewLink | null> {
  const agent = await tx.db
    .selectFrom('agents')
    .selectAll()
    .where('email', '=', normalizeEmail(email))
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
  if (agent === undefined) return null;
  return issueLink(
    tx,
    {
      kind: 'reset',
      agent_id: agent.id,
      email: agent.email,
      name: agent.name,
      role: agent.role,
      made_by: null,
      expires_at: tx.now + RESET_LIFETIME_MS,
    },
    token,
  );
}

/** Where a link leads. The token is behind the `#`: browsers do not send it anywhere. */
export function accountLinkFrom({ link, token }: NewLink, publicUrl: string): AccountLink {
  return { url: `${publicUrl}/console/join#token=${token}`, expiresAt: link.expires_at };
}

/** An invitation, as admins see it. */
export function invitationFrom({ id, name, email, role, expires_at }: AccountLinkRow): Invitation {
  return { id, name, email, role, expiresAt: expires_at };
}

/** Invitations that nobody has used and that still work, the newest first. */
export function listInvitations(db: Db, now: number): Promise<AccountLinkRow[]> {
  return db
    .selectFrom('account_links')
    .selectAll()
    .where('kind', '=', 'invite')
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** @throws ApiError `not_found` */
export async function withdrawInvitation(tx: Transaction, id: string): Promise<AccountLinkRow> {
  const row = await tx.db
    .deleteFrom('account_links')
    .where('kind', '=', 'invite')
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw new ApiError('not_found', 'This invitation was used or withdrawn already.');
  return row;
}

/**
 * The link of a token, for the page that uses it.
 * @throws ApiError `account_link_invalid`
 */
export async function findLink(db: Db, token: string, now: number): Promise<AccountLinkRow> {
  const row = await db
    .selectFrom('account_links')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row ?? invalidLink();
}

/**
 * Uses a link up: makes the agent who was invited, or sets the new password and ends everything that was signed in
 * with the old one. Of two who use a link at once, one wins. The password comes hashed.
 * @throws ApiError `account_link_invalid`, `email_taken`
 */
export async function takeLink(
  tx: Transaction,
  input: { token: string; name?: string | undefined; passwordHash: string },
): Promise<{ link: AccountLinkRow; agent: AgentRow }> {
  const link = await tx.db
    .deleteFrom('account_links')
    .where('token_hash', '=', hashToken(input.token))
    .where('expires_at', '>', tx.now)
    .returningAll()
    .executeTakeFirst();
  if (link === undefined) return invalidLink();
  if (link.kind === 'invite') {
    const name = input.name?.trim() || link.name;
    return { link, agent: await createAgent(tx, { ...link, name, passwordHash: input.passwordHash }) };
  }
  const agent = await tx.db
    .updateTable('agents')
    .set({ password_hash: input.passwordHash })
    .where('id', '=', link.agent_id)
    .where('deactivated_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (agent === undefined) return invalidLink();
  await endSessions(tx, agent.id);
  return { link, agent };
}

async function issueLink(
  tx: Transaction,
  columns: Omit<AccountLinkRow, 'token_hash' | 'id' | 'created_at'>,
  token = newToken(),
): Promise<NewLink> {
  await tx.db.deleteFrom('account_links').where('expires_at', '<=', tx.now).execute();
  await tx.db
    .deleteFrom('account_links')
    .where('kind', '=', columns.kind)
    .where('email', '=', columns.email)
    .execute();
  const link: AccountLinkRow = {
    ...columns,
    token_hash: hashToken(token),
    id: randomUUID(),
    created_at: tx.now,
  };
  await tx.db.insertInto('account_links').values(link).execute();
  return { link, token };
}

function emailTaken(): ApiError {
  return new ApiError(
    'email_taken',
    'An agent with this e-mail address exists already. Reactivate them, or use another address.',
  );
}

function invalidLink(): never {
  throw new ApiError('account_link_invalid', 'This link was used or is too old. Ask an admin for a new one.');
}
