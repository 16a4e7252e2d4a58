import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_TIMINGS } from '../../../server/relay/limits.ts';
import { Counters } from '../../../server/relay/metrics.ts';
import type { WebhookTarget } from '../../../server/relay/options.ts';
import { createWebhooks, type WebhookEvent } from '../../../server/relay/webhooks/webhooks.ts';
import { credentialsOf } from '../../../server/relay/wire/signatures.ts';

const APP = { id: '1', key: 'the-key', secret: 'the-secret' };

/** https://pusher.com/docs/channels/server_api/webhooks/ */
describe('webhooks', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function webhooksTo(target: Partial<WebhookTarget>, answers: (number | Error)[] = []) {
    const sent: { at: number; events: WebhookEvent[] }[] = [];
    const logged: unknown[] = [];
    const counters = new Counters();
    const webhooks = createWebhooks({
      app: {
        ...APP,
        webhooks: [
          {
            url: 'http://nowhere.example/',
            deliver: async (body) => {
              sent.push({ at: Date.now(), events: JSON.parse(body.toString()).events });
              const answer = answers.length > 1 ? answers.shift() : (answers[0] ?? 200);
              if (answer instanceof Error) throw answer;
              return answer ?? 200;
            },
            ...target,
          },
        ],
      },
      credentials: credentialsOf(APP),
      counters,
      timings: DEFAULT_TIMINGS,
      now: Date.now,
      log: (...line) => logged.push(line),
    });
    return { webhooks, sent, logged, counters };
  }

  const occupied = (channel: string): WebhookEvent => ({ name: 'channel_occupied', channel });
  const vacated = (channel: string): WebhookEvent => ({ name: 'channel_vacated', channel });

  test('what happens together is sent together, twenty at most', async () => {
    const { webhooks, sent } = webhooksTo({});
    for (let n = 0; n < 45; n += 1) webhooks.report(occupied(`c${n}`));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.map(({ events }) => events.length)).toEqual([20, 20, 5]);
    expect(sent.flatMap(({ events }) => events.map(({ channel }) => channel))).toEqual(
      Array.from({ length: 45 }, (_, n) => `c${n}`),
    );
  });

  test('are sent one by one where it is asked for', async () => {
    const { webhooks, sent } = webhooksTo({ batch: { events: 1 } });
    for (const name of ['a', 'b']) webhooks.report(occupied(name));
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.map(({ events }) => events.length)).toEqual([1, 1]);
  });

  test('go only where their kind is wanted', async () => {
    const { webhooks, sent } = webhooksTo({ kinds: ['channel_vacated'] });
    webhooks.report(occupied('a'));
    webhooks.report(vacated('a'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.flatMap(({ events }) => events)).toEqual([vacated('a')]);
  });

  test('report who left after three seconds, and not at all who is back', async () => {
    const { webhooks, sent } = webhooksTo({});
    webhooks.left(vacated('a'));
    webhooks.left(vacated('b'));
    await vi.advanceTimersByTimeAsync(2_900);
    webhooks.arrived(occupied('a'));
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent.flatMap(({ events }) => events)).toEqual([vacated('b')]);
  });

  test('that are refused or not answered are repeated with growing pauses, for five minutes', async () => {
    const { webhooks, sent, logged, counters } = webhooksTo({}, [503, new Error('no answer'), 500]);
    webhooks.report(occupied('a'));
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    const start = sent[0]?.at ?? 0;
    expect(sent.map(({ at }) => (at - start) / 1_000)).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255]);
    expect(counters.webhooksFailed).toBe(1);
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toContain(APP.key);
    expect(JSON.stringify(logged)).not.toContain(APP.secret);
  });

  test('are repeated until they are taken, and then no more', async () => {
    const { webhooks, sent, counters } = webhooksTo({}, [503, 204]);
    webhooks.report(occupied('a'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(2);
    expect(counters.webhooksDelivered).toBe(1);
    expect(counters.webhooksFailed).toBe(0);
  });

  test('to an address that never answers do not pile up for ever', async () => {
    let asked = 0;
    const deliver = () => {
      asked += 1;
      return new Promise<number>(() => {});
    };
    const { webhooks, counters, logged } = webhooksTo({ batch: { events: 1 }, deliver });
    for (let n = 0; n < 1_500; n += 1) webhooks.report(occupied(`c${n}`));
    expect(counters.webhooksFailed).toBe(500);
    expect(asked, 'at once').toBe(16);
    expect(logged, 'said once').toHaveLength(1);
    await vi.advanceTimersByTimeAsync(60_000);
    webhooks.report(occupied('another'));
    expect(logged).toHaveLength(2);
    expect(logged[1], 'then counted').toMatchObject(['warn', expect.any(String), { count: 500 }]);
  });

  test('that are many in bytes do not fill memory either', () => {
    const { webhooks, counters } = webhooksTo({ batch: { events: 1 }, deliver: () => new Promise(() => {}) });
    for (let n = 0; n < 100; n += 1)
      webhooks.report({ name: 'client_event', channel: 'c', data: 'x'.repeat(1024 * 1024) });
    expect(counters.webhooksFailed).toBe(85);
  });

  test('that have waited are all sent when the address is back, few at once', async () => {
    let [open, most, away] = [0, 0, true];
    const deliver = async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, 10));
      open -= 1;
      return away ? 503 : 200;
    };
    const { webhooks, counters } = webhooksTo({ batch: { events: 1 }, deliver });
    for (let n = 0; n < 300; n += 1) webhooks.report(occupied(`c${n}`));
    await vi.advanceTimersByTimeAsync(30_000);
    away = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(counters.webhooksDelivered).toBe(300);
    expect(most).toBe(16);
  });

  test('that wait are sent when the relay stops, and who left is reported without waiting', async () => {
    const { webhooks, sent } = webhooksTo({});
    webhooks.report(occupied('a'));
    webhooks.left(vacated('b'));
    await webhooks.stop();
    expect(sent.flatMap(({ events }) => events)).toEqual([occupied('a'), vacated('b')]);
  });
});
