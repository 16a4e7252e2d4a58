import type { ExpressionBuilder } from 'kysely';
import { visitorName } from '../access/actor.ts';
import type { Database } from '../database/database.ts';
import type { ChatHookRow, ChatNoticeRow } from '../database/tables/chat-notices.ts';
import type { Tables } from '../database/tables.ts';
import { traceWithin } from '../delivery/event-traces.ts';
import { reminderUrl } from '../notices/reminder-url.ts';
import { isTaken } from '../webhooks/attempts.ts';
import { waitAfter } from '../webhooks/retrying.ts';
import type { Answer, Outgoing } from '../webhooks/send-webhook.ts';
import { addressOf } from './chat-hooks.ts';
import { type NoticeContent, noticeBody } from './notice-body.ts';
import { noticeTexts } from './notice-texts.ts';

export type SendDeps = {
  database: Database;
  now: () => number;
  random: () => number;
  publicUrl: string;
  send(outgoing: Outgoing, signal: AbortSignal): Promise<Answer>;
  /** A place is gone, and is sent nothing any more. */
  gone(hook: ChatHookRow): Promise<void>;
};

const AT_ONCE = 50;
/** So long a node may be at one; after that, another one sends it. */
const LEASE_MS = 60_000;
const GONE = new Set([404, 410]);
/** The same again would be refused again; whoever is asked too often, or too slow, says something else. */
const isRefused = (status: number | null) =>
  status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429;

/** Sends what is due: to several places at once, to each of them one after the other, up to the first that is not taken. */
export async function sendNotices(deps: SendDeps, signal: AbortSignal): Promise<void> {
  const { database, now } = deps;
  await database.write((db) => db.deleteFrom('chat_notices').where('expires_at', '<=', now()).execute());
  const rows = await database.read
    .selectFrom('chat_notices')
    .selectAll()
    .where('due_at', '<=', now())
    .orderBy('due_at')
    .orderBy('seq')
    .limit(AT_ONCE)
    .execute();
  const hookIds = new Set(rows.map(({ hook_id }) => hook_id));
  await Promise.all(
    [...hookIds].map((hookId) =>
      sendTo(
        deps,
        hookId,
        rows.filter(({ hook_id }) => hook_id === hookId),
        signal,
      ),
    ),
  );
}

async function sendTo(
  deps: SendDeps,
  hookId: string,
  due: readonly ChatNoticeRow[],
  signal: AbortSignal,
): Promise<void> {
  for (const notice of due) {
    const hook = await deps.database.read
      .selectFrom('chat_hooks')
      .selectAll()
      .where('id', '=', hookId)
      .executeTakeFirst();
    if (hook === undefined || hook.state !== 'on') return dropAll(deps, hookId);
    if (signal.aborted || !(await claim(deps, notice))) return;
    const content = await contentOf(deps, hook, notice);
    const trace = await traceWithin(deps.database.read, notice.conversation_id, notice.seq, notice.seq);
    const answer =
      content === null ? null : await deps.send({ ...outgoing(deps.database, hook, content), trace }, signal);
    // Interrupted: another one sends it, after a minute.
    if (signal.aborted && answer !== null && answer.status === null) return;
    if (!(await settle(deps, hook, notice, answer))) return;
  }
}

/** The request to a place. */
export function outgoing(database: Database, hook: ChatHookRow, content: NoticeContent): Outgoing {
  return { url: addressOf(database, hook), headers: {}, body: noticeBody(hook.kind, content) };
}

/** Why a notice was not taken; null: it was. Never what was answered, which may repeat anything. */
export function reasonOf({ status, error }: Answer): string | null {
  return error ?? (status !== null && status >= 200 && status < 300 ? null : `http_${status}`);
}

async function claim(deps: SendDeps, notice: ChatNoticeRow): Promise<boolean> {
  const { numUpdatedRows } = await deps.database.write((db) =>
    db
      .updateTable('chat_notices')
      .set({ due_at: deps.now() + LEASE_MS })
      .where(isNotice(notice))
      .where('due_at', '=', notice.due_at)
      .executeTakeFirst(),
  );
  return numUpdatedRows === 1n;
}

function isNotice({ hook_id, conversation_id, seq }: ChatNoticeRow) {
  return (eb: ExpressionBuilder<Tables, 'chat_notices'>) => eb.and({ hook_id, conversation_id, seq });
}

/** Null where the conversation is gone, or nobody waits any more. */
async function contentOf(
  { database, publicUrl }: SendDeps,
  { locale }: ChatHookRow,
  { conversation_id, seq, notice, minutes }: ChatNoticeRow,
): Promise<NoticeContent | null> {
  const row = await database.read
    .selectFrom('conversations')
    .innerJoin('visitors', 'visitors.id', 'conversations.visitor_id')
    .innerJoin('sites', 'sites.id', 'conversations.site_id')
    .selectAll('visitors')
    .select(['sites.name as site', 'conversations.awaiting_reply_since'])
    .where('conversations.id', '=', conversation_id)
    .executeTakeFirst();
  if (row === undefined || (notice === 'waiting' && row.awaiting_reply_since === null)) return null;
  const { notices, open } = noticeTexts(locale);
  const step = notice === 'waiting' ? seq : undefined;
  return {
    text: notices[notice](visitorName(row), row.site, minutes ?? 0),
    link: { label: open, url: reminderUrl(publicUrl, conversation_id, step) },
  };
}

/** @returns whether the next one may be sent */
async function settle(
  deps: SendDeps,
  hook: ChatHookRow,
  notice: ChatNoticeRow,
  answer: Answer | null,
): Promise<boolean> {
  const { database, now, random } = deps;
  if (answer !== null && answer.status !== null && GONE.has(answer.status)) {
    await deps.gone(hook);
    return false;
  }
  const taken = answer === null || isTaken(answer);
  const done = taken || isRefused(answer.status);
  await database.write(async (db) => {
    if (answer !== null)
      await db
        .updateTable('chat_hooks')
        .set(taken ? { reason: null, succeeded_at: now() } : { reason: reasonOf(answer) })
        .where('id', '=', hook.id)
        .execute();
    if (done) return db.deleteFrom('chat_notices').where(isNotice(notice)).execute();
    const tries = notice.tries + 1;
    const due_at = now() + Math.max(waitAfter(tries, random()), answer.retryAfterMs);
    return db.updateTable('chat_notices').set({ tries, due_at }).where(isNotice(notice)).execute();
  });
  return done;
}

async function dropAll({ database }: SendDeps, hookId: string): Promise<void> {
  await database.write((db) => db.deleteFrom('chat_notices').where('hook_id', '=', hookId).execute());
}
