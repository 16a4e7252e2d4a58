import { appendFile, copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { agentConversationAfter } from '../../../server/contract/apply-triage-event.ts';
import type { Conversation } from '../../../server/contract/schemas/conversations.ts';
import type { FindPage } from '../../../server/contract/schemas/find-api.ts';
import type { RunInTransaction } from '../../../server/database/transaction.ts';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { crisp } from '../../../server/import/formats/crisp.ts';
import { createReport } from '../../../server/import/import-report.ts';
import type { ImportFormat } from '../../../server/import/records.ts';
import { runImport } from '../../../server/import/run-import.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { exportOf, importer } from './importer.ts';

onEveryDatabase(
  'an import, beside a server that runs',
  { once: true, fresh: true },
  ({ server, databaseUrl, ana }) => {
    const { run, imported } = importer({ server, databaseUrl });
    const find = async (text: string) =>
      (await ana.ask<FindPage>('GET', `/api/agent/find?text=${encodeURIComponent(text)}`)).body.found;

    it('brings conversations with their people, times, notes and labels, and nothing twice', async () => {
      const first = await imported('chatwoot', exportOf('chatwoot'));
      expect(first).toMatchObject({
        conversations: { imported: 2, there: 0 },
        contacts: { imported: 2, there: 0 },
        labels: { imported: 2 },
        cannedReplies: { imported: 1 },
        messages: 6,
        stillOpen: ['32'],
        leftOut: [{ reason: 'file', count: 1, places: ['chatwoot.jsonl:5 (31)'] }],
      });
      const [found] = await find('invoice for February');
      const id = found?.card.state.id ?? '';
      expect(found?.card).toMatchObject({
        unread: 0,
        state: { status: 'resolved', visitor: { name: 'Rui Tavares' } },
      });
      const { conversation } = (await ana.read(id)).body;
      expect(
        conversation.messages.map(({ kind, author, body: words, at }) => [kind, author.name, words, at]),
      ).toEqual([
        ['text', 'Rui Tavares', 'Where is my invoice for February?', 1_709_110_800_000],
        ['note', 'Ana', 'He was charged twice, see CW-77.', 1_709_110_900_000],
        ['text', 'Ana', 'Here it is. Sorry for the wait!\n[invoice february.pdf]', 1_709_111_400_000],
        ['text', 'Rui Tavares', 'Thanks!', 1_709_114_400_000],
      ]);
      // The same person, by the address: Ana of the demo. Who is not here is a former agent, in no list.
      expect(conversation.messages[1]?.author.id).toBe(ana.id);
      expect(conversation.state.triage?.attributes?.given).toEqual({
        'imported from': 'Chatwoot',
        'imported number': '31',
      });
      expect(conversation.state.triage?.labelIds).toHaveLength(1);

      const again = await imported('chatwoot', exportOf('chatwoot'));
      expect(again).toMatchObject({
        conversations: { imported: 0, there: 2 },
        contacts: { imported: 0, there: 1 },
        labels: { imported: 0 },
        cannedReplies: { imported: 0, there: 1 },
        messages: 0,
      });
      // Another installation has conversations of the same numbers.
      const other = await imported('chatwoot', exportOf('chatwoot'), '--source', 'the other shop');
      expect(other.conversations).toEqual({ imported: 2, there: 0 });
      // The same external id is the same person.
      expect(other.contacts.imported).toBe(1);
    });

    it('leaves a log from which everybody comes to the same conversation', async () => {
      for (const name of ['chatwoot', 'intercom', 'crisp', 'zendesk'])
        expect((await imported(name, exportOf(name))).conversations.imported).toBeGreaterThan(0);
      const { database } = server.services;
      const rows = await database.read
        .selectFrom('conversations')
        .select(['id', 'seq', 'published_seq'])
        .where('visitor_id', 'is not', null)
        .execute();
      expect(rows).toHaveLength(7);
      for (const { id, seq, published_seq } of rows) {
        expect(published_seq).toBe(seq);
        const fresh = (await ana.read(id)).body.conversation;
        const page = (await ana.events(id)).body;
        expect(page.events.map((event) => event.seq)).toEqual(page.events.map((_, index) => index + 1));
        let replayed: Conversation | null = null;
        for (const event of page.events) replayed = agentConversationAfter(replayed, event);
        expect(replayed).toEqual(fresh);
      }
    });

    it('notifies nobody, and is found by who keeps a copy of everything', async () => {
      const { database } = server.services;
      const positions = () =>
        database.read.selectFrom('conversation_changes').select('conversation_id').execute();
      await imported('crisp', exportOf('crisp'));
      for (const table of [
        'due_events',
        'feed_events',
        'feed_inbox',
        'outgoing_mails',
        'push_notices',
      ] as const)
        expect(await database.read.selectFrom(table).selectAll().execute()).toEqual([]);
      expect(await positions()).toHaveLength(2);
      // They are counted under the days that they had there.
      const moments = await eventually(async () => {
        const counted = await database.read.selectFrom('moment_facts').select(['kind', 'at']).execute();
        expect(counted.filter(({ kind }) => kind === 'resolved')).toHaveLength(2);
        return counted;
      });
      expect(Math.max(...moments.map(({ at }) => Number(at)))).toBe(1_710_100_005_000);
      const log = await ana.ask<{ entries: { action: string; subject: string }[] }>(
        'GET',
        '/api/agent/audit-log',
      );
      expect(log.body.entries).toContainEqual(
        expect.objectContaining({ action: 'data.imported', subject: 'Crisp: 2 conversations, 2 contacts' }),
      );
    });

    it('says before what would be imported, and stores nothing', async () => {
      const file = join(server.dataDir, 'left-out.jsonl');
      const asked = await imported('zendesk', exportOf('zendesk'), '--dry-run', '--report', file);
      expect(asked).toMatchObject({ dryRun: true, conversations: { imported: 2, there: 0 } });
      expect(await server.services.database.read.selectFrom('visitors').selectAll().execute()).toHaveLength(
        1,
      );
      const reasons = (await readFile(file, 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).reason);
      expect(reasons.toSorted()).toEqual(['bad_email', 'deleted', 'file', 'no_words', 'not_json']);
      const done = await imported('zendesk', exportOf('zendesk'));
      expect(done.leftOut).toEqual(asked.leftOut);
      expect(done.messages).toBe(asked.messages);
      const said = await run('import', 'zendesk', exportOf('zendesk'), '--site', DEMO_SITE_KEY);
      expect(said.said).toContain('0 conversations (2 were here already)');
      expect(said.said).toContain('zendesk.jsonl:6');
    });

    it('keeps what somebody who was copied in wrote as a note, and masks what the site masks', async () => {
      const sites = await ana.ask<{ sites: { id: string }[] }>('GET', '/api/agent/sites');
      const site = sites.body.sites[0]?.id;
      const settings = { masking: { cards: true, patterns: [] } };
      expect((await ana.ask('PUT', `/api/agent/sites/${site}`, { settings })).status).toBe(200);
      const file = join(server.dataDir, 'tickets.json');
      await copyFile(exportOf('zendesk'), file);
      const comment = { id: 1, author_id: 1, public: true, created_at: '2024-01-01T10:00:00Z' };
      const ticket = {
        id: 7,
        status: 'solved',
        requester_id: 1,
        created_at: '2024-01-01T10:00:00Z',
        tags: [],
      };
      const body = `My card is 4111 1111 1111 1111. ${'x'.repeat(12_000)}`;
      await appendFile(file, `\n${JSON.stringify({ ...ticket, comments: [{ ...comment, body }] })}\n`);
      await imported('zendesk', file);
      const [copied] = await find('take the parcel');
      expect(copied?.card.state.visitor.name).toBe('Jo Becker');
      const [masked] = await find('My card is');
      const read = (await ana.read(masked?.card.state.id ?? '')).body.conversation;
      // Longer than a message: two of them, and nothing lost.
      expect(read.messages).toHaveLength(2);
      expect(read.messages[0]?.body).toContain('•••• •••• •••• 1111');
      expect(read.messages.map((message) => message.body.length)).toEqual([10_000, 2_032]);
    });

    it('has nothing under way any more when it ends, whatever ends it', async () => {
      const { database, runInTransaction } = server.services;
      const site = await database.read.selectFrom('sites').selectAll().executeTakeFirstOrThrow();
      let underWay = 0;
      const counted: RunInTransaction = async (operation) => {
        underWay += 1;
        return runInTransaction(operation).finally(() => (underWay -= 1));
      };
      let reads = 0;
      const format: ImportFormat = {
        ...crisp,
        read(value, known) {
          reads += 1;
          // Four things, read twice: the second conversation, while the first is being stored.
          if (reads === 8) throw new Error('The disk is gone.');
          return crisp.read(value, known);
        },
      };
      const options = { database, runInTransaction: counted, site, format, files: [exportOf('crisp')] };
      const rest = {
        source: 'crisp',
        dryRun: false,
        saved: null,
        report: createReport(),
        now: () => Date.now(),
      };
      await expect(runImport({ ...options, ...rest })).rejects.toThrow('The disk is gone.');
      expect(underWay).toBe(0);
      expect(await database.read.selectFrom('conversations').select('id').execute()).toHaveLength(1);
    });

    it('says what is wrong before anything is stored', async () => {
      const wrong = [
        ['import', 'freshdesk', 'x.json', '--site', DEMO_SITE_KEY],
        ['import', 'crisp', exportOf('crisp')],
        ['import', 'crisp', join(server.dataDir, 'none.json'), '--site', DEMO_SITE_KEY],
      ];
      for (const args of wrong) expect(await run(...args)).toMatchObject({ exit: 2, said: '' });
      expect(await run('import', 'crisp', exportOf('crisp'), '--site', 'nobody')).toMatchObject({ exit: 1 });
      const nowhere = join(server.dataDir, 'none', 'left-out.jsonl');
      const unreported = await run(
        ...['import', 'crisp', exportOf('crisp'), '--site', DEMO_SITE_KEY, '--report', nowhere],
      );
      expect(unreported).toMatchObject({ exit: 2, warned: expect.stringContaining('cannot be written') });
      const { database } = server.services;
      expect(await database.read.selectFrom('conversations').select('id').execute()).toEqual([]);
      await writeFile(join(server.dataDir, 'other.json'), '{"what":"ever"}\n');
      const other = await imported('crisp', join(server.dataDir, 'other.json'));
      expect(other).toMatchObject({
        conversations: { imported: 0 },
        leftOut: [{ reason: 'unknown', count: 1 }],
      });
    });
  },
);
