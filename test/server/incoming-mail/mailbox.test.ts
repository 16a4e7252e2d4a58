import type { ImapFlow } from 'imapflow';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenMailbox, openImapMailbox } from '../../../server/incoming-mail/imap-mailbox.ts';
import {
  createMailboxReader,
  LOOK_AGAIN_MS,
  type MailboxReader,
} from '../../../server/incoming-mail/mailbox-reader.ts';
import type { MailReceiver } from '../../../server/incoming-mail/receive-mail.ts';
import { eventually } from '../../support/eventually.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, uuid } from '../../support/people.ts';
import { type Dovecot, HAS_DOVECOT, MAILBOX_PASSWORD, startDovecot } from '../../support/servers/dovecot.ts';
import { startTcpProxy, type TcpProxy } from '../../support/servers/tcp-proxy.ts';
import { startTestServer } from '../../support/test-server.ts';
import { aMail, MAIL_ENV, messagesOf, replyAddress } from './a-mail.ts';

// Needs Dovecot (apt-get install dovecot-imapd) and root, which the tests do not ask for.
describe.skipIf(!HAS_DOVECOT)('a mailbox of a real Dovecot', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterAll(() => dovecot.stop());

  it('is read by a server that is given its address, until the server stops', async () => {
    const password = encodeURIComponent(MAILBOX_PASSWORD);
    const server = await startTestServer({
      env: { ...MAIL_ENV, IMAP_URL: `imap://whole@127.0.0.1:${dovecot.port}/`.replace('@', `:${password}@`) },
    });
    const owner = await dovecot.signIn('whole');
    try {
      const visitor = await newVisitor(server.url);
      const id = await visitor.start();
      await owner.append('INBOX', aMail({ to: await replyAddress(server, id), body: 'All the way.' }));
      await eventually(async () =>
        expect((await visitor.read(id)).body.conversation.messages).toMatchObject([{ body: 'All the way.' }]),
      );
      const metrics = server.services.incomingMail.metrics();
      expect(metrics).toContain('frontdesk_incoming_mails_total{outcome="message"} 1\n');
      expect(metrics).toMatch(/frontdesk_mailbox_failures_total \d+\n/);
      // A look that is under way has not ended yet.
      await eventually(() =>
        expect(server.services.incomingMail.metrics()).toMatch(/mailbox_read_timestamp_seconds \d{10}/),
      );
    } finally {
      await owner.logout();
      await server.remove();
    }
  });

  onEveryDatabase('read by IMAP', { env: MAIL_ENV }, ({ server, visitor, ana }) => {
    let user: string;
    let wire: TcpProxy;
    let owner: ImapFlow;
    let readers: MailboxReader[];
    let logged: { details: object; message: string }[];

    beforeEach(async () => {
      user = `box-${uuid()}`;
      [readers, logged] = [[], []];
      wire = await startTcpProxy(dovecot.port);
      owner = await dovecot.signIn(user);
    });
    afterEach(async () => {
      for (const reader of readers) await reader.stop();
      await owner.logout();
      await wire.close();
    });

    type Changes = { node?: string; password?: string; receive?: MailReceiver['receive'] };
    function read({ node = 'one', password = MAILBOX_PASSWORD, receive }: Changes = {}): MailboxReader {
      const { services } = server;
      const note = (details: object, message: string) => void logged.push({ details, message });
      const imap = { host: '127.0.0.1', port: wire.port, tls: false, user, password, folder: 'INBOX' };
      const log = { info: note, warn: note };
      const reader = createMailboxReader({
        mailbox: user,
        open: (signal) => openImapMailbox(imap, { lookEveryMs: LOOK_AGAIN_MS, signal, log }),
        database: services.database,
        node,
        receive: receive ?? services.incomingMail.receive,
        now: services.now,
        firstRetryMs: 20,
        log,
      });
      readers.push(reader);
      reader.start();
      return reader;
    }
    async function deliver(to: string, body: string): Promise<void> {
      await owner.append('INBOX', aMail({ to, body }));
    }
    async function unread(): Promise<number> {
      const status = await owner.status('INBOX', { unseen: true });
      return (status === false ? undefined : status.unseen) ?? -1;
    }
    const bodies = async (id: string) => (await messagesOf(ana, id)).map((message) => message.body);

    it('brings what is there and what comes, and marks it as read', async () => {
      const id = await visitor.start();
      const to = await replyAddress(server, id);
      await deliver(to, 'Was there.');
      read();
      await eventually(async () => expect(await bodies(id)).toEqual(['Was there.']));
      await deliver(to, 'Came later.');
      await eventually(async () => expect(await bodies(id)).toEqual(['Was there.', 'Came later.']));
      await eventually(async () => expect(await unread()).toBe(0));
    });

    it('is read on after its connection was cut, again and again, with nothing lost or doubled', async () => {
      const id = await visitor.start();
      const to = await replyAddress(server, id);
      read();
      const expected: string[] = [];
      for (let round = 0; round < 4; round += 1) {
        await eventually(() => expect(wire.connections()).toBeGreaterThan(0));
        await deliver(to, `Round ${round}`);
        expected.push(`Round ${round}`);
        wire.leadTo(dovecot.port);
      }
      await eventually(async () => expect(await bodies(id)).toEqual(expected));
      await eventually(async () => expect(await unread()).toBe(0));
    });

    it('brings a mail again that was stored by a reader who died before marking it', async () => {
      const id = await visitor.start();
      await deliver(await replyAddress(server, id), 'Once.');
      let deaths = 0;
      const first = read({
        async receive(raw, envelope) {
          await server.services.incomingMail.receive(raw, envelope);
          deaths += 1;
          wire.leadTo(dovecot.port);
          throw new Error('Killed.');
        },
      });
      await eventually(() => expect(deaths).toBeGreaterThan(0));
      await first.stop();
      expect([await bodies(id), await unread()]).toEqual([['Once.'], 1]);
      read({ node: 'two' });
      await eventually(async () => expect(await unread()).toBe(0));
      expect(await bodies(id)).toEqual(['Once.']);
    });

    itOnce('begins with what nobody has read when all its numbers are new', async () => {
      const id = await visitor.start();
      const to = await replyAddress(server, id);
      await deliver(to, 'Before.');
      const first = read();
      await eventually(async () => expect(await unread()).toBe(0));
      await first.stop();
      // Another mailbox of the same name: UIDs begin at 1 again.
      await server.services.database.write((db) =>
        db
          .updateTable('meta')
          .set({
            value: JSON.stringify({
              mailbox: `${user}@127.0.0.1:${wire.port}/INBOX`,
              validity: '1',
              uid: 900,
            }),
          })
          .where('name', '=', 'mailbox_position')
          .execute(),
      );
      await deliver(to, 'After.');
      read();
      await eventually(async () => expect(await bodies(id)).toEqual(['Before.', 'After.']));
    });

    it('is read by one node at a time, and by another when that one stops', async () => {
      const id = await visitor.start();
      const to = await replyAddress(server, id);
      const readBy: string[] = [];
      const receiveAs =
        (node: string): MailReceiver['receive'] =>
        (raw, envelope) => {
          readBy.push(node);
          return server.services.incomingMail.receive(raw, envelope);
        };
      const first = read({ node: 'one', receive: receiveAs('one') });
      await deliver(to, 'To one.');
      await eventually(async () => expect(await unread()).toBe(0));
      const second = read({ node: 'two', receive: receiveAs('two') });
      await deliver(to, 'Still to one.');
      await eventually(async () => expect(await unread()).toBe(0));
      expect([...new Set(readBy)]).toEqual(['one']);
      await second.stop();
      await first.stop();
      read({ node: 'three', receive: receiveAs('three') });
      await deliver(to, 'To three.');
      await eventually(async () => expect(await unread()).toBe(0));
      // A mail that could not be marked is read again, and kept once.
      expect([...new Set(readBy)]).toEqual(['one', 'three']);
      expect(await bodies(id)).toHaveLength(3);
    });

    itOnce('says that the connection ended, and not that there is nothing', async () => {
      await deliver('support@shop.example', 'There.');
      const imap = { host: '127.0.0.1', port: wire.port, tls: false, user, password: MAILBOX_PASSWORD };
      const asked: ((folder: OpenMailbox) => Promise<unknown>)[] = [
        (folder) => folder.search(null),
        (folder) => folder.fetch(1),
        (folder) => folder.mark(1, '\\Seen'),
      ];
      for (const ask of asked) {
        const { signal } = new AbortController();
        const options = { lookEveryMs: 60_000, signal, log: { info() {} } };
        const folder = await openImapMailbox({ ...imap, folder: 'INBOX' }, options);
        const answer = expect(ask(folder)).rejects.toThrow();
        wire.leadTo(dovecot.port);
        await answer;
        folder.close();
      }
    });

    itOnce('that lets nobody in is tried again, and no log holds the password', async () => {
      read({ password: 'a wrong secret' });
      await eventually(() =>
        expect(logged.filter(({ message }) => /cannot be read/.test(message)).length).toBeGreaterThan(0),
      );
      expect(JSON.stringify(logged)).not.toContain('a wrong secret');
    });

    itOnce('passes over a mail that our own code fails on, and leaves it for people', async () => {
      const id = await visitor.start();
      const to = await replyAddress(server, id);
      await deliver(to, 'Poison.');
      await deliver(to, 'Food.');
      read({
        async receive(raw, envelope) {
          if (raw.includes('Poison.')) throw new TypeError('A mistake of ours.');
          return server.services.incomingMail.receive(raw, envelope);
        },
      });
      await eventually(async () => expect(await bodies(id)).toEqual(['Food.']));
      // What was taken is marked a moment after it is stored.
      await eventually(async () => expect(await unread()).toBe(1));
    });
  });
});
