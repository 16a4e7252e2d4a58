import type { Db } from '../database/database.ts';
import type { MailCounts } from './mail-worker.ts';

/** Counting stops here. */
const MOST_COUNTED = 10_000;

/**
 * The queue of mails, as Prometheus reads it:
 * https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export async function mailMetricsText(db: Db, counts: MailCounts, now: number): Promise<string> {
  const overdue = await db
    .selectFrom('outgoing_mails')
    .select('due_at')
    .where('state', '=', 'queued')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(MOST_COUNTED)
    .execute();
  const oldestMs = now - (overdue[0]?.due_at ?? now);
  return [
    metric(
      'overdue',
      'gauge',
      'Mails whose time has come, on all nodes; the count stops at 10000.',
      overdue.length,
    ),
    metric(
      'oldest_overdue_seconds',
      'gauge',
      'For how long the oldest of them has waited.',
      oldestMs / 1_000,
    ),
    metric('sent_total', 'counter', 'Mails that a server took from this process.', counts.sent),
    metric(
      'failures_total',
      'counter',
      'Tries that failed in this process; the log says why.',
      counts.failed,
    ),
  ].join('');
}

function metric(name: string, type: 'gauge' | 'counter', help: string, value: number): string {
  const full = `frontdesk_mail_${name}`;
  return `# HELP ${full} ${help}\n# TYPE ${full} ${type}\n${full} ${value}\n`;
}
