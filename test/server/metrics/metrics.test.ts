import { afterEach, describe, expect, it, vi } from 'vitest';
import { StorageError } from '../../../server/database/database.ts';
import { eventually } from '../../support/eventually.ts';
import { freePort } from '../../support/free-port.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const metricsOf = async (url: string) => {
  const reply = await fetch(`${url}/metrics`);
  expect(reply.status).toBe(200);
  return reply.text();
};

/** The value of one line, or null where there is none. */
function numberOf(text: string, line: string): number | null {
  const found = text.split('\n').find((one) => one.startsWith(`${line} `));
  return found === undefined ? null : Number(found.slice(line.length + 1));
}

/** Each family is described once, has samples of its own name only, and every value is a number. */
function expectWellFormed(text: string): void {
  const described = [...text.matchAll(/^# TYPE (\S+) (gauge|counter|histogram)$/gm)].map(([, name]) => name);
  expect(new Set(described).size).toBe(described.length);
  for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('#'))) {
    const [, name = '', value] = /^([a-zA-Z_:][\w:]*)(?:\{[^}]*\})? (\S+)$/.exec(line) ?? [];
    expect(described, line).toContain(
      described.includes(name) ? name : name.replace(/_(bucket|sum|count)$/, ''),
    );
    expect(Number(value), line).not.toBeNaN();
  }
}

