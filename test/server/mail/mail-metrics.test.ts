import { expect, it } from 'vitest';
import { mailMetricsText } from '../../../server/mail/mail-metrics.ts';
import { queueMail } from '../../../server/mail/outgoing-mails.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';

const MINUTE_MS = 60_000;

onEveryDatabase('the metrics of mail', { fresh: true }, ({ server }) => {
  const text = (now: number) => mailMetricsText(server.services.database.read, { sent: 0, failed: 0 }, now);
  const queue = (now: number, dueAt: number) =>
    server.services.runInTransaction((tx) =>
      queueMail({ db: tx.db, now }, 'support@shop.example', {
        kind: 'reset',
        recipient: 'ben@shop.example',
        locale: 'en',
        payload: {},
        dueAt,
      }),
    );

  it('say how long a mail has waited that no server takes, though its next try is to come', async () => {
    const now = Date.now();
    expect(await text(now)).toContain('\nfrontdesk_mail_oldest_overdue_seconds 0\n');
    const { id } = await queue(now - 20 * MINUTE_MS, now + 5 * MINUTE_MS);
    expect(await text(now), 'its time has not come').toContain('\nfrontdesk_mail_oldest_overdue_seconds 0\n');
    await server.services.database.write((db) =>
      db.updateTable('outgoing_mails').set({ tries: 7 }).where('id', '=', id).execute(),
    );
    expect(await text(now)).toContain('\nfrontdesk_mail_overdue 0\n');
    expect(await text(now)).toContain('\nfrontdesk_mail_oldest_overdue_seconds 1200\n');
    await queue(now - 60 * MINUTE_MS, now - 30 * MINUTE_MS);
    expect(await text(now)).toContain('\nfrontdesk_mail_overdue 1\n');
    expect(await text(now), 'nobody has tried it').toContain(
      '\nfrontdesk_mail_oldest_overdue_seconds 1800\n',
    );
  });
});
