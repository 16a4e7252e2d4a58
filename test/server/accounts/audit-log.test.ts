import { expect, it } from 'vitest';
import { recordAudit } from '../../../server/accounts/audit-log.ts';
import type { AuditPage } from '../../../server/contract/schemas/accounts-api.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import type { TestAgent } from '../../support/people.ts';

onEveryDatabase('a deleted agent in the audit log', { fresh: true }, ({ server, ana, ben }) => {
  const subjects = async () =>
    (await ana.ask<AuditPage>('GET', '/api/agent/audit-log')).body.entries.map(({ subject }) => subject);
  const rename = (agent: TestAgent, name: string) => agent.ask('PUT', '/api/agent/profile', { name });
  const limit = (agent: TestAgent, cap: number) =>
    ana.ask('PUT', `/api/agent/accounts/${agent.id}/cap`, { cap });
  const invited = (email: string) =>
    server.services.runInTransaction((tx) =>
      recordAudit(tx, { agent: null, network: null }, 'agent.invited', `${email} (agent)`),
    );

  it('leaves alone whose name or address begins or ends as theirs does', async () => {
    await server.services.database.write((db) =>
      db.updateTable('agents').set({ email: 'ben@shop.example' }).where('id', '=', ben.id).execute(),
    );
    for (const email of ['ben@shop.example', 'ruben@shop.example', 'ben@shop.example.com'])
      await invited(email);
    await rename(ana, 'Benjamin');
    await limit(ana, 4);
    await rename(ben, 'Ben');
    await limit(ben, 3);
    await ana.ask('PUT', `/api/agent/accounts/${ben.id}`, { active: false });
    await ana.ask('DELETE', `/api/agent/accounts/${ben.id}?shownAs=Support+team`);
    const said = (await subjects()).filter((subject) => /ben|support/i.test(subject));
    expect(said.sort()).toEqual([
      'Benjamin',
      'Benjamin: 4',
      'Support team',
      'Support team',
      'Support team (agent)',
      'Support team: 3',
      'ben@shop.example.com (agent)',
      'ruben@shop.example (agent)',
    ]);
  });

  itOnce('leaves a name that a colleague has where it may be theirs', async () => {
    for (const agent of [ana, ben]) await rename(agent, 'Ben');
    await limit(ana, 4);
    await limit(ben, 3);
    await ana.ask('DELETE', `/api/agent/accounts/${ben.id}?shownAs=Support+team`);
    const said = (await subjects()).filter((subject) => /ben|support/i.test(subject));
    expect(said.sort(), 'what they did themselves is known to be theirs').toEqual([
      'Ben',
      'Ben: 3',
      'Ben: 4',
      'Support team',
    ]);
  });
});
