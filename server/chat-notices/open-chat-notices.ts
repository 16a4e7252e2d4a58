import { recordAudit } from '../accounts/audit-log.ts';
import type { AllowedPrivate } from '../common/public-address.ts';
import type { Database } from '../database/database.ts';
import type { ChatHookRow } from '../database/tables/chat-notices.ts';
import type { RunInTransaction } from '../database/transaction.ts';
import type { TraceLog } from '../tracing/trace-log.ts';
import { logTraced } from '../webhooks/log-traced.ts';
import { type Answer, type Outgoing, sendWebhook } from '../webhooks/send-webhook.ts';
import { createWorker } from '../workers/worker.ts';
import { noticeTexts } from './notice-texts.ts';
import { noticeQueue } from './queue-notices.ts';
import { outgoing, reasonOf, type SendDeps, sendNotices } from './send-notices.ts';

/** How soon another node learns that notices go somewhere, and what failed is looked at. */
const LOOK_EVERY_MS = 2_000;

export type ChatNoticesOptions = {
  database: Database;
  runInTransaction: RunInTransaction;
  now: () => number;
  publicUrl: string;
  /** Which private addresses may be sent to. */
  allowed: AllowedPrivate;
  log: { warn(details: object, message: string): void };
  traceLog: TraceLog;
};

/** What routes ask of notices. */
export type ChatNotices = {
  allowed: AllowedPrivate;
  /** Where they go has changed. */
  changed(): Promise<void>;
  /** Sends a test, once. Null where it was taken, else why not; never rejects. */
  test(hook: ChatHookRow, signal: AbortSignal): Promise<string | null>;
};

/** Notices in team chats, put together. */
export function openChatNotices(options: ChatNoticesOptions) {
  const { database, runInTransaction, now, publicUrl, allowed, log, traceLog } = options;
  const send = async (what: Outgoing, signal: AbortSignal): Promise<Answer> => {
    const answer = await sendWebhook(what, { allowed }, signal);
    logTraced(traceLog, what, answer);
    return answer;
  };
  const deps: SendDeps = { database, now, random: Math.random, publicUrl, send, gone };
  let wanted = false;
  const worker = createWorker({
    name: 'chat notices',
    everyMs: LOOK_EVERY_MS,
    failure: 'Notices for team chats could not be sent; it is tried again.',
    log,
    async run(signal) {
      await look();
      if (wanted) await sendNotices(deps, signal);
    },
  });
  const notices: ChatNotices = {
    allowed,
    changed: look,
    async test(hook, signal) {
      const { test, open } = noticeTexts(hook.locale);
      const content = { text: test, link: { label: open, url: `${publicUrl}/console` } };
      return reasonOf(await send(outgoing(database, hook, content), signal));
    },
  };
  return {
    notices,
    subscriber: noticeQueue({ isWanted: () => wanted, queued: () => void worker.wake() }),
    worker,
    /** Looks whether they go anywhere: before the first request. */
    look,
  };

  async function look(): Promise<void> {
    const some = database.read.selectFrom('chat_hooks').select('id').where('state', '=', 'on').limit(1);
    wanted = (await some.executeTakeFirst()) !== undefined;
  }

  /** The settings and the audit log say so. */
  async function gone({ id, name }: ChatHookRow): Promise<void> {
    await runInTransaction(async (tx) => {
      await tx.db.updateTable('chat_hooks').set({ state: 'gone' }).where('id', '=', id).execute();
      await tx.db.deleteFrom('chat_notices').where('hook_id', '=', id).execute();
      await recordAudit(tx, { agent: null, network: null }, 'chat_notices.switched_off', name);
    });
    await look();
  }
}
