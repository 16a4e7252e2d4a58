// @slow 60 s of a core: processes that are killed. Finds an event that a webhook loses, or brings out of order.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DatabasePlace } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { sendSurely, startKillable } from '../../support/killable-server.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, signedInAgent } from '../../support/people.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../support/servers/webhook-receiver.ts';
import { addEndpoint } from './endpoint.ts';

const CONVERSATIONS = 3;
const MESSAGES_EACH = 20;
const KILLS = 3;
/** So often the receiver takes what it is sent and hangs up without an answer, once in so many. */
const HANG_UPS = { every: 9, times: 5 };

const KILLED = {
  fresh: true,
  open: (place: DatabasePlace) => startKillable(place, { WEBHOOK_ALLOW_PRIVATE: 'on' }),
};

onEveryDatabase('a server that is killed in a stream of webhooks', KILLED, (server) => {
  let receiver: WebhookReceiver;
  beforeEach(async () => {
    receiver = await startWebhookReceiver();
  });
  afterEach(() => receiver.close());

  it('tells a receiver everything, in order, and nothing twice once equal ids are left out', async () => {
    const ana = await signedInAgent(server.url, 'Ana');
    await addEndpoint(ana, receiver, { types: ['conversation.created', 'message.created'] });
    let hangUps = HANG_UPS.times;
    receiver.answers = (response) => {
      if (hangUps > 0 && receiver.received.length % HANG_UPS.every === 0) {
        hangUps -= 1;
        response.socket?.resetAndDestroy();
      } else response.writeHead(204).end();
    };
    const visitor = await newVisitor(server.url);
    const ids = await Promise.all(Array.from({ length: CONVERSATIONS }, () => visitor.start()));
    const texts = Array.from({ length: MESSAGES_EACH }, (_, n) => `message ${n}`);
    const streams = ids.map(async (id) => {
      for (const text of texts) await sendSurely(visitor, id, text);
    });
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await eventually(() => expect(receiver.received.length).toBeGreaterThan(kill * 10));
      await server.kill();
    }
    await Promise.all(streams);

    const ledger = () => {
      const first = new Map(receiver.received.toReversed().map((one) => [one.id, one]));
      const inOrder = receiver.received.filter((one) => first.get(one.id) === one);
      return ids.map((id) =>
        inOrder.flatMap(({ event }) => {
          if (!('conversation' in event.data) || event.data.conversation.id !== id) return [];
          return [event.type === 'message.created' ? event.data.message.body : event.type];
        }),
      );
    };
    await eventually(() => expect(ledger()).toEqual(ids.map(() => ['conversation.created', ...texts])));
    expect(receiver.received.every(({ verified }) => verified)).toBe(true);
    // Otherwise nothing was tried: what was taken before a death or a lost answer has to come again.
    expect(receiver.received.length).toBeGreaterThan(new Set(receiver.received.map(({ id }) => id)).size);
  });
});
