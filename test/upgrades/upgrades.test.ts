// @slow 35 s of a core: stored databases of four releases, upgraded and looked at. Finds a migration that loses or changes what was stored.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentConversationAfter } from '../../server/contract/apply-triage-event.ts';
import type { Conversation } from '../../server/contract/schemas/conversations.ts';
import { ConversationEvent, type EventPage } from '../../server/contract/schemas/events.ts';
import type { VisitorSession } from '../../server/contract/schemas/widget-api.ts';
import { openDatabase } from '../../server/database/open.ts';
import type { RunningServer } from '../../server/start.ts';
import type { DatabasePlace } from '../support/databases.ts';
import { onEveryDatabase } from '../support/on-every-database.ts';
import { formOf, inSqlite } from './database-form.ts';
import { asProgram, asVisitor, idOf, type Person, signIn } from './fill/person.ts';
import { agentIn, visitorIn } from './fill/talk.ts';
import { OWNER } from './fill/team.ts';
import { lookAsVisitor, lookAtQueue, lookAtThread, read } from './look.ts';
import { copyStored, STORIES, type StoredCopy } from './open-stored.ts';
import { foundBy, lookAtAll, searchAll } from './story.ts';

const EVENT_TYPES = ConversationEvent.anyOf.map((event) => event.properties.type.const);

onEveryDatabase('a database of today', { empty: true, open: newTables }, (today, database) => {
  describe.each(STORIES)('what $name left', ({ name, story }) => {
    let copy: StoredCopy;
    let epochBefore: unknown;
    let server: RunningServer & { url: string };
    let dora: Person;
    beforeAll(async () => {
      copy = await copyStored(name, database);
      if (database === 'SQLite')
        epochBefore = inSqlite(copy.databaseUrl, "select value from meta where name = 'epoch'")[0]?.['value'];
      server = await copy.start();
      dora = await signIn(server.url, OWNER);
    });
    afterAll(async () => {
      await server?.stop();
      await copy?.remove();
    });

    it('is shown to agents and visitors as it was, with its files', async () => {
      expect(await lookAtAll(server.url, story.level)).toMatchObject(story.seen);

      // Also of what was written before there was an index, once it is complete.
      const found = foundBy(story.searches);
      await expect.poll(() => searchAll(dora, story.searches)).toEqual(found);

      const token = story.tokens[database === 'SQLite' ? 'sqlite' : 'postgres'];
      if (token !== null)
        expect(await lookAtQueue(asProgram(server.url, token), 'waiting')).toEqual(
          await lookAtQueue(dora, 'waiting'),
        );

      await expect(signIn(server.url, 'ben@demo.example', 'frontdesk-demo')).rejects.toThrow('401');
      expect(await formOf(copy.databaseUrl)).toEqual(today.form);
    });

    // A dump that is restored elsewhere is another Postgres, and its clients fetch anew.
    it.runIf(database === 'SQLite')('lets clients go on counting events where they were', async () => {
      const quinn = visitorIn(server.url, 'Quinn');
      expect((await read<VisitorSession>(quinn.ask, '/api/widget/session')).epoch).toBe(epochBefore);
      const { events } = await read<EventPage>(dora, `/api/agent/conversations/${quinn.id}/events?after=0`);
      expect(events.length).toBeGreaterThan(4);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
      expect(inSqlite(copy.databaseUrl, 'pragma foreign_key_check')).toEqual([]);
      expect(inSqlite(copy.databaseUrl, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    });

    it('tells agents what happened under the names of today, and it comes to what is shown', async () => {
      const types = new Set<string>();
      for (const { id } of Object.values(story.seen['threads'] as Record<string, { id: string }>)) {
        const path = `/api/agent/conversations/${id}`;
        const { events } = await read<EventPage>(dora, `${path}/events?after=0&limit=500`);
        for (const { type } of events) types.add(type);
        let replayed: Conversation | null = null;
        for (const event of events) replayed = agentConversationAfter(replayed, event);
        const { conversation } = await read<{ conversation: Conversation }>(dora, path);
        expect(replayed?.state.triage).toEqual(conversation.state.triage);
      }
      expect(EVENT_TYPES).toEqual(expect.arrayContaining([...types]));
      if (story.level >= 2) expect(types).toContain('conversation.triaged');
    });

    it('goes on: visitors write with their old tokens, and are answered', async () => {
      // A console is open, or Dora's conversations would go back in the queue.
      await dora('PUT', '/api/agent/availability', {});
      const quinn = visitorIn(server.url, 'Quinn');
      await quinn.say('And is it still fresh after the upgrade?');
      const forQuinn = agentIn(dora, quinn.id);
      expect(await lookAtQueue(dora, 'mine')).toMatchObject({
        cards: expect.arrayContaining([
          expect.objectContaining({
            id: quinn.id,
            last: 'And is it still fresh after the upgrade?',
            unread: 1,
          }),
        ]),
      });
      await forQuinn.attach('fresh.png');
      await forQuinn.answer('As on the first day.', { files: ['fresh.png'] });
      expect(await lookAsVisitor(asVisitor(server.url, 'Quinn'))).toMatchObject({
        thread: {
          messages: expect.arrayContaining([
            expect.objectContaining({
              body: 'As on the first day.',
              files: [expect.objectContaining({ name: 'fresh.png' })],
            }),
          ]),
        },
      });

      // Whoever waits is taken over; a conversation of somebody who is gone is, too.
      const forPia = agentIn(dora, idOf('conversation of Pia'));
      await forPia.claim();
      await forPia.answer('It hangs in the shop.');
      await forPia.resolve();
      expect(await lookAtThread(dora, idOf('conversation of Pia'))).toMatchObject({ status: 'resolved' });
      const noah = visitorIn(server.url, 'Noah');
      await noah.say('It has come.');
      expect(await lookAtThread(dora, noah.id)).toMatchObject({
        messages: expect.arrayContaining([expect.objectContaining({ body: 'It has come.' })]),
      });
      if (story.level >= 2) {
        await expect(visitorIn(server.url, 'Tara').say('Watches!')).rejects.toThrow('visitor_blocked');
        // Put off until 2100, or until he writes.
        const sven = visitorIn(server.url, 'Sven');
        await sven.say('Rather this year.');
        expect(await lookAtThread(dora, sven.id)).toMatchObject({ status: 'open', assignee: 'Dora' });
      }
      const found = { 'upgrade fresh': [quinn.id] };
      const searches = [{ text: 'upgrade fresh', of: ['Quinn'] }];
      await expect.poll(() => searchAll(dora, searches)).toEqual(found);
    });
  });
});

/** What all are brought to. */
async function newTables({ url }: DatabasePlace) {
  await (await openDatabase(url)).close();
  return { form: await formOf(url) };
}

it('there is a database of every level', () => {
  expect(STORIES.map(({ story }) => story.level)).toEqual(expect.arrayContaining([1, 2, 3, 4]));
});
