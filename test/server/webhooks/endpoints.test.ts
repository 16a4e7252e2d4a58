import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WebhookAttemptDetails } from '../../../server/contract/schemas/webhooks-api.ts';
import { eventually } from '../../support/eventually.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import {
  startWebhookReceiver,
  verifies,
  type WebhookReceiver,
} from '../../support/servers/webhook-receiver.ts';
import { addEndpoint } from './endpoint.ts';

const env = { WEBHOOK_ALLOW_PRIVATE: 'on' };

onEveryDatabase('endpoints of webhooks', { fresh: true, env }, (scene) => {
  const { visitor, ana, server } = scene;
  let receiver: WebhookReceiver;
  beforeEach(async () => {
    receiver = await startWebhookReceiver();
  });
  afterEach(() => receiver.close());

  const texts = () =>
    receiver.received.flatMap(({ event }) =>
      event.type === 'message.created' ? [event.data.message.body] : [],
    );

  it('are signed with both secrets for a day after a rotation, and with the new one alone after that', async () => {
    const endpoint = await addEndpoint(ana, receiver);
    const rotated = await ana.ask<{ secret: string }>('POST', `${endpoint.path}/secret`);
    expect(rotated.status).toBe(201);
    await visitor.start();
    await eventually(() => expect(receiver.received).toHaveLength(1));
    const first = receiver.received[0];
    const verifiedBy = (secret: string, one = first) =>
      verifies(secret, JSON.stringify(one?.event), one?.headers ?? {});
    expect([verifiedBy(endpoint.secret), verifiedBy(rotated.body.secret)]).toEqual([true, true]);
    await server.services.database.write((db) =>
      db.updateTable('webhook_endpoints').set({ old_secret_until: 1 }).execute(),
    );
    await visitor.start();
    await eventually(() => expect(receiver.received).toHaveLength(2));
    const second = receiver.received[1];
    expect([verifiedBy(endpoint.secret, second), verifiedBy(rotated.body.secret, second)]).toEqual([
      false,
      true,
    ]);
    expect((await endpoint.now()).oldSecretUntil).toBeNull();
  });

  itOnce(
    'can be sent again: one of the log, all of a span of time, or everything since, under the same ids',
    async () => {
      const endpoint = await addEndpoint(ana, receiver);
      const id = await visitor.start();
      await visitor.send(id, 'first');
      await eventually(async () => expect(await endpoint.attempts()).toHaveLength(2));
      const before = receiver.received.map((one) => one.id);
      const replay = async (asked: object) => {
        receiver.received.length = 0;
        expect((await ana.ask('POST', `${endpoint.path}/replays`, asked)).status).toBe(201);
      };
      const again = () => receiver.received.map((one) => one.id);
      const ofMessage = (await endpoint.attempts()).find(({ type }) => type === 'message.created');
      await replay({ attemptId: ofMessage?.id });
      await eventually(() => expect(again()).toEqual(before.slice(1)));
      await replay({ since: 0 });
      await eventually(() => expect(again()).toEqual(before));
      await replay({ since: 0, until: 1 });
      await replay({ since: Date.now() + 60_000 });
      await visitor.send(id, 'later');
      await eventually(() => expect(texts()).toEqual(['later']));
    },
  );

  itOnce(
    'keep a log of what was sent and answered, with the body as it is now, and without secrets',
    async () => {
      const endpoint = await addEndpoint(ana, receiver);
      receiver.answers = (response) =>
        response.writeHead(201).end(`${'é'.repeat(900)}\0${'x'.repeat(30_000)}`);
      const id = await visitor.start();
      await visitor.send(id, 'Zwölf Boxkämpfer');
      await eventually(async () => expect(await endpoint.attempts()).toHaveLength(2));
      const attempt = (await endpoint.attempts()).find(({ type }) => type === 'message.created');
      expect(attempt).toMatchObject({
        status: 201,
        outcome: 'delivered',
        error: null,
      });
      expect(attempt?.answer).toHaveLength(1_000);
      expect(attempt?.durationMs).toBeGreaterThanOrEqual(0);
      const { body } = await ana.ask<WebhookAttemptDetails>(
        'GET',
        `${endpoint.path}/attempts/${attempt?.id}`,
      );
      expect(JSON.parse(body.body ?? '')).toEqual(receiver.received[1]?.event);
      const { body: everything } = await ana.ask('GET', '/api/agent/webhooks');
      const { body: audit } = await ana.ask('GET', '/api/agent/audit-log');
      expect(JSON.stringify([everything, audit, await endpoint.attempts()])).not.toContain('whsec_');
    },
  );

  itOnce('send a test event that the receiver can verify, also where it is switched off', async () => {
    const endpoint = await addEndpoint(ana, receiver);
    await endpoint.change({ on: false });
    const { status, body } = await ana.ask('POST', `${endpoint.path}/test`);
    expect(status).toBe(201);
    expect(body).toMatchObject({ type: 'webhook.test', status: 204, outcome: 'delivered' });
    expect(receiver.received).toMatchObject([
      { verified: true, event: { type: 'webhook.test', data: { endpointId: endpoint.id } } },
    ]);
  });
});
