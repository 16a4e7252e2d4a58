import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { PushKey } from '../../../server/contract/notices/push-api.ts';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import type { ConversationEvent } from '../../../server/contract/schemas/events.ts';
import type { Hours, LadderStep } from '../../../server/contract/schemas/site-setting-parts.ts';
import { takeSteps } from '../../../server/ladder/take-steps.ts';
import { suppressAddress } from '../../../server/mail/suppressed-addresses.ts';
import { declineMails, wantMailsAgain } from '../../../server/mail/to-visitors/declined-mails.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { startMailServer } from '../../support/servers/mail-server.ts';
import { type PushService, startPushService } from '../../support/servers/push-service.ts';
import { itIsTimeAt } from '../mail/mail-stage.ts';

const mailServer = await startMailServer();
let pushes: PushService;
beforeAll(async () => {
  pushes = await startPushService();
});
afterAll(async () => {
  await mailServer.close();
  await pushes.close();
});

const env = {
  SMTP_URL: mailServer.url,
  MAIL_FROM: 'Tea shop <support@shop.test>',
  PUSH_ALLOW_PRIVATE: '127.0.0.1',
};
const MINUTE_MS = 60_000;
const CLOSED: Hours = { timeZone: 'UTC', week: [[], [], [], [], [], [], []], holidays: [] };
const step = (part: Partial<LadderStep>): LadderStep => ({
  id: part.action ?? 'mail',
  afterMinutes: 5,
  when: 'always',
  action: 'mail',
  ...part,
});

