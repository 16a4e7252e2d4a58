import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../support/servers/webhook-receiver.ts';
import { addEndpoint } from './endpoint.ts';

const env = { WEBHOOK_ALLOW_PRIVATE: 'on' };

onEveryDatabase('webhooks', { once: true, fresh: true, env }, (scene) => {
  const { visitor, ana, server } = scene;
  let receiver: WebhookReceiver;
  beforeEach(async () => {
    receiver = await startWebhookReceiver();
  });
  afterEach(() => receiver.close());

  const types = () => receiver.received.map(({ event }) => event.type);
  const texts = () =>
    receiver.received.flatMap(({ event }) =>
      event.type === 'message.created' ? [event.data.message.body] : [],
    );
  /** Lets everything that waits be due at once. */
  const makeAllDue = () =>
    server.services.database.write(async (db) => {
      await db.updateTable('webhook_deliveries').set({ next_at: 0 }).execute();
      await db.updateTable('webhook_endpoints').set({ resting_until: 0 }).execute();
    });

  it('are sent in the order of a conversation, signed as the specification says, with the ids of the feed', async () => {
    await addEndpoint(ana, receiver);
    const id = await visitor.start();
    for (const text of ['one', 'two', 'three']) await visitor.send(id, text);
    await ana.claim(id);
    await eventually(() => expect(receiver.received).toHaveLength(5));
    expect(types()).toEqual([
      'conversation.created',
      'message.created',
      'message.created',
      'message.created',
      'conversation.assigned',
    ]);
    expect(texts()).toEqual(['one', 'two', 'three']);
    expect(receiver.received.every(({ verified }) => verified)).toBe(true);
    const { body } = await ana.ask<{ events: { id: string; event: unknown }[] }>('GET', '/api/agent/events');
    expect(body.events.map((one) => one.id)).toEqual(receiver.received.map((one) => one.id));
    expect(body.events.map(({ event }) => event)).toEqual(receiver.received.map(({ event }) => event));
  });

  it('are sent to whoever wants them: by event, by site, by team', async () => {
    const [notes, elsewhere, team] = await Promise.all([1, 2, 3].map(() => startWebhookReceiver()));
    if (notes === undefined || elsewhere === undefined || team === undefined) throw new Error('unreachable');
    const teamId = uuid();
    await ana.ask('PUT', `/api/agent/teams/${teamId}`, { name: 'Orders', memberIds: [ana.id] });
    await addEndpoint(ana, receiver);
    await addEndpoint(ana, notes, { types: ['note.created', 'conversation.resolved'] });
    await addEndpoint(ana, elsewhere, { siteIds: [uuid()] });
    await addEndpoint(ana, team, { teamIds: [teamId] });
    const id = await visitor.start();
    await visitor.send(id, 'Hello');
    await ana.note(id, 'Psst');
    // Whose team counts is found out a moment after the event.
    await eventually(() => expect(types()).toContain('note.created'));
    await ana.updateTriage(id, { teamId });
    await eventually(() => expect(types()).toContain('conversation.updated'));
    await ana.resolve(id);
    await eventually(() => expect(types()).toContain('conversation.resolved'));
    const of = (one: WebhookReceiver) => one.received.map(({ event }) => event.type);
    await eventually(() => expect(of(notes)).toEqual(['note.created', 'conversation.resolved']));
    await eventually(() => expect(of(team)).toEqual(['conversation.updated', 'conversation.resolved']));
    expect(of(elsewhere)).toEqual([]);
    await Promise.all([notes, elsewhere, team].map((one) => one.close()));
  });

  it('are tried again under the same id until they are taken, and meanwhile hold up their conversation only', async () => {
    const endpoint = await addEndpoint(ana, receiver);
    const stuck = await visitor.start();
    const other = await visitor.start();
    receiver.answers = (response, { event }) => {
      const fails = event.type === 'message.created' && event.data.message.body === 'stuck';
      response.writeHead(fails ? 500 : 200).end(fails ? 'Out of paper' : 'ok');
    };
    await visitor.send(stuck, 'stuck');
    await visitor.send(stuck, 'behind');
    await visitor.send(other, 'free');
    await eventually(() => expect(texts()).toContain('free'));
    await eventually(async () => expect(await endpoint.attempts('?outcome=failed')).not.toEqual([]));
    expect(texts()).not.toContain('behind');
    expect((await endpoint.attempts('?outcome=failed'))[0]).toMatchObject({
      type: 'message.created',
      status: 500,
      error: null,
      answer: 'Out of paper',
      outcome: 'failed',
    });
    receiver.answers = null;
    await eventually(async () => {
      await makeAllDue();
      expect(texts()).toContain('behind');
    });
    const ids = receiver.received
      .filter(({ event }) => JSON.stringify(event).includes('"stuck"'))
      .map((one) => one.id);
    expect(ids.length).toBeGreaterThanOrEqual(2);
    expect(new Set(ids).size).toBe(1);
    await eventually(async () => expect((await endpoint.now()).waiting).toBe(0));
  });

  it('are sent to others while one receiver never answers, at most four at once', async () => {
    const slow = await startWebhookReceiver();
    const held: ServerResponse[] = [];
    slow.answers = (response) => void held.push(response);
    await addEndpoint(ana, slow);
    await addEndpoint(ana, receiver);
    await visitor.start();
    await eventually(() => expect(held).toHaveLength(1));
    for (let n = 0; n < 8; n += 1) await visitor.start();
    await eventually(() => expect(receiver.received).toHaveLength(9));
    // What was begun with one alone is over; then there is enough for more than four.
    held[0]?.writeHead(204).end();
    await eventually(() => expect(slow.open).toBe(4));
    expect(slow.mostOpen).toBe(4);
    await slow.close();
  });

  it('wait while a receiver is away, and go out as soon as it is back, with nothing missing', async () => {
    const endpoint = await addEndpoint(ana, receiver);
    const port = Number(new URL(receiver.url).port);
    await receiver.close();
    const ids: string[] = [];
    for (let n = 0; n < 6; n += 1) ids.push(await visitor.start());
    await eventually(async () => {
      const { failed, error } = await server.services.database.read
        .selectFrom('webhook_attempts')
        .select((eb) => [eb.fn.countAll().as('failed'), eb.fn.max('error').as('error')])
        .executeTakeFirstOrThrow();
      // One and then two may be tried in batches of their own; the third leaves the receiver in peace.
      expect(Number(failed)).toBeGreaterThanOrEqual(3);
      expect(error).toBe('connection_failed');
    });
    expect((await endpoint.now()).failingSince).not.toBeNull();
    const { secret } = receiver;
    receiver = await startWebhookReceiver(port);
    receiver.secret = secret;
    await server.services.database.write((db) =>
      db.updateTable('webhook_endpoints').set({ resting_until: 0 }).execute(),
    );
    await eventually(() => {
      const taken = receiver.received.flatMap(({ event }) =>
        event.type === 'conversation.created' ? [event.data.conversation.id] : [],
      );
      expect(taken.toSorted()).toEqual(ids.toSorted());
    });
    expect((await endpoint.now()).failingSince).toBeNull();
  });

  it('switches an endpoint off that answers 410, says so to admins, and on again sends what it missed', async () => {
    const endpoint = await addEndpoint(ana, receiver);
    receiver.answers = (response) => response.writeHead(410).end();
    const id = await visitor.start();
    await eventually(async () => expect((await endpoint.now()).state).toBe('gone'));
    await visitor.send(id, 'missed');
    await eventually(async () => {
      const { body } = await ana.ask<{ troubles?: string[] }>('GET', '/api/agent/session');
      expect(JSON.stringify(body)).toContain('webhook_switched_off');
    });
    const { body: log } = await ana.ask<{ entries: { action: string; subject: string }[] }>(
      'GET',
      '/api/agent/audit-log?action=webhook.switched_off',
    );
    expect(log.entries).toMatchObject([{ subject: 'Orders (gone)', actor: null }]);
    expect(receiver.received).toHaveLength(1);
    receiver.answers = null;
    expect((await endpoint.change({})).body.state).toBe('on');
    await eventually(() =>
      expect(types()).toEqual(['conversation.created', 'conversation.created', 'message.created']),
    );
  });

  it('switches an endpoint off that took nothing for three days, and keeps what it missed', async () => {
    const endpoint = await addEndpoint(ana, receiver);
    receiver.answers = (response) => response.writeHead(500).end();
    await visitor.start();
    await eventually(async () => expect((await endpoint.now()).failingSince).not.toBeNull());
    const past = Date.now() - 3 * 24 * 60 * 60 * 1_000 - 1;
    await server.services.database.write(async (db) => {
      await db.updateTable('webhook_endpoints').set({ failing_since: past }).execute();
      await db.updateTable('webhook_deliveries').set({ failing_since: past }).execute();
    });
    await eventually(async () => {
      await makeAllDue();
      expect((await endpoint.now()).state).toBe('failing');
    });
    expect((await endpoint.now()).waiting).toBe(1);
  });

  it('gives one event up after three days when others are taken, and goes on behind it', async () => {
    const endpoint = await addEndpoint(ana, receiver);
    const id = await visitor.start();
    await eventually(() => expect(receiver.received).toHaveLength(1));
    receiver.answers = (response, { event }) =>
      response.writeHead(JSON.stringify(event).includes('poison') ? 500 : 200).end();
    await visitor.send(id, 'poison');
    await visitor.send(id, 'behind');
    await eventually(async () => expect(await endpoint.attempts('?outcome=failed')).not.toEqual([]));
    const past = Date.now() - 3 * 24 * 60 * 60 * 1_000 - 1;
    await server.services.database.write((db) =>
      db.updateTable('webhook_deliveries').set({ failing_since: past }).where('attempts', '>', 0).execute(),
    );
    await visitor.start();
    await eventually(async () => {
      await makeAllDue();
      expect(texts()).toContain('behind');
    });
    expect((await endpoint.attempts('?outcome=given_up')).map(({ type }) => type)).toEqual([
      'message.created',
    ]);
    expect((await endpoint.now()).state).toBe('on');
  });

  it('leave no words of somebody who was erased in any table of theirs', async () => {
    const endpoint = await addEndpoint(ana, receiver);
    receiver.answers = (response, { event }) => response.writeHead(500).end(JSON.stringify(event));
    const id = await visitor.start();
    receiver.answers = (response, { event }) => response.writeHead(200).end(JSON.stringify(event));
    await visitor.send(id, 'zqsecretwords');
    await eventually(async () => {
      await makeAllDue();
      expect(await endpoint.attempts()).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ answer: expect.stringContaining('zqsecretwords') }),
        ]),
      );
    });
    expect((await visitor.ask('DELETE', '/api/widget/visitor')).status).toBe(204);
    await eventually(() => expect(types()).toContain('visitor.erased'));
    const { read } = server.services.database;
    const rows = await Promise.all(
      (['feed_events', 'feed_inbox', 'webhook_deliveries', 'webhook_attempts'] as const).map((table) =>
        read.selectFrom(table).selectAll().execute(),
      ),
    );
    expect(JSON.stringify(rows)).not.toContain('zqsecretwords');
    expect(JSON.stringify(rows)).not.toContain(id);
  });
});
