import { beforeEach, expect, it } from 'vitest';
import { allowResuming } from '../../../server/access/resume-links.ts';
import type { AuditPage } from '../../../server/contract/schemas/accounts-api.ts';
import type { SiteContents, SiteSummary, Sites } from '../../../server/contract/schemas/agent-api.ts';
import { EVENTS_AT_ONCE } from '../../../server/privacy/delete-conversation.ts';
import { createRemovalsWorker } from '../../../server/retention/removals-worker.ts';
import { tablesWith } from '../../support/database/stored-words.ts';
import { eventually } from '../../support/eventually.ts';
import { allIndexed } from '../../support/indexed.ts';
import { folderBytes } from '../../support/measures/folder-bytes.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, nobody, type TestVisitor, uuid } from '../../support/people.ts';
import { newBearer } from '../../support/signed.ts';

const MARKS = ['zqvisitor', 'zqanswer', 'zqnote', 'zqfilename', 'zqpage', 'zqattribute', 'zqgreeting'];
const CONTENT = 'zqcontent';

onEveryDatabase('deleting a site', { once: true }, ({ server, visitor, ana, ben, database, restart }) => {
  /** Each test has a site of its own, and somebody there. */
  let site: SiteSummary;
  let there: TestVisitor;
  beforeEach(async () => {
    const made = { name: 'Zq shop', allowedOrigins: [] };
    site = (await ana.ask<SiteSummary>('POST', `/api/agent/sites/${uuid()}`, made)).body;
    there = await newVisitor(server.url, site.siteKey);
  });
  const remove = () => ana.ask('DELETE', `/api/agent/sites/${site.id}`);
  const removals = () => server.services.removals.wake();
  const listed = async () => (await ana.ask<Sites>('GET', '/api/agent/sites')).body.sites.map(({ id }) => id);

  /** A conversation with words wherever a site's words can be. */
  async function marked(): Promise<string> {
    await ana.ask('PUT', `/api/agent/sites/${site.id}`, { greeting: 'zqgreeting' });
    const id = uuid();
    const page = { url: 'https://shop.example/zqpage', title: 'Shop' };
    await there.ask('POST', '/api/widget/conversations', { id, page });
    await there.send(id, 'Hello zqvisitor');
    await there.ask('PUT', '/api/widget/session/attributes', { attributes: { plan: 'zqattribute' } });
    const form = new FormData();
    form.append('file', new Blob([CONTENT]), 'zqfilename.txt');
    const file = uuid();
    await there.ask('POST', `/api/widget/conversations/${id}/attachments?id=${file}`, form);
    const message = { id: uuid(), body: '', attachmentIds: [file] };
    expect((await there.ask('POST', `/api/widget/conversations/${id}/messages`, message)).status).toBe(201);
    await ana.claim(id);
    await ana.answer(id, 'zqanswer');
    await ana.note(id, 'zqnote');
    await ana.ask('POST', `/api/agent/sites/${site.id}/identity-keys`);
    await allIndexed(server);
    return id;
  }

  const contents = async () =>
    (await folderBytes(server.dataDir))
      .filter(({ bytes }) => [CONTENT, ...MARKS].some((mark) => bytes.includes(mark)))
      .map(({ name }) => name);

  it('says before how much would go, and leaves none of it: no word in any table, no file, and other sites as they were', async () => {
    const elsewhere = await visitor.start();
    await visitor.send(elsewhere, 'At another site');
    const id = await marked();
    await newVisitor(server.url, site.siteKey);
    const preview = await ana.ask<SiteContents>('GET', `/api/agent/sites/${site.id}/deletion-preview`);
    expect(preview.body).toEqual({ conversations: 1, visitors: 2 });
    expect((await tablesWith(server.services.database, MARKS)).length).toBeGreaterThan(4);
    expect(await contents()).not.toEqual([]);

    expect((await remove()).status).toBe(204);
    await removals();
    await server.services.fileDeletionWorker.wake();

    expect(await tablesWith(server.services.database, MARKS)).toEqual([]);
    const sites = server.services.database.read.selectFrom('sites').select('id').where('id', '=', site.id);
    expect(await sites.execute()).toEqual([]);
    // Somebody may read at the moment in which the log of the database is emptied.
    if (database === 'SQLite')
      await eventually(async () => {
        await server.services.database.forget();
        expect(await contents()).toEqual([]);
      });
    expect((await ana.read(id)).status).toBe(404);
    expect((await visitor.read(elsewhere)).body.conversation.messages).toHaveLength(1);
    const log = await ana.ask<AuditPage>('GET', '/api/agent/audit-log?action=site.deleted');
    expect(log.body.entries[0]).toMatchObject({ actor: { name: 'Ana' }, subject: 'Zq shop' });
  });

  it('lets nobody in from that moment on, and takes the rest away after a process has died', async () => {
    const id = await marked();
    const token = newBearer();
    await server.services.runInTransaction((tx) => allowResuming(tx, token, id, tx.now + 3_600_000));
    const byLink = nobody(server.url, { authorization: `Bearer ${token}` });
    expect((await byLink('GET', '/api/resumed')).status).toBe(200);
    // Nothing is taken away yet.
    await server.services.removals.stop();
    expect((await remove()).status).toBe(204);
    expect(await listed()).not.toContain(site.id);
    expect((await there.read(id)).status).toBe(401);
    expect((await there.send(id, 'Hello?')).status).toBe(401);
    await expect(newVisitor(server.url, site.siteKey)).rejects.toThrow('site_unknown');
    expect((await byLink('GET', '/api/resumed')).status, 'the link of a mail').toBe(404);
    const words = { id: uuid(), body: 'Hello?' };
    expect((await byLink('POST', '/api/resumed/messages', words)).status).toBe(404);
    const change = await ana.ask('PUT', `/api/agent/sites/${site.id}`, { name: 'Not gone' });
    expect(change.status).toBe(404);
    expect((await remove()).status, 'the same again').toBe(204);

    await restart();
    await removals();
    expect(await tablesWith(server.services.database, MARKS)).toEqual([]);
  });

  it('goes on with all others where one visitor cannot be removed, and keeps the site until that one is gone', async () => {
    const { runInTransaction } = server.services;
    const made = { name: 'Zq cafe', allowedOrigins: [] };
    const second = (await ana.ask<SiteSummary>('POST', `/api/agent/sites/${uuid()}`, made)).body;
    // The worker goes by the ids: the one that fails comes first.
    const [bad, good] = site.id < second.id ? [site, second] : [second, site];
    const visitors = [await newVisitor(server.url, bad.siteKey), await newVisitor(server.url, bad.siteKey)];
    if (bad === site) visitors.push(there);
    const [stuck = ''] = visitors.map(({ id }) => id).sort();
    await newVisitor(server.url, good.siteKey);
    await server.services.removals.stop();
    for (const { id } of [bad, good])
      expect((await ana.ask('DELETE', `/api/agent/sites/${id}`)).status).toBe(204);

    const warned: object[] = [];
    const worker = createRemovalsWorker({
      ...server.services,
      runInTransaction: (work) =>
        runInTransaction(async (tx) => {
          const result = await work(tx);
          const left = await tx.db
            .selectFrom('visitors')
            .select('id')
            .where('id', '=', stuck)
            .executeTakeFirst();
          if (left === undefined) throw new Error('They cannot be removed.');
          return result;
        }),
      log: { info: () => {}, warn: (details) => void warned.push(details) },
    });
    await worker.wake();
    await worker.stop();
    expect(warned).toEqual([{ visitorId: stuck, err: expect.any(Error) }]);
    const ofBoth = () => {
      const { read } = server.services.database;
      const ids = [bad.id, good.id];
      return Promise.all([
        read.selectFrom('sites').select('id').where('id', 'in', ids).execute(),
        read.selectFrom('visitors').select('id').where('site_id', 'in', ids).execute(),
      ]);
    };
    expect(await ofBoth()).toEqual([[{ id: bad.id }], [{ id: stuck }]]);

    await restart();
    await removals();
    expect(await ofBoth()).toEqual([[], []]);
  });

  it('takes a long conversation away piece by piece', async () => {
    const id = await there.start();
    const { database: db } = server.services;
    await there.send(id, 'zqvisitor');
    const row = await db.read
      .selectFrom('conversations')
      .select('seq')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const event = { type: 'conversation.delivered', visible: 0, visitor_prev: 1, data: '{}', created_at: 1 };
    await db.write(async (write) => {
      for (let seq = row.seq + 1; seq <= row.seq + EVENTS_AT_ONCE * 2; seq += 1)
        await write
          .insertInto('events')
          .values({ ...event, conversation_id: id, seq })
          .execute();
    });
    await remove();
    await removals();
    const left = await db.read.selectFrom('events').select('seq').where('conversation_id', '=', id).execute();
    expect(left).toEqual([]);
  });

  it('is refused for anybody but admins', async () => {
    expect((await ben.ask('DELETE', `/api/agent/sites/${site.id}`)).status).toBe(403);
    expect(await listed()).toContain(site.id);
  });
});

onEveryDatabase('deleting all sites', { once: true, fresh: true }, ({ server, ana }) => {
  it('is refused for the last one', async () => {
    const listed = async () => (await ana.ask<Sites>('GET', '/api/agent/sites')).body.sites;
    const made = { name: 'Zq shop', allowedOrigins: [] };
    const site = (await ana.ask<SiteSummary>('POST', `/api/agent/sites/${uuid()}`, made)).body;
    const there = await newVisitor(server.url, site.siteKey);
    for (const { id } of await listed())
      if (id !== site.id) expect((await ana.ask('DELETE', `/api/agent/sites/${id}`)).status).toBe(204);
    const refused = await ana.ask<{ error: { code: string } }>('DELETE', `/api/agent/sites/${site.id}`);
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'last_site' } } });
    expect((await listed()).map(({ id }) => id)).toEqual([site.id]);
    expect((await there.start()).length).toBeGreaterThan(0);
  });
});
