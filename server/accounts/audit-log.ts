import { randomUUID } from 'node:crypto';
import { visitorName } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import type { AuditAction, AuditPage, AuditQuery } from '../contract/schemas/accounts-api.ts';
import type { Db } from '../database/database.ts';
import type { AgentRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

const ENTRIES_PER_PAGE = 50;
const MAX_SUBJECT = 300;

/** Who did it; null where nobody has said who they are. `key` is the name of the API key, where a program did. */
export type Actor = { agent: Pick<AgentRow, 'id' | 'name'> | null; network: string | null; key?: string };

/**
 * Writes down who did what, in the transaction of what was done: it is in the log exactly if it happened.
 * @param subject to whom or what, for people to read; never a secret
 */
export async function recordAudit(
  tx: Transaction,
  actor: Actor,
  action: AuditAction,
  subject = '',
): Promise<void> {
  await tx.db
    .insertInto('audit_log')
    .values({
      id: randomUUID(),
      at: tx.now,
      action,
      actor_id: actor.agent?.id ?? null,
      actor_name: actor.agent?.name ?? '',
      by_key: actor.key ?? null,
      subject: subject.slice(0, MAX_SUBJECT),
      network: actor.network,
    })
    .execute();
}

/** Lets the log say no more of whom it was, once they are erased. */
export async function forgetInAuditLog({ db }: Transaction, visitorId: string): Promise<void> {
  const visitor = await db
    .selectFrom('visitors')
    .select('name')
    .where('id', '=', visitorId)
    .executeTakeFirst();
  // Earlier versions wrote the name down instead of the id.
  const subjects = [visitorId, ...(visitor?.name ? [visitor.name.slice(0, MAX_SUBJECT)] : [])];
  await db
    .updateTable('audit_log')
    .set({ subject: '' })
    .where('action', 'in', ABOUT_VISITORS)
    .where('subject', 'in', subjects)
    .execute();
}

/**
 * Who was deleted is called `shownAs` from now on: as who did it, and as to whom it was done. From which network says as much as a name.
 * @param agent as they were called; `nameIsShared`: a colleague has the same name, so that it alone does not say who was meant
 */
export async function forgetAgentInAuditLog(
  { db }: Transaction,
  { id, name, email, nameIsShared }: Pick<AgentRow, 'id' | 'name' | 'email'> & { nameIsShared: boolean },
  shownAs: string,
): Promise<void> {
  await db
    .updateTable('audit_log')
    .set({ actor_name: shownAs, network: null })
    .where('actor_id', '=', id)
    .execute();
  const entries = await db
    .selectFrom('audit_log')
    .select(['id', 'action', 'actor_id', 'subject'])
    .where((eb) =>
      eb.or([
        eb('subject', 'like', `%${email}%`),
        eb.and([eb('action', 'in', ABOUT_AGENTS), eb('subject', 'like', `${name}%`)]),
      ]),
    )
    .execute();
  for (const { action, actor_id, ...entry } of entries) {
    const isNamed =
      ABOUT_AGENTS.some((one) => one === action) &&
      (action === 'agent.cap_changed' ? !nameIsShared : actor_id === id);
    const unnamed = isNamed ? withoutName(entry.subject, name, shownAs) : entry.subject;
    const subject = withoutAddress(unnamed, email, shownAs);
    if (subject !== entry.subject)
      await db.updateTable('audit_log').set({ subject }).where('id', '=', entry.id).execute();
  }
}

/** Whose subject is the name of an agent, alone or before a colon. All but the first are done by that agent. */
const ABOUT_AGENTS: AuditAction[] = ['agent.cap_changed', 'avatar.changed', 'profile.changed'];

function withoutName(subject: string, name: string, shownAs: string): string {
  const isWhole = subject === name || subject.startsWith(`${name}: `);
  return isWhole ? shownAs + subject.slice(name.length) : subject;
}

/** Whole addresses only: `ben@…` is also the end of `ruben@…`. */
function withoutAddress(subject: string, email: string, shownAs: string): string {
  return subject
    .split(/([\s,;:()]+)/)
    .map((part) => (part === email ? shownAs : part))
    .join('');
}

/** Whose subject is the id of a visitor, unless it is a network. */
const ABOUT_VISITORS: AuditAction[] = ['visitor.blocked', 'visitor.unblocked', 'visitor.changed'];

/** The names of visitors whose ids are subjects, as they are called today. */
async function namesOf(
  db: Db,
  rows: readonly { action: string; subject: string }[],
): Promise<Map<string, string>> {
  const ids = rows
    .filter(({ action }) => ABOUT_VISITORS.some((one) => one === action))
    .map((row) => row.subject);
  if (ids.length === 0) return new Map();
  const found = await db.selectFrom('visitors').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(found.map((row) => [row.id, visitorName(row)]));
}

/**
 * A page of the log, the newest first, of the entries that were asked for.
 * @throws ApiError `bad_request` for a cursor that is none
 */
export async function readAuditLog(
  db: Db,
  { cursor, actor, action, from, until }: AuditQuery = {},
): Promise<AuditPage> {
  let query = db
    .selectFrom('audit_log')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(ENTRIES_PER_PAGE + 1);
  if (actor === 'unknown') query = query.where('actor_id', 'is', null);
  else if (actor !== undefined) query = query.where('actor_id', '=', actor);
  if (action !== undefined) query = query.where('action', '=', action);
  if (from !== undefined) query = query.where('at', '>=', from);
  if (until !== undefined) query = query.where('at', '<', until);
  if (cursor !== undefined) {
    const { at, id } = parseCursor(cursor);
    query = query.where((eb) => eb.or([eb('at', '<', at), eb.and([eb('at', '=', at), eb('id', '<', id)])]));
  }
  const rows = await query.execute();
  const page = rows.slice(0, ENTRIES_PER_PAGE);
  const last = page.at(-1);
  const names = await namesOf(db, page);
  return {
    entries: page.map((row) => ({
      id: row.id,
      at: row.at,
      action: row.action as AuditAction,
      actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name },
      ...(row.by_key === null ? {} : { key: row.by_key }),
      subject: names.get(row.subject) ?? row.subject,
      network: row.network,
    })),
    next: rows.length > page.length && last !== undefined ? `${last.at}.${last.id}` : null,
  };
}

function parseCursor(cursor: string): { at: number; id: string } {
  const [, at, id] = /^(\d{1,16})\.([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) {
    throw new ApiError('bad_request', 'The cursor is not one from a page before. Begin without one.');
  }
  return { at: Number(at), id };
}
