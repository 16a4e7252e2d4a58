// @slow 20 s of a core: a real process, killed again and again while mail is brought. Finds mail that was said to be taken and is not stored, or is stored twice.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import SqliteConnection from 'better-sqlite3';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newMailId } from '../../../server/mail/addresses.ts';
import { type Child, startChild } from '../../support/child.ts';
import { freePort } from '../../support/free-port.ts';
import { newVisitor } from '../../support/people.ts';
import { aMail, MAIL_ENV, withFile } from './a-mail.ts';

const SERVER = fileURLToPath(new URL('../../../dist/server/main.js', import.meta.url));
const MAILS = 30;
const KILLS = 5;

let folder: string;
let child: Child;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-killed-'));
});
afterEach(async () => {
  await child.stop('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

it('a mail that was taken is a message, once, whenever the server is killed', async () => {
  const [port, smtpPort] = [await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  const env = {
    ...MAIL_ENV,
    PORT: String(port),
    INCOMING_SMTP_PORT: String(smtpPort),
    DATA_DIR: join(folder, 'data'),
    DEMO: 'on',
    RATE_LIMIT_FACTOR: '1000',
  };
  const start = async () => {
    child = startChild(process.execPath, [SERVER], { cwd: folder, env });
    await child.until(/API {2}/);
  };
  await start();
  const visitor = await newVisitor(url);
  const id = await visitor.start();
  await child.stop();
  const token = newMailId();
  const database = new SqliteConnection(join(folder, 'data', 'frontdesk.db'));
  database
    .prepare('insert into mail_threads (token, conversation_id, address, created_at) values (?, ?, ?, ?)')
    .run(token, id, 'ada@customer.example', Date.now());
  database.close();
  await start();

  let taken = 0;
  let tries = 0;
  const to = `support+${token}@shop.example`;
  /** As a mail server does: the same mail again, until it is taken. */
  async function bring(raw: Buffer): Promise<void> {
    for (;;) {
      tries += 1;
      const transport = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });
      try {
        await transport.sendMail({ envelope: { from: 'ada@customer.example', to: [to] }, raw });
        taken += 1;
        return;
      } catch {
        await later(20);
      } finally {
        transport.close();
      }
    }
  }
  const bringing = Array.from({ length: MAILS }, (_, number) =>
    aMail({ to, ...withFile(`${number}.bin`, Buffer.alloc(20_000, number), `Number ${number}`) }),
  );
  const brought = (async () => {
    for (const mail of bringing) await bring(mail);
  })();
  for (let kill = 1; kill <= KILLS; kill += 1) {
    // In the middle of whatever it is at.
    while (taken < (kill * MAILS) / (KILLS + 1)) await later(5);
    await child.stop('SIGKILL');
    await start();
  }
  await brought;

  const { messages } = (await visitor.read(id)).body.conversation;
  expect(messages.map((message) => message.body).sort()).toEqual(
    Array.from({ length: MAILS }, (_, number) => `Number ${number}`).sort(),
  );
  for (const message of messages) expect(message.attachments).toHaveLength(1);
  expect(tries, 'some must have been interrupted for this test to mean anything').toBeGreaterThan(MAILS);
});