onEveryDatabase('the ladder', { once: true, fresh: true, env }, ({ server, visitor, ana, ben, restart }) => {
  beforeEach(() => {
    mailServer.taken.length = 0;
  });
  const write = (...args: Parameters<typeof server.services.database.write>) =>
    server.services.database.write(...args);

  async function climb(ladder: LadderStep[], hours: Hours | null = null): Promise<void> {
    const { sites } = (await ana.ask<{ sites: SiteSummary[] }>('GET', '/api/agent/sites')).body;
    const put = { settings: { ladder, hours } };
    expect((await ana.ask('PUT', `/api/agent/sites/${sites[0]?.id}`, put)).status).toBe(200);
  }
  /** Somebody wrote so long ago, and nobody has answered. */
  async function waiting(minutes: number): Promise<string> {
    const id = await visitor.start();
    await visitor.send(id, 'Is anybody there?');
    await ages(id, minutes);
    return id;
  }
  const ages = (id: string, minutes: number) =>
    write((db) =>
      db
        .updateTable('conversations')
        .set((eb) => ({ awaiting_reply_since: eb('awaiting_reply_since', '-', minutes * MINUTE_MS) }))
        .where('id', '=', id)
        .execute(),
    );
  const lines = async (id: string) =>
    (await ana.events(id)).body.events.flatMap((event: ConversationEvent) =>
      event.type === 'conversation.escalated' ? [event.data] : [],
    );
  /** Its steps that are due are taken at once, or by the server's own worker. */
  const climbed = async (id: string, count: number) => {
    const { runInTransaction, mail, push } = server.services;
    await runInTransaction((tx) => takeSteps(tx, { mailFrom: 'support@shop.test' }, id), id);
    void mail?.worker.wake();
    push.wake();
    const taken = await lines(id);
    expect(taken).toHaveLength(count);
    return taken;
  };
  /** The ladder has looked at it since. */
  const lookedAt = (id: string) =>
    eventually(async () => {
      const row = server.services.database.read.selectFrom('ladder_waits').select('taken');
      expect(await row.where('conversation_id', '=', id).executeTakeFirst()).toBeDefined();
    });

  it('mails nobody to whom a digest has just mentioned the visitor, nor the other way round', async () => {
    const digested = async () => {
      await write((db) =>
        db.updateTable('due_events').set({ next_at: 0 }).where('subscriber', '=', 'agent-mail').execute(),
      );
      await eventually(async () => {
        const due = server.services.database.read.selectFrom('due_events').select('seq');
        expect(await due.where('subscriber', '=', 'agent-mail').execute()).toEqual([]);
      });
      await itIsTimeAt(server);
    };
    const mails = () => mailServer.taken.map(({ envelope, subject }) => [envelope.to[0], subject]);
    await climb([]);
    const id = await waiting(0);
    await digested();
    await eventually(() => expect(mailServer.taken).toHaveLength(2));
    await ages(id, 6);
    await climb([step({ action: 'mail', afterMinutes: 5 })]);
    await climbed(id, 1);
    await itIsTimeAt(server);
    const left = () =>
      server.services.database.read
        .selectFrom('outgoing_mails')
        .select('kind')
        .where('kind', '=', 'unanswered');
    await eventually(async () => expect(await left().execute()).toEqual([]));
    expect(mails(), 'the digest alone').toHaveLength(2);

    const other = await waiting(6);
    await climbed(other, 1);
    await eventually(() => expect(mailServer.taken).toHaveLength(4));
    await ages(other, -6);
    await digested();
    const waits = () => server.services.database.read.selectFrom('mailed_notices').select('seq').execute();
    await eventually(async () => expect(await waits()).toEqual([]));
    expect(mails(), 'the ladder’s alone').toHaveLength(4);
  });

  it('mails the team, once for a wait, says so to agents alone, and begins anew with the next wait', async () => {
    await climb([step({ action: 'mail', afterMinutes: 5 }), step({ id: 'later', afterMinutes: 60 })]);
    const id = await waiting(6);
    // Nobody but the server's own worker.
    await eventually(async () =>
      expect(await lines(id)).toEqual([{ action: 'mail', afterMinutes: 5, recipients: 2 }]),
    );
    await eventually(() => expect(mailServer.taken).toHaveLength(2));
    expect(mailServer.taken.map(({ envelope }) => envelope.to[0]).sort()).toEqual([
      'ana@demo.example',
      'ben@demo.example',
    ]);
    const [mail] = mailServer.taken;
    expect(mail?.subject).toMatch(/ is waiting for an answer \(Tidewater Tea\)$/);
    expect(mail?.text).toContain(`${server.url}/console/conversations/${id}`);
    expect(mail?.text).not.toContain('Is anybody there?');
    const mailed = async () =>
      (await ana.events(id)).body.events.flatMap((event) =>
        event.type === 'conversation.mailed' ? [event.data.mail.state] : [],
      );
    await eventually(async () => expect(await mailed()).toEqual(['sent', 'sent']));
    expect((await visitor.events(id)).body.events.map(({ type }) => type)).not.toContain(
      'conversation.escalated',
    );
    expect((await ana.read(id)).body.conversation.state.awaitingReplySince).not.toBeNull();

    await restart();
    await ana.claim(id);
    await ana.answer(id, 'Yes!');
    await visitor.send(id, 'One more thing');
    await ages(id, 6);
    expect(await climbed(id, 2)).toHaveLength(2);
  });

  it('takes a step in its hours alone, and does not mail who has chosen otherwise', async () => {
    await ben.ask('PATCH', '/api/agent/preferences', { notices: { waiting: ['sound'] } });
    await climb(
      [step({ when: 'open', id: 'open' }), step({ when: 'closed', id: 'closed', afterMinutes: 2 })],
      CLOSED,
    );
    const id = await waiting(30);
    expect(await climbed(id, 1)).toEqual([{ action: 'mail', afterMinutes: 2, recipients: 1 }]);
    await eventually(() =>
      expect(mailServer.taken.map(({ envelope }) => envelope.to[0])).toEqual(['ana@demo.example']),
    );
    await climb([
      step({ when: 'open', id: 'open' }),
      step({ when: 'closed', id: 'closed', afterMinutes: 2 }),
    ]);
    await write((db) => db.updateTable('ladder_waits').set({ next_at: 0 }).execute());
    await climbed(id, 2);
  });

  it('does nothing where somebody has answered, it was put off or resolved, and leaves no trace where nobody can be reached', async () => {
    await climb([step({ action: 'push' }), step({ action: 'bridge' })]);
    const id = await waiting(6);
    const answered = await waiting(6);
    await ana.claim(answered);
    await ana.answer(answered, 'Here.');
    // The ladder may have looked at both while nobody had answered.
    await write((db) => db.deleteFrom('ladder_waits').execute());
    await lookedAt(id);
    expect(await lines(id)).toEqual([]);
    expect(await lines(answered)).toEqual([]);
    const waits = await server.services.database.read
      .selectFrom('ladder_waits')
      .select('conversation_id')
      .execute();
    expect(waits.map(({ conversation_id }) => conversation_id)).toEqual([id]);
  });

  it('pushes to everybody on duty, and to nobody else', async () => {
    for (const agent of [ana, ben]) {
      const { body } = await agent.ask<PushKey>('GET', '/api/agent/push');
      await agent.ask('PUT', '/api/agent/push/subscription', pushes.browser(`${agent.id}`, body.publicKey));
    }
    await ben.ask('PUT', '/api/agent/availability', { state: 'away' });
    await climb([step({ action: 'push' })]);
    const id = await waiting(6);
    expect(await climbed(id, 1)).toEqual([{ action: 'push', afterMinutes: 5, recipients: 1 }]);
    await eventually(() => {
      const reminders = pushes.taken.filter(({ browser }) => browser === ana.id);
      expect(reminders.map(({ notice }) => [notice.kind, notice.text])).toContainEqual([
        'waiting',
        'Is anybody there?',
      ]);
    });
    expect(pushes.taken.filter(({ browser }) => browser === ben.id)).toEqual([]);
  });

  it('asks the visitor for an address in their language, takes it from the chat, and says where the answer goes', async () => {
    await write((db) =>
      db.updateTable('visitors').set({ language: 'de-AT' }).where('id', '=', visitor.id).execute(),
    );
    await climb([step({ action: 'visitor' })]);
    const id = await waiting(6);
    await climbed(id, 1);
    const said = async () => (await visitor.read(id)).body.conversation.messages.slice(1);
    const [ask] = await said();
    expect(ask).toMatchObject({
      author: { kind: 'system', name: 'Tidewater Tea' },
      body: expect.stringMatching(/^Leider ist gerade niemand frei\. .*E-Mail-Adresse/),
      choices: ['Ich warte'],
    });
    expect((await ana.read(id)).body.conversation.state.status).toBe('waiting');
    await visitor.send(id, 'Ja, gern, an ADA@example.com.');
    await eventually(async () => expect((await said()).at(-1)?.body).toMatch(/^Danke\. .*ADA@example\.com/i));
    const { email, verified } = (await ana.read(id)).body.conversation.state.visitor;
    expect([email?.toLowerCase(), verified]).toEqual(['ada@example.com', false]);
    await visitor.send(id, 'eve@example.com is my sister');
    await write((db) => db.updateTable('ladder_waits').set({ next_at: 0 }).execute());
    await eventually(async () => {
      const row = server.services.database.read.selectFrom('ladder_waits').select('next_at');
      expect(Number((await row.executeTakeFirst())?.next_at)).toBeGreaterThan(0);
    });
    expect((await ana.read(id)).body.conversation.state.visitor.email?.toLowerCase()).toBe('ada@example.com');
  });

  it('promises the visitor no mail that has been declined, or that will not arrive', async () => {
    await climb([step({ action: 'visitor' })]);
    const notified = async () => {
      const id = await waiting(6);
      await climbed(id, 1);
      return (await visitor.read(id)).body.conversation.messages.at(-1)?.body;
    };
    const address = 'ada@shop.example';
    await write((db) =>
      db.updateTable('visitors').set({ email: address }).where('id', '=', visitor.id).execute(),
    );
    expect(await notified()).toContain(address);
    const { siteId } = (await ana.read(await waiting(1))).body.conversation.state;
    const who = { siteId, address };
    await write((db) => declineMails({ db, now: Date.now() }, who));
    expect(await notified()).not.toContain(address);
    await write((db) => wantMailsAgain({ db }, who));
    expect(await notified()).toContain(address);
    const bounce = { state: 'bounced', reason: '5.1.1 No such user', mailId: 'gone' } as const;
    await write((db) => suppressAddress({ db, now: Date.now() }, address, bounce));
    expect(await notified()).not.toContain(address);
  });

  it('is refused with two steps of one name, or at no minute', async () => {
    const { sites } = (await ana.ask<{ sites: SiteSummary[] }>('GET', '/api/agent/sites')).body;
    const put = (ladder: LadderStep[]) =>
      ana.ask('PUT', `/api/agent/sites/${sites[0]?.id}`, { settings: { ladder } });
    expect((await put([step({}), step({})])).status).toBe(400);
    expect((await put([step({ afterMinutes: 0 })])).status).toBe(400);
    expect((await put([])).status).toBe(200);
  });
});
