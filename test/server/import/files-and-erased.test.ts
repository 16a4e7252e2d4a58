import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { withoutFiles } from '../../../server/import/attach-later.ts';
import type { ImportedConversation } from '../../../server/import/records.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';
import { exportOf, importer } from './importer.ts';

onEveryDatabase(
  'an import with files, and of people who were erased',
  { fresh: true },
  ({ server, databaseUrl, ana }) => {
    const { run, imported } = importer({ server, databaseUrl });

    it('attaches the files that were saved, and nothing from outside of their folder', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'frontdesk-saved-'));
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      const saved = join(folder, 'saved');
      const place = join(saved, '31', 'invoice february.pdf');
      await mkdir(join(saved, '31'), { recursive: true });
      await writeFile(join(folder, 'secret.pdf'), 'not of this export');
      const withFiles = (...options: string[]) =>
        imported('chatwoot', exportOf('chatwoot'), '--files', saved, ...options);
      const leftOut = (reason: string) => expect.objectContaining({ reason, count: 1 });

      await symlink(join(folder, 'secret.pdf'), place);
      expect((await withFiles('--source', 'a')).leftOut).toContainEqual(leftOut('file_missing'));
      await rm(place);
      await writeFile(place, '');
      expect((await withFiles('--source', 'b')).leftOut).toContainEqual(leftOut('file_unfit'));
      await writeFile(place, '%PDF-1.7 an invoice');
      expect(await withFiles('--dry-run', '--source', 'c')).toMatchObject({ files: 1, leftOut: [] });
      expect(await withFiles('--source', 'c')).toMatchObject({ files: 1, leftOut: [] });
      expect(await withFiles('--source', 'c')).toMatchObject({ files: 0, conversations: { imported: 0 } });

      const rows = await server.services.database.read
        .selectFrom('attachments')
        .select(['id', 'conversation_id', 'name', 'sent'])
        .execute();
      expect(rows).toMatchObject([{ name: 'invoice february.pdf', sent: 1 }]);
      const id = rows[0]?.conversation_id ?? '';
      const { conversation } = (await ana.read(id)).body;
      const [message] = conversation.messages.filter(({ attachments }) => attachments.length > 0);
      expect(message?.body).toBe('Here it is. Sorry for the wait!');
      expect(message?.attachments).toMatchObject([
        { id: rows[0]?.id, name: 'invoice february.pdf', sizeBytes: 19 },
      ]);
      const answer = await fetch(`${server.url}/api/agent/attachments/${rows[0]?.id}/content`, {
        headers: { cookie: ana.cookie },
      });
      expect(await answer.text()).toBe('%PDF-1.7 an invoice');
      const missing = await run(
        'import',
        'chatwoot',
        exportOf('chatwoot'),
        '--site',
        DEMO_SITE_KEY,
        '--files',
        '/no/such',
      );
      expect(missing).toMatchObject({
        exit: 2,
        warned: expect.stringContaining('--files /no/such cannot be read'),
      });
    });

    it('attaches files to conversations that were imported without them, once, and not to what somebody edited', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'frontdesk-saved-'));
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      await mkdir(join(folder, '31'));
      await writeFile(join(folder, '31', 'invoice february.pdf'), '%PDF-1.7 an invoice');
      const { database } = server.services;
      const again = (...options: string[]) =>
        imported('chatwoot', exportOf('chatwoot'), '--files', folder, ...options);
      const bodies = async () => {
        const rows = await database.read
          .selectFrom('messages')
          .select(['body', 'attachments'])
          .where('body', 'like', 'Here it is.%')
          .execute();
        return rows.map(({ body, attachments }) => [body, JSON.parse(attachments).length]);
      };
      const [bare, whole] = [
        ['Here it is. Sorry for the wait!\n[invoice february.pdf]', 0],
        ['Here it is. Sorry for the wait!', 1],
      ];

      await imported('chatwoot', exportOf('chatwoot'));
      expect(await bodies()).toEqual([bare]);
      const edited = (at: number | null) =>
        database.write((db) =>
          db.updateTable('messages').set({ edited_at: at }).where('body', 'like', 'Here it is.%').execute(),
        );
      await edited(1);
      expect(await again()).toMatchObject({ files: 0 });
      await edited(null);
      expect(await again('--dry-run')).toMatchObject({ files: 1, leftOut: [] });
      expect(await bodies()).toEqual([bare]);
      expect(await again()).toMatchObject({ files: 1, leftOut: [], conversations: { imported: 0 } });
      expect(await bodies()).toEqual([whole]);
      expect(await again()).toMatchObject({ files: 0 });
      const rows = await database.read.selectFrom('attachments').select(['name', 'sent']).execute();
      expect(rows).toEqual([{ name: 'invoice february.pdf', sent: 1 }]);
    });

    it('brings the files of one message in several turns, each once, also those that share a name', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'frontdesk-saved-'));
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      const host = join(folder, 'saved', 'files.example');
      const file = join(folder, 'tickets.json');
      const attachments = ['a/list.pdf', 'b/image.pdf', 'c/image.pdf'].map((path, id) => ({
        id,
        file_name: path.slice(2),
        content_url: `https://files.example/${path}`,
      }));
      const at = '2024-02-01T10:00:00Z';
      const said = {
        id: 5,
        author_id: 2,
        plain_body: 'Three files',
        public: true,
        created_at: at,
        attachments,
      };
      await writeFile(
        file,
        JSON.stringify({
          id: 1,
          status: 'solved',
          created_at: at,
          requester: { id: 2, name: 'Mo' },
          comments: [said],
        }),
      );
      const save = async (path: string) => {
        await mkdir(join(host, path[0] ?? ''), { recursive: true });
        await writeFile(join(host, path), `%PDF-1.7 ${path}`);
      };
      const { read } = server.services.database;
      const run = () => imported('zendesk', file, '--files', join(folder, 'saved'));
      const message = () =>
        read.selectFrom('messages').selectAll().where('body', 'like', 'Three%').executeTakeFirstOrThrow();
      const lines = async () => (await message()).body.split('\n').slice(1);
      const contents = async () => {
        const names: { id: string }[] = JSON.parse((await message()).attachments);
        return Promise.all(
          names.map(async ({ id }) => {
            const headers = { cookie: ana.cookie };
            return (await fetch(`${server.url}/api/agent/attachments/${id}/content`, { headers })).text();
          }),
        );
      };

      await save('c/image.pdf');
      expect(await run()).toMatchObject({ files: 1, leftOut: [{ reason: 'file_missing', count: 2 }] });
      expect(await lines()).toEqual(['[list.pdf]', '[image.pdf]']);
      await save('a/list.pdf');
      expect(await run()).toMatchObject({ files: 1, conversations: { imported: 0 } });
      expect(await lines()).toEqual(['[image.pdf]']);
      await save('b/image.pdf');
      expect(await run()).toMatchObject({ files: 1, leftOut: [] });
      expect(await lines()).toEqual([]);
      const all = ['%PDF-1.7 c/image.pdf', '%PDF-1.7 a/list.pdf', '%PDF-1.7 b/image.pdf'];
      expect(await contents()).toEqual(all);
      expect(await run()).toMatchObject({ files: 0, leftOut: [] });
      expect(await contents()).toEqual(all);
      expect(await read.selectFrom('attachments').select('id').execute()).toHaveLength(3);
    });

    itOnce('looks for the files of more messages than a statement takes values', async () => {
      const message = { at: 0, kind: 'text', author: { kind: 'visitor' }, body: '' } as const;
      const files = [{ name: 'a.pdf', url: null }];
      const messages = Array.from({ length: 33_000 }, (_, n) => ({ ...message, id: String(n), files }));
      const conversation = { id: '1', messages } as unknown as ImportedConversation;
      const lacking = await withoutFiles(server.services.database.read, uuid(), conversation);
      expect(lacking.conversation.messages).toEqual([]);
    });

    it('does not bring back who was erased here, under their number there or who they are at the site', async () => {
      await imported('chatwoot', exportOf('chatwoot'));
      const { read } = server.services.database;
      const people = () =>
        read.selectFrom('visitors').select(['id', 'external_id']).where('by_api', '=', 1).execute();
      const [known] = (await people()).filter(({ external_id }) => external_id !== null);
      expect((await ana.ask('DELETE', `/api/agent/contacts/${known?.id}`)).status).toBe(204);
      const other = (await people()).map(({ id }) => id);
      for (const id of other) expect(await run('erase', id, '--yes')).toMatchObject({ exit: 0 });
      expect(await people()).toEqual([]);

      const erased = expect.objectContaining({ reason: 'erased' });
      const before = await imported('chatwoot', exportOf('chatwoot'), '--dry-run');
      const again = await imported('chatwoot', exportOf('chatwoot'));
      for (const report of [before, again]) {
        expect(report).toMatchObject({
          conversations: { imported: 0 },
          contacts: { imported: 0 },
          messages: 0,
        });
        expect(report.leftOut).toContainEqual(erased);
      }
      expect(await people()).toEqual([]);
      // Another installation numbers its people otherwise; who they are at the site is the same.
      const elsewhere = await imported('chatwoot', exportOf('chatwoot'), '--source', 'the other shop');
      expect(elsewhere.leftOut).toContainEqual(erased);
      expect((await people()).map(({ external_id }) => external_id)).not.toContain(known?.external_id);
      for (const row of await read.selectFrom('erased_people').selectAll().execute())
        expect(row.name_hash).toMatch(/^[\w-]{43}$/);
    });
  },
);
