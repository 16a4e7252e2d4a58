import { randomBytes } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import type { Sightings } from '../../../server/contract/schemas/agent-api.ts';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { createSightings, MOST_ORIGINS, readSightings } from '../../../server/sites/sightings.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, nobody, uuid } from '../../support/people.ts';

const SHOP = 'https://shop.example';
const BLOG = 'https://blog.example';

onEveryDatabase('where the chat was seen', ({ server, ana, ben }) => {
  beforeEach(async () => {
    await server.services.sightings.settled();
    await database().write((db) => db.deleteFrom('site_sightings').execute());
  });
  const listed = async () => {
    await server.services.sightings.settled();
    return (await ana.ask<Sightings>('GET', '/api/agent/sightings')).body;
  };
  const database = () => server.services.database;
  const siteId = async () =>
    (await database().read.selectFrom('sites').select('id').executeTakeFirstOrThrow()).id;
  /** One whose clock is the test's. */
  function sightingsAt(clock: { now: number }) {
    const warned: object[] = [];
    const log = { warn: (details: object) => void warned.push(details) };
    const options = { publicUrl: server.url, now: () => clock.now, log };
    return { ...createSightings({ database: database(), ...options }), warned };
  }

  it('is known as soon as a visitor opens it on a website, and to admins alone', async () => {
    const before = Date.now();
    await newVisitor(server.url, undefined, { origin: SHOP });
    const { sightings, now } = await listed();
    expect(sightings).toEqual([{ siteId: await siteId(), origin: SHOP, seenAt: expect.any(Number) }]);
    expect(sightings[0]?.seenAt).toBeGreaterThanOrEqual(before);
    expect(now).toBeGreaterThanOrEqual(sightings[0]?.seenAt ?? Number.POSITIVE_INFINITY);
    expect((await ben.ask('GET', '/api/agent/sightings')).status).toBe(403);
  });

  it('is known before the visitor has written anything', async () => {
    const origin = 'https://opened.example';
    const open = nobody(server.url, { origin });
    expect((await open('GET', `/api/widget/sites/${DEMO_SITE_KEY}`)).status).toBe(200);
    expect((await listed()).sightings.map((one) => one.origin)).toEqual([origin]);
  });

  it('is known anew when somebody comes back, and tells nothing of the chat’s own page', async () => {
    const visitor = await newVisitor(server.url);
    const path = '/api/widget/session';
    expect((await visitor.ask('GET', path, undefined, { origin: server.url })).status).toBe(200);
    expect((await listed()).sightings).toEqual([]);
    await visitor.ask('GET', path, undefined, { origin: BLOG });
    expect((await listed()).sightings.map(({ origin }) => origin)).toEqual([BLOG]);
  });

  it('is the website whose page the chat names, where it stands in a frame of the server’s own origin', async () => {
    const token = randomBytes(32).toString('base64url');
    const framed = nobody(server.url, { authorization: `Bearer ${token}`, origin: server.url });
    const page = { url: 'https://framed.example/tea', title: 'Tea' };
    const made = { id: uuid(), siteKey: DEMO_SITE_KEY, page };
    expect((await framed('POST', '/api/widget/visitors', made)).status).toBe(201);
    expect((await listed()).sightings.map(({ origin }) => origin)).toEqual(['https://framed.example']);
    await database().write((db) =>
      db
        .updateTable('visitors')
        .set({ page_url: 'https://later.example/' })
        .where('id', '=', made.id)
        .execute(),
    );
    expect((await framed('GET', '/api/widget/session')).status).toBe(200);
    expect((await listed()).sightings.map(({ origin }) => origin)).toContain('https://later.example');
  });

  it('is written down every few seconds, however many come', async () => {
    const clock = { now: 1_000_000 };
    const { note, settled } = sightingsAt(clock);
    const id = await siteId();
    const at = async () => {
      await settled();
      return (await readSightings(database().read)).map(({ seenAt }) => seenAt);
    };
    note(id, SHOP);
    clock.now += 4_999;
    note(id, SHOP);
    expect(await at()).toEqual([1_000_000]);
    clock.now += 1;
    note(id, SHOP);
    expect(await at()).toEqual([1_005_000]);
  });

  it('is kept of a few websites, and of nothing that is none', async () => {
    const clock = { now: 1_000_000 };
    const { note, settled, warned } = sightingsAt(clock);
    const id = await siteId();
    for (const none of [undefined, 'null', 'file://', `https://${'a'.repeat(400)}.example`]) note(id, none);
    await settled();
    expect(await readSightings(database().read)).toEqual([]);
    for (let n = 0; n < MOST_ORIGINS + 5; n += 1) {
      clock.now += 10_000;
      note(id, `https://${n}.example`);
    }
    await settled();
    const kept = (await readSightings(database().read)).map(({ origin }) => origin);
    expect(kept).toHaveLength(MOST_ORIGINS);
    expect(kept[0]).toBe(`https://${MOST_ORIGINS + 4}.example`);
    // Of a flood of made-up websites, no more than that are written down at once.
    for (let n = 0; n < 100; n += 1) note(id, `https://made-up-${n}.example`);
    await settled();
    expect(warned).toEqual([]);
    expect(await readSightings(database().read)).toHaveLength(MOST_ORIGINS);
  });
});
