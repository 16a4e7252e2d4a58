import { randomUUID } from 'node:crypto';
import type { AuditAction, AuditPage } from '../contract/schemas/accounts-api.ts';
import type { Work } from '../conversations/work.ts';
import type { Db } from '../database/database.ts';
import type { AgentRow } from '../database/tables.ts';
import { Refused } from '../refusal.ts';

const ENTRIES_PER_PAGE = 50;
const MAX_SUBJECT = 300;

/** Who did it; null where nobody has said who they are. */
export type Actor = { agent: Pick<AgentRow, 'id' | 'name'> | null; network: string | null };

/**
 * Writes down who did what, in the transaction of what was done: it is in the log exactly if it happened.
 * @param subject to whom or what, for people to read; never a secret
 */
export async function recordAudit(
  work: Work,
  actor: Actor,
  action: AuditAction,
  subject = '',
): Promise<void> {
  await work.db
    .insertInto('audit_log')
    .values({
      id: randomUUID(),
      at: work.now,
      action,
      actor_id: actor.agent?.id ?? null,
      actor_name: actor.agent?.name ?? '',
      subject: subject.slice(0, MAX_SUBJECT),
      network: actor.network,
    })
    .execute();
}

/**
 * A page of the log, the newest first.
 * @throws Refused `bad_request` for a cursor that is none
 */
export async function readAuditLog(db: Db, cursor?: string): Promise<AuditPage> {
  let query = db
    .selectFrom('audit_log')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(ENTRIES_PER_PAGE + 1);
  if (cursor !== undefined) {
    const { at, id } = parseCursor(cursor);
    query = query.where((eb) => eb.or([eb('at', '<', at), eb.and([eb('at', '=', at), eb('id', '<', id)])]));
  }
  const rows = await query.execute();
  const page = rows.slice(0, ENTRIES_PER_PAGE);
  const last = page.at(-1);
  return {
    entries: page.map((row) => ({
      id: row.id,
      at: row.at,
      action: row.action as AuditAction,
      actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name },
      subject: row.subject,
      network: row.network,
    })),
    next: rows.length > page.length && last !== undefined ? `${last.at}.${last.id}` : null,
  };
}

function parseCursor(cursor: string): { at: number; id: string } {
  const [, at, id] = /^(\d{1,16})\.([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) {
    throw new Refused('bad_request', 'The cursor is not one from a page before. Begin without one.');
  }
  return { at: Number(at), id };
}
