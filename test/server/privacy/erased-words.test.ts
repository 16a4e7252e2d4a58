// @slow 6 s of a core: a person's words, planted everywhere and looked for in database and disk. Finds a table that keeps them.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage } from '../../../server/contract/schemas/accounts-api.ts';
import { startPostgres, type TestPostgres } from '../../support/database/postgres.ts';
import { allIndexed } from '../../support/indexed.ts';
import { folderBytes } from '../../support/measures/folder-bytes.ts';
import { newVisitor, signedInAgent, type TestAgent, uuid } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

/** Every row of every table of the database, as text; what is bytes is there as they are, too. */
async function rowsOf(url: string): Promise<Buffer[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    const places: Buffer[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query(`select one::text as text from ${name} as one`);
      for (const { text } of rows) {
        places.push(Buffer.from(text));
        for (const [, hex = ''] of text.matchAll(/\\x([0-9a-f]+)/g)) places.push(Buffer.from(hex, 'hex'));
      }
    }
    return places;
  } finally {
    await client.end();
  }
}

function marksIn(places: readonly Buffer[]): string[] {
  const seen = new Set<string>();
  for (const bytes of places) {
    for (const [name, mark] of Object.entries(MARKS)) if (bytes.includes(mark)) seen.add(name);
    // FTS5 writes what two words begin with alike only once: the rest of a mark is as telling.
    for (const [name, mark] of Object.entries(MARKS)) if (bytes.includes(mark.slice(-9))) seen.add(name);
  }
  return [...seen].sort();
}

/** Words that are nowhere else, one for each place where somebody's words are kept. */
const MARKS = {
  body: 'zqbodymark4711',
  long: 'zqlongmark4712',
  edited: 'zqeditedmark4713',
  file: 'zqfilemark4714',
  content: 'zqcontentmark4715',
  answer: 'zqanswermark4716',
  note: 'zqnotemark4717',
  attribute: 'zqattributemark4718',
  visitorNote: 'zqvisitornotemark4719',
  draft: 'zqdraftmark4720',
  rating: 'zqratingmark4721',
  chinese: '茉莉花茶叶',
  reason: 'zqreasonmark4722',
  name: 'zqnamemark4723',
  email: 'zqemailmark4724',
} as const;

