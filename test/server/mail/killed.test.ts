// @slow 20 s of a core: a real process, killed again and again while it sends mail. Finds mail that is never sent, or sent under two names.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteConnection from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Child, startChild } from '../../support/child.ts';
import { eventually } from '../../support/eventually.ts';
import { freePort } from '../../support/free-port.ts';
import { newVisitor, signedInAgent } from '../../support/people.ts';
import { startMailServer, type TestMailServer } from '../../support/servers/mail-server.ts';

const SERVER = fileURLToPath(new URL('../../../dist/server/main.js', import.meta.url));
const MAILS = 24;
/** It is killed each time so many more have come. */
const KILLED_AFTER = 4;

let folder: string;
let child: Child;
let mailServer: TestMailServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-killed-'));
  mailServer = await startMailServer();
});
afterEach(async () => {
  await child.stop('SIGKILL');
  await mailServer.close();
  await rm(folder, { recursive: true, force: true });
});

it('every mail arrives, under one name and with the same words, whenever the server is killed', async () => {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    PORT: String(port),
    DATA_DIR: join(folder, 'data'),
    DEMO: 'on',
    RATE_LIMIT_FACTOR: '1000',
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'support@shop.test',
  };
  const start = async () => {
    child = startChild(process.execPath, [SERVER], { cwd: folder, env });
    await child.until(/API {2}/);
  };
  /** Past the server, which is stopped meanwhile. */
  const change = (statement: string) => {
    const database = new SqliteConnection(join(folder, 'data', 'frontdesk.db'));
    database.exec(statement);
    database.close();
  };
  const rows = () => {
    const database = new SqliteConnection(join(folder, 'data', 'frontdesk.db'), { readonly: true });
    const found = database
      .prepare("select message_id, state, claimed_by, due_at from outgoing_mails where kind = 'missed'")
      .all() as { message_id: string; state: string; claimed_by: string | null; due_at: number }[];
    database.close();
    return found;
  };

  await start();
  const conversations: string[] = [];
  for (let n = 0; n < MAILS; n += 1) {
    const visitor = await newVisitor(url);
    const id = await visitor.start();
    await visitor.send(id, 'Hello?');
    conversations.push(id);
  }
  await child.stop();
  change("update visitors set email = id || '@example.com'");
  await start();
  const ana = await signedInAgent(url, 'Ana');
  for (const id of conversations) await ana.answer(id, `About ${id}`);
  await eventually(() => expect(rows()).toHaveLength(MAILS));

  let kills = 0;
  for (let seen = 0; rows().some(({ state }) => state !== 'sent'); seen = mailServer.taken.length) {
    await child.stop('SIGKILL');
    kills += 1;
    change("update outgoing_mails set due_at = 0 where state = 'queued'");
    // One is taken without a word, and of one the server says that it should come again.
    if (mailServer.taken.length < MAILS / 2)
      mailServer.next.push({ at: 'DATA', cut: true }, { at: 'RCPT', code: 451, says: 'Later' });
    await start();
    await eventually(() => {
      if (mailServer.taken.length >= seen + KILLED_AFTER) return;
      const busy = ({ state, claimed_by, due_at }: ReturnType<typeof rows>[number]) =>
        state === 'queued' && (claimed_by !== null || due_at <= Date.now());
      if (rows().some(busy)) throw new Error('It is sending still.');
    });
  }
  expect(kills, 'it has to be killed for this to mean anything').toBeGreaterThan(3);

  const words = new Map<string, Set<string>>();
  for (const { messageId = '', html } of mailServer.taken)
    words.set(messageId, (words.get(messageId) ?? new Set()).add(String(html)));
  expect([...words.keys()].sort(), 'none is missing, and none has two names').toEqual(
    rows()
      .map(({ message_id }) => message_id)
      .sort(),
  );
  expect([...words.values()].filter((versions) => versions.size > 1)).toEqual([]);
  const mailed = mailServer.taken.map(({ text = '' }) => /About ([0-9a-f-]{36})/.exec(text)?.[1]);
  expect(new Set(mailed)).toEqual(new Set(conversations));
});
