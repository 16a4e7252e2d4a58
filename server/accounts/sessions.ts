import { randomUUID } from 'node:crypto';
import { hashToken, newToken } from '../access/tokens.ts';
import { ApiError } from '../common/api-error.ts';
import type { Db } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
import type { AgentRow, SessionRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

export const SESSION_LIFETIME_MS = 14 * 24 * 60 * 60 * 1_000;
/** How long after a proof dangerous settings may be changed without another. */
export const CONFIRMED_MS = 10 * 60 * 1_000;
/** When a session was last used is kept this roughly, so that reading does not cost a write. */
const SEEN_MS = 5 * 60 * 1_000;

/** From where a session is begun. */
export type Device = { userAgent: string | null; network: string | null };

/**
 * Begins a session and returns its token, which only the cookie will hold: always a new one, so that a token somebody
 * else put into the browser is worth nothing. Ended sessions of the agent are removed.
 */
export async function beginSession(
  tx: Transaction,
  agent: Pick<AgentRow, 'id'>,
  device: Device,
): Promise<{ token: string; expiresAt: number }> {
  await tx.db
    .deleteFrom('sessions')
    .where('agent_id', '=', agent.id)
    .where('expires_at', '<=', tx.now)
    .execute();
  const token = newToken();
  const expiresAt = tx.now + SESSION_LIFETIME_MS;
  await tx.db
    .insertInto('sessions')
    .values({
      token_hash: hashToken(token),
      id: randomUUID(),
      agent_id: agent.id,
      created_at: tx.now,
      expires_at: expiresAt,
      user_agent: device.userAgent?.slice(0, 400) ?? null,
      network: device.network,
      seen_at: tx.now,
      confirmed_at: tx.now,
    })
    .execute();
  return { token, expiresAt };
}

/** A session that has not ended, and whose it is. */
export type LiveSession = { agent: AgentRow; session: SessionRow };

const agentOfSession = prepared<{ token_hash: string; now: number }, AgentRow>((db, place) =>
  db
    .selectFrom('agents')
    .innerJoin('sessions', 'sessions.agent_id', 'agents.id')
    .selectAll('agents')
    .where('sessions.token_hash', '=', place('token_hash'))
    .where('sessions.expires_at', '>', place('now'))
    .where('agents.deactivated_at', 'is', null),
);

const sessionByToken = prepared<{ token_hash: string }, SessionRow>((db, place) =>
  db.selectFrom('sessions').selectAll().where('token_hash', '=', place('token_hash')),
);

/** The session of a cookie's token, or null. */
export async function findSession(db: Db, token: string, now: number): Promise<LiveSession | null> {
  const token_hash = hashToken(token);
  const [agent] = await agentOfSession(db, { token_hash, now });
  const [session] = await sessionByToken(db, { token_hash });
  return agent === undefined || session === undefined ? null : { agent, session };
}

/** Whether it is time to note that the session is used. */
export const isSeenLate = (session: SessionRow, now: number): boolean => session.seen_at < now - SEEN_MS;

export async function noteSeen(tx: Transaction, session: SessionRow): Promise<void> {
  await tx.db
    .updateTable('sessions')
    .set({ seen_at: tx.now })
    .where('token_hash', '=', session.token_hash)
    .execute();
}

/** The agent has just proved who they are. */
export async function noteConfirmed(tx: Transaction, session: SessionRow): Promise<void> {
  await tx.db
    .updateTable('sessions')
    .set({ confirmed_at: tx.now })
    .where('token_hash', '=', session.token_hash)
    .execute();
}

/** The agent's sessions that have not ended, the one used last first. */
export function listSessions(db: Db, agentId: string, now: number): Promise<SessionRow[]> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('agent_id', '=', agentId)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Ends the session of a token; one that nobody knows is ended already. */
export async function endSession(tx: Transaction, token: string): Promise<AgentRow | null> {
  const agent = await tx.db
    .selectFrom('agents')
    .innerJoin('sessions', 'sessions.agent_id', 'agents.id')
    .selectAll('agents')
    .where('sessions.token_hash', '=', hashToken(token))
    .executeTakeFirst();
  await tx.db.deleteFrom('sessions').where('token_hash', '=', hashToken(token)).execute();
  return agent ?? null;
}

/**
 * Ends one of an agent's own sessions.
 * @throws ApiError `not_found`
 */
export async function endSessionById(tx: Transaction, agentId: string, id: string): Promise<void> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('sessions')
    .where('agent_id', '=', agentId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new ApiError('not_found', 'This session has ended already.');
}

/** Ends all sessions of an agent, except the one that is given. */
export async function endSessions(tx: Transaction, agentId: string, except?: SessionRow): Promise<void> {
  let sessions = tx.db.deleteFrom('sessions').where('agent_id', '=', agentId);
  if (except !== undefined) sessions = sessions.where('token_hash', '!=', except.token_hash);
  await sessions.execute();
}