describe.each(['SQLite', 'Postgres'])('erasing somebody, on %s', (kind) => {
  let server: TestServer;
  let ana: TestAgent;
  let postgres: TestPostgres | null = null;
  let postgresFolder = '';
  beforeAll(async () => {
    if (kind === 'Postgres') {
      postgresFolder = await mkdtemp(join(tmpdir(), 'frontdesk-erased-'));
      // Postgres may run as a user of its own.
      await chmod(postgresFolder, 0o755);
      postgres = await startPostgres([], join(postgresFolder, 'kept'));
    }
    server = await startTestServer(
      postgres === null ? {} : { env: { DATABASE_URL: `${postgres.url}/postgres` } },
    );
    ana = await signedInAgent(server.url, 'Ana');
  });
  afterAll(async () => {
    await server.remove();
    await postgres?.stop();
    if (postgresFolder !== '') await rm(postgresFolder, { recursive: true, force: true });
  });

  /** The marks that are somewhere in the bytes of the data folder, or in a row of Postgres. */
  async function found(): Promise<string[]> {
    const places = (await folderBytes(server.dataDir)).map(({ bytes }) => bytes);
    if (postgres !== null) places.push(...(await rowsOf(`${postgres.url}/postgres`)));
    return marksIn(places);
  }

  /** The bytes of all tables and indexes, once Postgres has written them anew without what is no row any more. */
  async function tablesOnDisk(): Promise<Buffer[]> {
    const client = new pg.Client({ connectionString: `${postgres?.url}/postgres` });
    await client.connect();
    try {
      await client.query('vacuum full');
      await client.query('checkpoint');
    } finally {
      await client.end();
    }
    return (await folderBytes(join(postgresFolder, 'kept/data/base'))).map(({ bytes }) => bytes);
  }

  it('leaves none of their words in the bytes of the database, its log or the files', async () => {
    const other = await newVisitor(server.url);
    const theirs = await other.start();
    const chatter = async (from: number) => {
      for (let n = from; n < from + 60; n += 1)
        await other.send(theirs, `zq word${n} and some more about tea number ${n * 7919}`);
    };
    await chatter(0);
    const visitor = await newVisitor(server.url);
    const id = await visitor.start();
    await visitor.send(id, `Hello ${MARKS.body}, and 请问${MARKS.chinese}到货`);
    await visitor.send(id, `${'long '.repeat(700)}${MARKS.long}`);
    const changed = uuid();
    await visitor.ask('POST', `/api/widget/conversations/${id}/messages`, {
      id: changed,
      body: MARKS.edited,
    });
    const edit = await visitor.ask('PUT', `/api/widget/conversations/${id}/messages/${changed}`, {
      body: 'something else',
    });
    expect([200, 404]).toContain(edit.status);
    const form = new FormData();
    form.append('file', new Blob([MARKS.content]), `${MARKS.file}.txt`);
    const file = uuid();
    await visitor.ask('POST', `/api/widget/conversations/${id}/attachments?id=${file}`, form);
    await visitor.ask('POST', `/api/widget/conversations/${id}/messages`, {
      id: uuid(),
      body: '',
      attachmentIds: [file],
    });
    await ana.claim(id);
    await ana.answer(id, MARKS.answer);
    await ana.note(id, MARKS.note);
    await visitor.ask('PUT', '/api/widget/session/attributes', {
      name: MARKS.name,
      email: `${MARKS.email}@example.com`,
      attributes: { plan: MARKS.attribute },
    });
    await ana.ask('PUT', `/api/agent/visitors/${visitor.id}/note`, { body: MARKS.visitorNote, over: 0 });
    await visitor.ask('PUT', `/api/widget/conversations/${id}/rating`, { score: 1, words: MARKS.rating });
    await ana.ask('PUT', `/api/agent/drafts/${id}`, {
      reply: MARKS.draft,
      note: '',
      mode: 'reply',
      attachments: [],
      writtenAt: Date.now(),
    });
    await chatter(100);
    const blocked = await ana.ask('POST', '/api/agent/blocks', {
      visitorId: visitor.id,
      kind: 'visitor',
      reason: MARKS.reason,
    });
    expect(blocked.status).toBe(201);
    expect((await visitor.send(id, 'No more')).status).toBe(403);
    await allIndexed(server);
    const planted = await found();
    for (const name of [
      'body',
      'long',
      'file',
      'content',
      'answer',
      'note',
      'attribute',
      'visitorNote',
      'reason',
      'chinese',
      'name',
      'email',
    ])
      expect(planted, 'there must be something to erase').toContain(name);

    // Blocked as they are, they may see what is stored, and have it deleted.
    expect((await visitor.ask('GET', '/api/widget/visitor')).status).toBe(200);
    expect((await visitor.ask('DELETE', '/api/widget/visitor')).status).toBe(204);

    expect(await found()).toEqual([]);
    if (postgres !== null) expect(marksIn(await tablesOnDisk())).toEqual([]);
    const log = await ana.ask<AuditPage>('GET', '/api/agent/audit-log');
    const block = log.body.entries.find((entry) => entry.action === 'visitor.blocked');
    expect(block).toMatchObject({ subject: '', actor: { name: 'Ana' } });
    // What others said is found as before.
    const still = await ana.ask<{ conversations: unknown[] }>('GET', '/api/agent/find?text=word159');
    expect(JSON.stringify(still.body)).toContain(theirs);
    await server.stop();
    expect(await found()).toEqual([]);
    server = await server.restart();
  });
});
