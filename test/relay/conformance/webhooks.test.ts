import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { WEBHOOK_KINDS } from '../../../server/relay/options.ts';
import { conforms } from '../support/conforms.ts';
import { APP, type Engine, startEngine } from '../support/engine.ts';
import { serverSdk } from '../support/pusher-clients.ts';
import { connectRaw } from '../support/raw-client.ts';
import { eventually } from '../support/waiting.ts';
import { type ReceivedEvent, receiveWebhooks, type WebhookReceiver } from '../support/webhook-receiver.ts';

/** https://pusher.com/docs/channels/server_api/webhooks/ */
describe('webhooks', () => {
  let receiver: WebhookReceiver;
  let engine: Engine;
  beforeAll(async () => {
    receiver = await receiveWebhooks();
    engine = await startEngine({ webhook: { url: receiver.url, kinds: WEBHOOK_KINDS } });
  });
  afterAll(async () => {
    await engine.stop();
    await receiver.stop();
  });

  function reported(name: string, channel: string): Promise<ReceivedEvent> {
    const what = `${name} of ${channel}`;
    return eventually(what, () =>
      receiver.events().find((event) => event.name === name && event.channel === channel),
    );
  }

  conforms('report a channel that is occupied, and then vacated', async () => {
    const client = await connectRaw(engine);
    client.subscribe('hooked');
    expect(await reported('channel_occupied', 'hooked')).toEqual({
      name: 'channel_occupied',
      channel: 'hooked',
    });
    client.stop();
    expect(await reported('channel_vacated', 'hooked')).toEqual({
      name: 'channel_vacated',
      channel: 'hooked',
    });
  });

  conforms('report members who come and go', async () => {
    const client = await connectRaw(engine);
    client.subscribe('presence-hooked', '{"user_id":"ana","user_info":{}}');
    const about = { channel: 'presence-hooked', user_id: 'ana' };
    expect(await reported('member_added', 'presence-hooked')).toEqual({ name: 'member_added', ...about });
    client.stop();
    expect(await reported('member_removed', 'presence-hooked')).toEqual({ name: 'member_removed', ...about });
  });

  conforms('say nothing of who comes back at once', async () => {
    const first = await connectRaw(engine);
    first.subscribe('presence-reload', '{"user_id":"ana","user_info":{}}');
    await reported('member_added', 'presence-reload');
    // It is connected before, so that it is back at once, however slow the machine is.
    const second = await connectRaw(engine);
    first.stop();
    second.subscribe('presence-reload', '{"user_id":"ana","user_info":{}}');
    await second.next('pusher_internal:subscription_succeeded', 'presence-reload');
    second.subscribe('marker');
    await reported('channel_occupied', 'marker');
    second.send({ event: 'pusher:unsubscribe', data: { channel: 'marker' } });
    await reported('channel_vacated', 'marker');
    const names = receiver.events().filter(({ channel }) => channel === 'presence-reload');
    expect(names.map(({ name }) => name)).toEqual(['channel_occupied', 'member_added']);
    second.stop();
  });

  conforms('report client events with who sent them', async () => {
    const client = await connectRaw(engine);
    client.subscribe('presence-said', '{"user_id":"ana","user_info":{}}');
    await client.next('pusher_internal:subscription_succeeded', 'presence-said');
    client.send({ event: 'client-said', channel: 'presence-said', data: { text: 'hi' } });
    expect(await reported('client_event', 'presence-said')).toEqual({
      name: 'client_event',
      channel: 'presence-said',
      event: 'client-said',
      data: '{"text":"hi"}',
      socket_id: client.socketId,
      user_id: 'ana',
    });
    client.subscribe('private-said');
    await client.next('pusher_internal:subscription_succeeded', 'private-said');
    client.send({ event: 'client-said', channel: 'private-said', data: { text: 'hi' } });
    expect(await reported('client_event', 'private-said')).not.toHaveProperty('user_id');
    client.stop();
  });

  conforms('report a cache channel that had nothing to replay, once', async () => {
    const clients = [await connectRaw(engine), await connectRaw(engine)];
    for (const client of clients) {
      client.subscribe('cache-hooked');
      await client.next('pusher:cache_miss', 'cache-hooked');
    }
    await reported('cache_miss', 'cache-hooked');
    clients[0]?.subscribe('after-the-miss');
    await reported('channel_occupied', 'after-the-miss');
    const misses = receiver.events().filter(({ name }) => name === 'cache_miss');
    expect(misses).toEqual([{ name: 'cache_miss', channel: 'cache-hooked' }]);
    for (const client of clients) client.stop();
  });

  conforms('report the number of subscribers', async () => {
    const client = await connectRaw(engine);
    client.subscribe('hook-counted');
    expect(await reported('subscription_count', 'hook-counted')).toEqual({
      name: 'subscription_count',
      channel: 'hook-counted',
      subscription_count: 1,
    });
    client.stop();
  });

  conforms(
    'are signed so that the official SDK believes them, and tells them apart from others',
    async () => {
      const began = Date.now();
      const client = await connectRaw(engine);
      client.subscribe('signed');
      await reported('channel_occupied', 'signed');
      const request = receiver.requests.at(-1);
      expect(request?.headers['content-type']).toBe('application/json');
      const headers = request?.headers as Record<string, string>;
      const rawBody = request?.body ?? '';
      expect(headers['x-pusher-key']).toBe(APP.key);
      expect(headers['x-pusher-signature']).toBe(
        createHmac('sha256', APP.secret).update(rawBody).digest('hex'),
      );
      const webhook = serverSdk(engine).webhook({ headers, rawBody });
      expect(webhook.isValid()).toBe(true);
      expect(webhook.getTime().getTime()).toBeGreaterThanOrEqual(began);
      expect(
        serverSdk(engine)
          .webhook({ headers, rawBody: `${rawBody} ` })
          .isValid(),
      ).toBe(false);
      client.stop();
    },
  );

  conforms('are sent again until they are taken', async () => {
    receiver.status = 503;
    const client = await connectRaw(engine);
    client.subscribe('stubborn');
    await reported('channel_occupied', 'stubborn');
    const attempts = () => receiver.events().filter(({ channel }) => channel === 'stubborn').length;
    await eventually('a second attempt', () => attempts() >= 2);
    receiver.status = 200;
    const before = attempts();
    await eventually('an attempt that is taken', () => attempts() > before);
    client.stop();
  });
});
