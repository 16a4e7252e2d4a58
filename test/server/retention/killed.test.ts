// @slow 30 s of a core: real processes killed while they delete what is kept no longer. Finds a conversation or a file that is half gone.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import type { Attachment } from '../../../server/contract/schemas/conversations.ts';
import type { Retention } from '../../../server/contract/schemas/site-setting-parts.ts';
import type { Db } from '../../../server/database/database.ts';
import { openDatabase } from '../../../server/database/open.ts';
import type { DatabasePlace } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startKillable } from '../../support/killable-server.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, signedInAgent, type TestAgent, uuid } from '../../support/people.ts';

const OLD = 4;
/** Enough to be at work for seconds, whatever is done beside. */
const MORE_FILES = 150;
const KILLS = 3;
const DAYS: Retention = { conversationDays: 30, visitorDays: null, activityDays: null, fileDays: 10 };

/** SQLite has no register of nodes, and an empty table for it. */
const forgetNodes = (db: Db) => db.deleteFrom('nodes').execute();

const KILLED = {
  open: async (place: DatabasePlace) => {
    const server = await startKillable(place);
    // Beside the server, as the commands are: it stays open while the process is killed.
    const database = await openDatabase(place.url, { beside: true });
    const close = async () => {
      await server.close();
      await database.close();
    };
    return { server, database, close };
  },
};

onEveryDatabase('a server that is killed while it deletes what is kept no longer', KILLED, (opened) => {
  /** On Postgres a start waits some seconds for a node that did not sign off; here it is known to be gone. */
  const kill = () => opened.server.kill(() => opened.database.write((db) => forgetNodes(db)));

  /** A conversation with a file of the agent's, which was sent to the visitor. */
  async function withFile(siteKey: string, ana: TestAgent): Promise<string> {
    const visitor = await newVisitor(opened.server.url, siteKey);
    const id = await visitor.start();
    await visitor.send(id, 'May I have it in writing?');
    await ana.claim(id);
    const form = new FormData();
    form.append('file', new Blob([`for ${id}`]), 'answer.txt');
    const path = `/api/agent/conversations/${id}`;
    const sent = await ana.ask<{ attachment: Attachment }>('POST', `${path}/attachments?id=${uuid()}`, form);
    const message = { id: uuid(), body: 'Here it is', attachmentIds: [sent.body.attachment.id] };
    expect((await ana.ask('POST', `${path}/messages`, message)).status).toBe(201);
    return id;
  }

  /** As if everything was 60 days old. */
  async function age(): Promise<void> {
    const old = Date.now() - 60 * 24 * 60 * 60 * 1_000;
    await opened.database.write(async (db) => {
      await db.updateTable('conversations').set({ active_at: old }).execute();
      await db.updateTable('events').set({ created_at: old }).execute();
      await db.updateTable('attachments').set({ created_at: old, sent: 1 }).execute();
    });
  }

  const rows = {
    conversations: () => opened.database.read.selectFrom('conversations').select(['id', 'status']).execute(),
    files: () => opened.database.read.selectFrom('attachments').selectAll().execute(),
    doomed: () => opened.database.read.selectFrom('doomed_files').select('store_key').execute(),
    messages: () =>
      opened.database.read.selectFrom('messages').select(['conversation_id', 'attachments']).execute(),
  };

  /** Whatever there is at this moment fits together: a message says that its file is gone exactly when it is. */
  async function expectWhole(): Promise<void> {
    const found = await opened.database.read
      .selectFrom('messages')
      .leftJoin('attachments', 'attachments.conversation_id', 'messages.conversation_id')
      .select(['messages.attachments as named', 'attachments.id as there'])
      .where('messages.attachments', '<>', '[]')
      .execute();
    for (const { named, there } of found) {
      const [file] = JSON.parse(named) as Attachment[];
      expect(file?.deletedAfterDays, `of ${named}`).toBe(there === null ? DAYS.fileDays : undefined);
    }
  }

  /** Files of a conversation of their own, which no message names. */
  async function addMoreFiles(siteKey: string): Promise<string> {
    const visitor = await newVisitor(opened.server.url, siteKey);
    const id = await visitor.start();
    const file = {
      conversation_id: id,
      uploader_kind: 'visitor' as const,
      uploader_id: visitor.id,
      uploader_network: null,
      name: 'more.txt',
      media_type: 'text/plain',
      size_bytes: 1,
      width: null,
      height: null,
      sha256: '',
      thumbnail_key: null,
      created_at: 1,
    };
    await opened.database.write(async (db) => {
      for (let n = 0; n < MORE_FILES; n += 1)
        await db
          .insertInto('attachments')
          .values({ ...file, id: uuid(), content_key: `ab/ab${uuid().replaceAll('-', '').slice(2)}` })
          .execute();
    });
    return id;
  }

  it('leaves nothing half deleted, and the next start goes on to the end', async () => {
    const ana = await signedInAgent(opened.server.url, 'Ana');
    const made = { name: 'Old shop', allowedOrigins: [] };
    const { body: site } = await ana.ask<SiteSummary>('POST', `/api/agent/sites/${uuid()}`, made);
    const [resolved, open]: [string[], string[]] = [[], []];
    for (let n = 0; n < OLD; n += 1) {
      const id = await withFile(site.siteKey, ana);
      await ana.resolve(id);
      resolved.push(id);
      open.push(await withFile(site.siteKey, ana));
    }
    open.push(await addMoreFiles(site.siteKey));
    await age();
    const keys = (await rows.files()).map(({ content_key }) => content_key);
    const settings = { retention: DAYS };
    expect((await ana.ask('PUT', `/api/agent/sites/${site.id}`, { settings })).status).toBe(200);

    // It begins with the start of the process.
    let left = keys.length;
    for (let kills = 0; kills < KILLS; kills += 1) {
      await kill();
      await eventually(async () => expect((await rows.files()).length).toBeLessThan(left));
      left = (await rows.files()).length;
    }
    expect(left, 'it must have been killed in the middle').toBeGreaterThan(0);
    await kill();
    await expectWhole();

    await eventually(async () => expect(await rows.files()).toEqual([]));
    await kill();
    await eventually(async () => expect(await rows.doomed()).toEqual([]));
    await expectWhole();
    const kept = (await rows.conversations()).map(({ id }) => id).sort();
    expect(kept).toEqual([...open].sort());
    const messages = await rows.messages();
    expect(new Set(messages.map((message) => message.conversation_id))).toEqual(new Set(open.slice(0, OLD)));
    expect(messages.filter(({ attachments }) => attachments.includes('"deletedAfterDays":10'))).toHaveLength(
      OLD,
    );
    for (const key of keys)
      expect(existsSync(join(opened.server.dataDir, 'files/kept', key)), key).toBe(false);
  });
});
