import { describe, expect, it, vi } from 'vitest';
import { AGENTS_CHANNEL } from '../../../server/contract/channels.ts';
import { COLLECTIONS } from '../../../server/contract/routes/all.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { type TestAgent, uuid } from '../../support/people.ts';

type Entry = { action: string; subject: string };
type Item = { id: string; name: string };

onEveryDatabase('what admins set up for everybody', ({ server, ana, ben }) => {
  describe.each(Object.values(COLLECTIONS).map((one) => [one.routes.list.path, one] as const))(
    '%s',
    (path, { one, listed, routes }) => {
      const body = { ...(routes.put.example.body as object), name: `A ${uuid()}` };

      async function listFor(agent: TestAgent): Promise<Item[]> {
        const reply = await agent.ask<Record<string, Item[]>>('GET', path);
        return reply.body[listed] ?? [];
      }

      it('is made and changed by admins, for all agents, and listed by name', async () => {
        const [first, second] = [uuid(), uuid()];
        expect((await ben.ask('PUT', `${path}/${first}`, body)).status).toBe(403);
        const made = await ana.ask<Item>('PUT', `${path}/${first}`, body);
        expect(made).toMatchObject({ status: 200, body: { id: first, ...body } });
        await ana.ask('PUT', `${path}/${second}`, { ...body, name: 'Before it' });
        await ana.ask('PUT', `${path}/${first}`, { ...body, name: ' Anew ' });
        const listed = await listFor(ben);
        expect(listed.filter(({ id }) => [first, second].includes(id)).map(({ name }) => name)).toEqual([
          'Anew',
          'Before it',
        ]);
        expect(listed).toContainEqual({ ...made.body, name: 'Anew' });
      });

      it('is deleted by admins, and its id is not taken again', async () => {
        const url = `${path}/${uuid()}`;
        await ana.ask('PUT', url, body);
        expect((await ben.ask('DELETE', url)).status).toBe(403);
        expect((await ana.ask('DELETE', url)).status).toBe(204);
        expect((await listFor(ben)).filter(({ id }) => url.endsWith(id))).toEqual([]);
        expect(await ana.ask('PUT', url, body)).toMatchObject({
          status: 409,
          body: { error: { code: 'id_taken' } },
        });
      });

      it('is in the audit log with every change, and one that changes nothing is not', async () => {
        const url = `${path}/${uuid()}`;
        const subjects = async () => {
          const { body: page } = await ana.ask<{ entries: Entry[] }>('GET', '/api/agent/audit-log');
          return page.entries
            .filter(({ action, subject }) => action === 'settings.changed' && subject.includes(body.name))
            .map(({ subject }) => subject);
        };
        const before = await subjects();
        expect((await ana.ask('PUT', url, body)).status).toBe(200);
        for (let times = 0; times < 2; times += 1) expect((await ana.ask('DELETE', url)).status).toBe(204);
        const after = await subjects();
        expect(after.slice(0, after.length - before.length).sort()).toEqual(
          [`${one} deleted: ${body.name}`, `${one}: ${body.name}`].sort(),
        );
      });

      it('notifies consoles of a change, and not of one that was refused', async () => {
        const publish = vi.spyOn(server.services.engine, 'publish');
        const notified = () =>
          publish.mock.calls.flat(2).filter(({ channel }) => channel === AGENTS_CHANNEL).length;
        try {
          await ben.ask('PUT', `${path}/${uuid()}`, body);
          expect(notified()).toBe(0);
          await ana.ask('PUT', `${path}/${uuid()}`, body);
          await eventually(() => expect(notified()).toBe(1));
        } finally {
          publish.mockRestore();
        }
      });
    },
  );
});
