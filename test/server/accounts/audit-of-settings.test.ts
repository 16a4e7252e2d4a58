import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAgent, uuid } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

type Entry = { action: string; subject: string; actor: { name: string } | null };

describe('the audit log', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  it.each([
    ['teams', 'team', { name: 'Billing', memberIds: [] }],
    ['labels', 'label', { name: 'Refund', color: '#aa3344' }],
    ['canned-replies', 'canned reply', { name: 'hours', body: 'We are here from nine to five.' }],
  ])('says who changed the %s, and who deleted one, once', async (path, kind, body) => {
    const ana = await signedInAgent(server.url, 'Ana');
    const url = `/api/agent/${path}/${uuid()}`;
    const subjects = async () => {
      const { body: page } = await ana.ask<{ entries: Entry[] }>('GET', '/api/agent/audit-log');
      return page.entries
        .filter(({ action, actor }) => action === 'settings.changed' && actor?.name === 'Ana')
        .map(({ subject }) => subject);
    };
    const before = await subjects();
    expect((await ana.ask('PUT', url, body)).status).toBe(200);
    for (let twice = 0; twice < 2; twice += 1) expect((await ana.ask('DELETE', url)).status).toBe(204);
    const after = await subjects();
    expect(after.slice(0, after.length - before.length).sort()).toEqual(
      [`${kind} deleted: ${body.name}`, `${kind}: ${body.name}`].sort(),
    );
  });
});
