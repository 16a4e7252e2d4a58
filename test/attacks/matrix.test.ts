import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { asked } from './matrix/asked.ts';
import { makeScene, type Person, type Scene } from './matrix/people.ts';
import { withRouteTable } from './matrix/route-table.ts';
import { outsiders, ROUTES } from './matrix/routes.ts';

/** Whom most of the product is kept from. All others are asked by `matrix-outcomes.test.ts`. */
const STRANGERS: readonly Person[] = ['nobody', 'otherVisitor', 'readingKey'];

let server: TestServer;
let table: string[];
let scene: Scene;

beforeAll(async () => {
  const env = { METRICS: 'on', RATE_LIMIT_FACTOR: '100000', SLACK_API_URL: 'http://127.0.0.1:9/api' };
  ({ server, routes: table } = await withRouteTable(() => startTestServer({ env })));
  scene = await makeScene(server);
});
afterAll(() => server?.remove());

describe('who may ask what', () => {
  it('is written down for every route there is, and for none that is gone', () => {
    expect(table.length, 'the table must have been collected').toBeGreaterThan(80);
    expect(
      table.filter((route) => !(route in ROUTES)),
      'add these to test/attacks/matrix/routes-*.ts',
    ).toEqual([]);
    expect(
      Object.keys(ROUTES).filter((route) => !table.includes(route)),
      'these are gone',
    ).toEqual([]);
  });

  it('names something that is there wherever an address names it by id', () => {
    const silent = Object.entries(ROUTES).filter(
      ([route, entry]) =>
        /:(?!siteKey)\w*id\b/i.test(route) && entry.foreign === undefined && outsiders(entry).length > 0,
    );
    expect(
      silent.map(([route]) => route),
      'add `foreign` to these',
    ).toEqual([]);
  });

  it('is kept from strangers', async () => {
    const refused = Object.entries(ROUTES).flatMap(([route, { outcomes }]) =>
      STRANGERS.filter((person) => outcomes[person] !== 'in').map((person) => ({ route, person, outcomes })),
    );
    expect(refused.length).toBeGreaterThan(table.length);
    const [met, written] = [new Map<string, string>(), new Map<string, string>()];
    // Whoever is refused changes nothing: all of them meet the same things.
    for (const { route, person, outcomes } of refused) {
      const { status, code } = await asked(scene, route, person);
      met.set(`${person}: ${route}`, code ?? String(status));
      written.set(`${person}: ${route}`, outcomes[person]);
    }
    expect(met).toEqual(written);
  });
});
