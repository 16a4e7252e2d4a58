// @slow 8 s of a core: marks of sent, delivered and seen, and a server that comes back from a back-up, in two browsers. Finds what the two
// make of it together; each is tried by `test/widget`, `test/agent-console` and `test/server/database`.
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import type { TestServer } from '../support/test-server.ts';
import { type Stage, startEmbeddedStage } from './stage.ts';

describe('what becomes of a message', () => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  it('is said both ways: sent, delivered, seen', async () => {
    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.send('Did this arrive?');
    await visitor.messageWith('Did this arrive?', 'Sent').waitFor();
    const ana = await stage.agent('Ana');
    await ana.card('Did this arrive?').waitFor();
    await visitor.messageWith('Did this arrive?', 'Delivered').waitFor();
    await ana.open('Did this arrive?');
    await ana.claim();
    await visitor.messageWith('Did this arrive?', 'Seen').waitFor();

    await visitor.page.keyboard.press('Escape');
    await ana.answer('It did');
    await ana.thread.getByText('Delivered').waitFor();
    await visitor.open();
    await ana.thread.getByText('Seen').waitFor();
    await visitor.close();
    await ana.close();
  });

  it('outlives a restored back-up where somebody still shows it, once', async () => {
    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.send('Before the back-up');
    await visitor.messageWith('Before the back-up', 'Sent').waitFor();
    const ana = await stage.agent('Ana');
    await ana.open('Before the back-up');
    await ana.claim();
    await ana.answer('Answered before');
    await visitor.message('Answered before').waitFor();

    const file = join(stage.server.dataDir, 'frontdesk.db');
    const backUp = join(stage.server.dataDir, 'back-up.db');
    const connection = new SqliteConnection(file, { readonly: true });
    connection.prepare('VACUUM INTO ?').run(backUp);
    connection.close();
    await visitor.send('After the back-up');
    await ana.message('After the back-up').waitFor();
    await ana.answer('Answered after');
    await visitor.message('Answered after').waitFor();

    await stage.server.stop();
    for (const rest of ['-wal', '-shm']) await rm(file + rest, { force: true });
    await copyFile(backUp, file);
    Object.assign(stage.server, await stage.server.restart());
    const stored = async () => {
      const rows = await stage.server.services.database.read
        .selectFrom('messages')
        .select('messages.body')
        .where('messages.body', 'not in', ['Did this arrive?', 'It did'])
        .orderBy('messages.seq')
        .execute();
      return rows.map((row) => row.body);
    };
    await eventually(async () =>
      expect((await stored()).sort()).toEqual([
        'After the back-up',
        'Answered after',
        'Answered before',
        'Before the back-up',
      ]),
    );
    for (const text of ['After the back-up', 'Answered after']) {
      await visitor.message(text).waitFor();
      await ana.message(text).waitFor();
    }
    expect((await visitor.texts()).slice(0, 2)).toEqual(['Before the back-up', 'Answered before']);
    expect((await visitor.texts()).slice(2).sort()).toEqual(['After the back-up', 'Answered after']);
    await visitor.close();
    await ana.close();
  });
});
