import { expect, it } from 'vitest';
import { addBot } from '../../support/bots.ts';
import { tablesWith } from '../../support/database/stored-words.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';

const NAME = 'Ben zqbenname';

onEveryDatabase(
  'deleting an agent who took conversations over from a bot',
  { fresh: true },
  ({ server, visitor, ana, ben }) => {
    it('replaces their name in the events of the bot, and of webhooks', async () => {
      const pip = await addBot(server.url, ana);
      const endpoint = { url: 'https://receiver.example/hook', events: [], siteIds: [], teamIds: [] };
      await ana.ask('POST', '/api/agent/webhooks', { id: uuid(), ...endpoint });
      expect((await ben.ask('PUT', '/api/agent/profile', { name: NAME })).status).toBeLessThan(300);
      const id = await visitor.start();
      await visitor.send(id, 'Hello');
      await eventually(async () =>
        expect((await pip.events()).body.events.map(({ event }) => event.type)).toContain('message.created'),
      );
      expect((await ben.claim(id)).status).toBe(200);
      await ben.answer(id, 'Here I am');
      const published = async () =>
        (await pip.events()).body.events.find(({ event }) => event.type === 'conversation.unassigned')?.event
          .data;
      await eventually(async () =>
        expect(await published()).toMatchObject({ by: { id: ben.id, name: NAME } }),
      );

      const deleted = await ana.ask('DELETE', `/api/agent/accounts/${ben.id}?shownAs=Support+team`);
      expect(deleted.status).toBeLessThan(300);
      await server.services.removals.wake();
      expect(await tablesWith(server.services.database, [NAME])).toEqual([]);
      expect(await published()).toMatchObject({ by: { id: ben.id, name: 'Support team' } });
    });
  },
);