onEveryDatabase('the metrics', { once: true, env: { METRICS: 'on' } }, ({ server, visitor, ana }) => {
  it('tell of requests, acknowledgements, deliveries, the database, and who waits', async () => {
    const id = await visitor.start();
    await visitor.send(id, 'Is anybody there?');
    await fetch(`${server.url}/no/such/address`);
    await fetch(`${server.url}/wp-login.php`);
    await eventually(async () => {
      const text = await metricsOf(server.url);
      expectWellFormed(text);
      const route = 'route="/api/widget/conversations/:id/messages"';
      const sent = `frontdesk_http_request_duration_seconds_count{method="POST",${route},status="201"}`;
      expect(numberOf(text, sent)).toBeGreaterThanOrEqual(1);
      expect(
        numberOf(
          text,
          'frontdesk_http_request_duration_seconds_count{method="none",route="none",status="404"}',
        ),
      ).toBe(2);
      expect(numberOf(text, 'frontdesk_message_acknowledgement_seconds_count')).toBeGreaterThanOrEqual(1);
      expect(numberOf(text, 'frontdesk_event_delivery_seconds_count')).toBeGreaterThanOrEqual(1);
      expect(numberOf(text, 'frontdesk_database_read_seconds_count')).toBeGreaterThanOrEqual(1);
      expect(
        numberOf(text, 'frontdesk_database_write_seconds_count{outcome="committed"}'),
      ).toBeGreaterThanOrEqual(1);
      expect(numberOf(text, 'frontdesk_waiting_conversations')).toBe(1);
      expect(numberOf(text, 'frontdesk_waiting_longest_seconds')).toBeGreaterThan(0);
      expect(numberOf(text, 'frontdesk_outbox_events')).toBe(0);
      expect(numberOf(text, 'frontdesk_database_up')).toBe(1);
      expect(numberOf(text, 'frontdesk_engine_up')).toBe(1);
      expect(numberOf(text, 'frontdesk_http_connections')).toBeGreaterThanOrEqual(1);
      expect(numberOf(text, 'frontdesk_disk_free_bytes')).toBeGreaterThan(0);
      expect(numberOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
      expect(numberOf(text, 'frontdesk_subscriber_oldest_due_seconds{subscriber="search"}')).toBe(0);
      // Nothing that people send is in it.
      expect(text).not.toMatch(/wp-login|Is anybody there|such\/address/);
      expect(text).not.toContain(id);
    });
    await ana.claim(id);
    await eventually(async () =>
      expect(numberOf(await metricsOf(server.url), 'frontdesk_waiting_conversations')).toBe(0),
    );
  });

  it('tell of what waits to be published, and for how long', async () => {
    const id = await visitor.start();
    const { database, now } = server.services;
    await eventually(async () => {
      const pending = database.read.selectFrom('conversations').select('id');
      expect(await pending.whereRef('published_seq', '<', 'seq').execute()).toEqual([]);
    });
    await database.write(async (db) => {
      await db
        .updateTable('events')
        .set({ created_at: now() - 90_000 })
        .where('conversation_id', '=', id)
        .execute();
      await db
        .updateTable('conversations')
        .set({ published_seq: 0, publisher: 'another node', publisher_until: now() + 9_000 })
        .where('id', '=', id)
        .execute();
    });
    await eventually(async () => {
      const text = await metricsOf(server.url);
      expect(numberOf(text, 'frontdesk_outbox_conversations')).toBe(1);
      expect(numberOf(text, 'frontdesk_outbox_events')).toBeGreaterThanOrEqual(1);
      expect(numberOf(text, 'frontdesk_outbox_oldest_seconds')).toBeGreaterThanOrEqual(90);
    });
  });

  it('tell how often caches serve', async () => {
    const hits = 'frontdesk_cache_requests_total{cache="loaders",outcome="hit"}';
    const misses = 'frontdesk_cache_requests_total{cache="loaders",outcome="miss"}';
    // A language whose launcher has a name of its own makes a loader of its own.
    for (let n = 0; n < 5; n += 1)
      await fetch(`${server.url}/widget.js?site=demo-shop`, { headers: { 'accept-language': 'ja' } });
    await fetch(`${server.url}/console/`);
    await eventually(async () => {
      const text = await metricsOf(server.url);
      expectWellFormed(text);
      expect(numberOf(text, misses)).toBeGreaterThanOrEqual(1);
      expect(numberOf(text, hits)).toBeGreaterThanOrEqual(4);
      expect(numberOf(text, 'frontdesk_cache_requests_total{cache="sites",outcome="miss"}')).toBeGreaterThan(
        0,
      );
      expect(numberOf(text, 'frontdesk_cache_requests_total{cache="assets",outcome="hit"}')).toBeGreaterThan(
        0,
      );
    });
  });

  it('are at one address, which proxies can keep inside', async () => {
    for (const [path, status] of [
      ['/metrics', 200],
      ['/metrics/', 404],
      ['/ready/', 404],
      ['//metrics', 404],
      ['/METRICS', 404],
    ] as const)
      expect((await fetch(server.url + path)).status, path).toBe(status);
  });

  it('are looked up once a second, however many ask', async () => {
    const began = performance.now();
    const texts = await Promise.all(Array.from({ length: 20 }, () => metricsOf(server.url)));
    expect(texts[0]).toContain('frontdesk_outbox_events');
    // Each look has another processor time.
    const seconds = (performance.now() - began) / 1_000;
    expect(new Set(texts).size).toBeLessThanOrEqual(1 + Math.ceil(seconds));
  });
});

describe('the metrics of a server that lacks something', () => {
  let server: TestServer;
  afterEach(() => server.remove());

  it('tell of a cluster’s node whose engine is away', async () => {
    server = await startTestServer({
      env: {
        METRICS: 'on',
        PUSHER_APP_ID: '1',
        PUSHER_KEY: 'key',
        PUSHER_SECRET: 'a-secret-of-some-length',
        PUSHER_HOST: '127.0.0.1',
        PUSHER_PORT: String(await freePort()),
        PUSHER_TLS: 'off',
      },
    });
    await eventually(async () => {
      const text = await metricsOf(server.url);
      expectWellFormed(text);
      expect(numberOf(text, 'frontdesk_engine_up')).toBe(0);
      expect(text).not.toContain('relay_');
    });
  });

  it('tell the rest while the database is away', async () => {
    server = await startTestServer({ env: { METRICS: 'on' } });
    const away = new StorageError('unavailable', new Error('gone'));
    const { storageOutage } = server.services;
    // No write succeeds meanwhile, those of workers that have just begun neither.
    const writes = vi.spyOn(storageOutage, 'worked').mockImplementation(() => {});
    storageOutage.failed(away);
    const reads = vi.spyOn(server.services.database.read, 'selectFrom').mockImplementation(() => {
      throw away;
    });
    const text = await metricsOf(server.url);
    reads.mockRestore();
    writes.mockRestore();
    expectWellFormed(text);
    expect(numberOf(text, 'frontdesk_database_up')).toBe(0);
    expect(numberOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(0);
    expect(text).not.toContain('frontdesk_outbox');
  });

  it('are not there, and nothing is measured, unless they are switched on', async () => {
    server = await startTestServer();
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
    expect(server.app.hasPlugin('request-metrics')).toBe(false);
  });
});
