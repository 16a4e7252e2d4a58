import type { Db } from '../database/database.ts';
import type { MailCounts } from './mail-worker.ts';

/** Counting stops here. */
const MOST_COUNTED = 10_000;

/**
 * The queue of mails, as Prometheus reads it:
 * https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export async function mailMetricsText(db: Db, counts: MailCounts, now: number): Promise<string> {
  const queued = await db
    .selectFrom('outgoing_mails')
    .select(['due_at', 'tries', 'created_at'])
    .where('state', '=', 'queued')
    .orderBy('due_at')
    .limit(MOST_COUNTED)
    .execute();
  const overdue = queued.filter(({ due_at }) => due_at <= now);
  // Each try that fails moves the time of the next one: by that alone, a mail that no server takes would never be late.
  const late = queued.map(({ due_at, tries, created_at }) => now - (tries > 0 ? created_at : due_at));
  const oldestMs = Math.max(0, ...late);
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
      'For how long the oldest mail has waited since its time came; one that could not be sent, since it was queued.',
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
