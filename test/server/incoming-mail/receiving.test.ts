import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import type { QuarantineList } from '../../../server/contract/schemas/mail-api.ts';
import { KEPT_OF_EACH_KIND, LISTED, quarantine } from '../../../server/incoming-mail/quarantine.ts';
import { queueMail } from '../../../server/mail/outgoing-mails.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, uuid } from '../../support/people.ts';
import {
  aMail,
  MAIL_ENV,
  type MailParts,
  messagesOf,
  NO_ENVELOPE,
  replyAddress,
  withFile,
} from './a-mail.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

onEveryDatabase('mail that comes in', { once: true, env: MAIL_ENV }, ({ server, visitor, ana, ben }) => {
  const receive = (parts: MailParts) => server.services.incomingMail.receive(aMail(parts), NO_ENVELOPE);
  const list = async () => (await ana.ask<QuarantineList>('GET', '/api/agent/quarantine')).body.mails;

  it('becomes a message of the visitor, which both sides see, and marked as mail', async () => {
    const id = await visitor.start();
    await visitor.send(id, 'Which colours are there?');
    await ana.answer(id, 'Blue and green.');
    const to = await replyAddress(server, id);
    expect(
      await receive({
        to,
        body: 'Blue.\r\n\r\nOn 2 Nov 2026, Ana <support@shop.example> wrote:\r\n> Blue and green.',
      }),
    ).toMatchObject({
      outcome: 'message',
      created: true,
    });
    const last = (await messagesOf(ana, id)).at(-1);
    expect(last).toMatchObject({
      kind: 'text',
      author: { kind: 'visitor', id: visitor.id },
      body: 'Blue.',
      via: 'mail',
    });
    const seen = await visitor.read(id);
    expect(seen.body.conversation.messages.at(-1)).toEqual(last);
    // Somebody waits for an answer again.
    expect(seen.body.conversation.state.awaitingReplySince).toBe(last?.at);
  });

  it('is one message, however often and by however many roads at once it is delivered', async () => {
    const id = await visitor.start();
    const to = await replyAddress(server, id);
    const mail = aMail({ to, ...withFile('order.png', PNG) });
    const received = await Promise.all(
      Array.from({ length: 5 }, () => server.services.incomingMail.receive(mail, NO_ENVELOPE)),
    );
    expect(received.map((one) => one.outcome)).toEqual(Array(5).fill('message'));
    expect(received.filter((one) => one.outcome === 'message' && one.created)).toHaveLength(1);
    expect(await server.services.incomingMail.receive(mail, NO_ENVELOPE)).toMatchObject({ created: false });
    const messages = await messagesOf(ana, id);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.attachments).toMatchObject([{ name: 'order.png', mediaType: 'image/png' }]);
  });

  it('opens a resolved conversation as a message in the chat does', async () => {
    const id = await visitor.start();
    const to = await replyAddress(server, id);
    await ana.resolve(id);
    await receive({ to });
    expect((await ana.read(id)).body.conversation.state.status).toBe('waiting');
  });

  it('shows somebody else as who they say they are, to agents alone', async () => {
    const id = await visitor.start();
    await visitor.send(id, 'Where is my parcel?');
    await ben.claim(id);
    const to = await replyAddress(server, id);
    await receive({
      to,
      from: 'Bo Li <bo@elsewhere.example>',
      ...withFile('x.txt', Buffer.from('x'), 'With me.'),
    });
    const last = (await messagesOf(ana, id)).at(-1);
    expect(last).toMatchObject({
      kind: 'note',
      author: { kind: 'system', id: null, name: 'Bo Li' },
      body: 'With me.',
      via: 'mail',
      mail: {
        from: { name: 'Bo Li', address: 'bo@elsewhere.example' },
        lost: [{ name: 'x.txt', why: 'stranger' }],
      },
    });
    const seen = await visitor.read(id);
    expect(JSON.stringify(seen.body)).not.toContain('With me');
    const answer = await ben.ask<{ mentions: { conversationId: string }[] }>('GET', '/api/agent/mentions');
    expect(answer.body.mentions.map((one) => one.conversationId)).toContain(id);
  });

  it('names the files that were not taken, and keeps a long text whole in a file', async () => {
    const id = await visitor.start();
    const to = await replyAddress(server, id);
    const text = 'word '.repeat(3_000).trim();
    await receive({ to, ...withFile('broken.png', PNG.subarray(0, 40), text) });
    const [message] = await messagesOf(ana, id);
    expect(message?.body).toHaveLength(10_000);
    expect(message).toMatchObject({
      attachments: [{ name: 'mail.txt', sizeBytes: text.length }],
      mail: { cut: true, lost: [{ name: 'broken.png', why: 'file_unreadable' }] },
    });
  });

  it('keeps a long text whole also where the site takes only pictures, and names the files of other kinds', async () => {
    const { sites } = (await ana.ask<{ sites: SiteSummary[] }>('GET', '/api/agent/sites')).body;
    const change = (settings: Partial<SiteSummary['settings']>) =>
      ana.ask('PUT', `/api/agent/sites/${sites[0]?.id}`, { settings });
    const id = await visitor.start();
    const to = await replyAddress(server, id);
    const text = 'word '.repeat(3_000).trim();
    await change({ fileRules: { megabytes: 1, kinds: ['picture'] } });
    await receive({ to, ...withFile('letter.txt', Buffer.from('Dear shop'), text) });
    await change({ fileRules: { megabytes: 20, kinds: null } });
    const [message] = await messagesOf(ana, id);
    expect(message).toMatchObject({
      attachments: [{ name: 'mail.txt', sizeBytes: text.length }],
      mail: { cut: true, lost: [{ name: 'letter.txt', why: 'file_kind_refused' }] },
    });
  });

  it('never becomes a message where nobody wrote it, or where it is of nobody here', async () => {
    const id = await visitor.start();
    const to = await replyAddress(server, id);
    const plain = 'Content-Type: text/plain';
    const tried: [MailParts, string][] = [
      [{ to, headers: ['Auto-Submitted: auto-replied', plain] }, 'auto_reply'],
      [{ to, headers: ['List-Id: <news.example>', plain] }, 'list'],
      [{ to, from: 'support@shop.example' }, 'own_mail'],
      [{ to, body: ' \u200b ' }, 'empty'],
      [{ to: `support+${'a'.repeat(26)}@shop.example` }, 'unknown_conversation'],
      [
        { headers: ['Content-Type: multipart/mixed; boundary=b'], body: '--b\r\n\r\nx\r\n'.repeat(300) },
        'too_many_parts',
      ],
    ];
    for (const [mail, reason] of tried)
      expect(await receive(mail), reason).toEqual({ outcome: 'quarantined', reason });
    expect(await messagesOf(ana, id)).toEqual([]);
    const listed = await list();
    expect(listed.slice(0, tried.length).map((mail) => mail.reason)).toEqual(
      tried.map(([, reason]) => reason).reverse(),
    );
    expect(listed.find((mail) => mail.reason === 'auto_reply')).toMatchObject({
      from: { name: 'Ada', address: 'ada@customer.example' },
      subject: 'Re: Your order',
      body: 'The blue one, please.',
      conversationId: id,
    });
  });

  it('is not taken from who is blocked', async () => {
    const stranger = await newVisitor(server.url);
    const id = await stranger.start();
    const to = await replyAddress(server, id, 'bomb@customer.example');
    const blocked = await ana.ask<{ id: string }>('POST', '/api/agent/blocks', {
      visitorId: stranger.id,
      kind: 'visitor',
    });
    expect(await receive({ to, from: 'bomb@customer.example' })).toMatchObject({ reason: 'blocked' });
    await ana.ask('DELETE', `/api/agent/blocks/${blocked.body.id}`);
    expect(await receive({ to, from: 'bomb@customer.example' })).toMatchObject({ outcome: 'message' });
  });

  it('that reports a bounce or a complaint marks the mail it is about', async () => {
    const id = await visitor.start();
    const sent = await server.services.runInTransaction((tx) =>
      queueMail(tx, 'support@shop.example', {
        kind: 'missed',
        recipient: 'ada@customer.example',
        locale: 'en',
        payload: {},
        conversationId: id,
      }),
    );
    const report = (type: string, fields: string) => ({
      to: `support+bounce-${sent.id}@shop.example`,
      from: 'MAILER-DAEMON@mx.example',
      headers: [`Content-Type: multipart/report; report-type=${type}; boundary=r`],
      body: `--r\r\n\r\nSorry\r\n--r\r\nContent-Type: message/${type}\r\n\r\n${fields}\r\n--r--\r\n`,
    });
    const state = async () =>
      server.services.database.read
        .selectFrom('outgoing_mails')
        .select(['state', 'reason'])
        .where('id', '=', sent.id)
        .executeTakeFirstOrThrow();
    const failed = 'Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 No such user';
    expect(await receive(report('delivery-status', failed))).toEqual({ outcome: 'noted' });
    expect(await state()).toEqual({ state: 'bounced', reason: '550 No such user' });
    expect(await receive(report('feedback-report', 'Feedback-Type: abuse'))).toEqual({ outcome: 'noted' });
    expect(await state()).toEqual({ state: 'complained', reason: 'abuse' });
    const ofNobody = {
      ...report('delivery-status', failed),
      to: `support+bounce-${'a'.repeat(26)}@shop.example`,
    };
    expect(await receive(ofNobody)).toEqual({ outcome: 'quarantined', reason: 'unknown_report' });
  });

  it('that was not taken can be added to its conversation by an admin, once, or removed', async () => {
    const id = await visitor.start();
    const to = await replyAddress(server, id);
    const headers = ['Auto-Submitted: auto-replied', 'Content-Type: text/plain'];
    const body = `Away until ${randomBytes(4).toString('hex')}`;
    await receive({ to, headers, body });
    await receive({ to, headers, body: `${body}, says Bo`, from: 'bo@elsewhere.example' });
    const [bo, ada] = await list();
    const add = (mail = '') => ana.ask('POST', `/api/agent/quarantine/${mail}/message`);
    expect((await ben.ask('POST', `/api/agent/quarantine/${ada?.id}/message`)).status).toBe(403);
    expect((await add(ada?.id)).status).toBe(200);
    expect((await add(ada?.id)).status).toBe(404);
    expect((await add(bo?.id)).status).toBe(200);
    expect(await messagesOf(ana, id)).toMatchObject([
      { kind: 'text', body, author: { kind: 'visitor' }, via: 'mail' },
      { kind: 'note', mail: { from: { address: 'bo@elsewhere.example' } } },
    ]);
    await receive({ to, headers, body });
    const [again] = await list();
    expect((await ana.ask('DELETE', `/api/agent/quarantine/${again?.id}`)).status).toBe(204);
    expect((await list()).map((mail) => mail.id)).not.toContain(again?.id);
  });

  it('stays on a list that ends, however much comes, and keeps what names a conversation', async () => {
    const id = await visitor.start();
    const to = await replyAddress(server, id);
    await receive({ to, headers: ['Auto-Submitted: auto-replied'], body: 'Kept' });
    const nothing = { sender: null, sender_name: '', subject: 'Spam', body: '', files: 0, size_bytes: 1 };
    await server.services.runInTransaction(async (tx) => {
      for (let count = 0; count < KEPT_OF_EACH_KIND + 5; count += 1)
        await quarantine(tx, {
          ...nothing,
          id: uuid(),
          reason: 'unknown_conversation',
          conversation_id: null,
        });
    });
    const kept = await server.services.database.read
      .selectFrom('quarantined_mails')
      .select(['subject', 'conversation_id'])
      .execute();
    expect(kept.filter((mail) => mail.conversation_id === null)).toHaveLength(KEPT_OF_EACH_KIND);
    expect(kept.filter((mail) => mail.conversation_id === id)).toHaveLength(1);
    expect(await list()).toHaveLength(LISTED);
  });

  it('goes with its visitor, when they are erased', async () => {
    const gone = await newVisitor(server.url);
    const id = await gone.start();
    const to = await replyAddress(server, id);
    await receive({ to, headers: ['Auto-Submitted: auto-replied'], body: 'Away' });
    expect((await list())[0]?.conversationId).toBe(id);
    await gone.ask('DELETE', '/api/widget/visitor');
    expect((await list()).map((mail) => mail.conversationId)).not.toContain(id);
    expect(await receive({ to })).toEqual({ outcome: 'quarantined', reason: 'unknown_conversation' });
  });

  it('becomes no message once the site is deleted, also while something of it is left', async () => {
    const made = { name: 'Closed shop', allowedOrigins: [] };
    const site = (await ana.ask<SiteSummary>('POST', `/api/agent/sites/${uuid()}`, made)).body;
    const id = await (await newVisitor(server.url, site.siteKey)).start();
    const to = await replyAddress(server, id);
    // As it is until the worker has come to it.
    await server.services.database.write((db) =>
      db.updateTable('sites').set({ deleted_at: Date.now() }).where('id', '=', site.id).execute(),
    );
    expect(await receive({ to })).toEqual({ outcome: 'quarantined', reason: 'unknown_conversation' });
  });
});
