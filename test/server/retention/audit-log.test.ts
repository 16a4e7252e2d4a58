import { expect, it } from 'vitest';
import type { AuditPage } from '../../../server/contract/schemas/accounts-api.ts';
import { ENTRIES_AT_ONCE } from '../../../server/retention/old-audit-entries.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

onEveryDatabase('the audit log', { env: { AUDIT_LOG_DAYS: '30' } }, ({ server, ana }) => {
  it('loses what is older than it is kept, however much that is, and nothing else', async () => {
    const { database, retention } = server.services;
    const entry = (daysAgo: number, subject: string) => ({
      id: uuid(),
      at: Date.now() - daysAgo * DAY_MS,
      action: 'site.changed',
      actor_id: null,
      actor_name: '',
      by_key: null,
      subject,
      network: null,
    });
    await database.write(async (db) => {
      for (let n = 0; n < ENTRIES_AT_ONCE + 5; n += 1)
        await db.insertInto('audit_log').values(entry(31, 'old')).execute();
      await db.insertInto('audit_log').values(entry(29, 'young')).execute();
    });
    await retention.wake();
    const { body } = await ana.ask<AuditPage>('GET', '/api/agent/audit-log?action=site.changed');
    expect(body.entries.map(({ subject }) => subject)).toEqual(['young']);
  });
});
