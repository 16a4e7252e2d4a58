import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid } from '../support/people.ts';
import type { TestServer } from '../support/test-server.ts';
import { makeWorld, PEOPLE, type Person, type World } from './matrix/people.ts';
import { serverWithRouteTable } from './matrix/route-table.ts';
import { type Asking, ROUTES } from './matrix/routes.ts';

type Answer = { status: number; code: string | null; body: string };

describe('who may ask what', () => {
  let server: TestServer;
  let table: string[];
  beforeAll(async () => {
    ({ server, routes: table } = await serverWithRouteTable({
      env: { METRICS: 'on', RATE_LIMIT_FACTOR: '100000' },
    }));
  });
  afterAll(() => server.remove());

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

  it.each(Object.keys(ROUTES))('%s', async (route) => {
    const entry = ROUTES[route];
    if (entry === undefined) throw new Error(`No entry for ${route}.`);
    const world = await makeWorld(server);
    // Who is refused first: what they ask must not depend on what somebody else was allowed to change.
    const order = [...PEOPLE].sort((a, b) => Number(entry.door[a] === 'in') - Number(entry.door[b] === 'in'));
    const met: Partial<Record<Person, string>> = {};
    for (const person of order) {
      const answer = await asked(world, route, person);
      const let_in = answer.status < 400 || entry.also?.some((code) => code === answer.code) === true;
      met[person] = let_in ? 'in' : (answer.code ?? String(answer.status));
    }
    expect(met).toEqual(entry.door);
  });

  const withForeign = Object.entries(ROUTES).filter(([, entry]) => entry.foreign !== undefined);
  it.each(withForeign)(
    '%s answers alike for what is somebody else’s and what does not exist',
    async (route, entry) => {
      const world = await makeWorld(server);
      const nowhere: World = { ...world, conversationId: uuid(), attachmentId: uuid() };
      for (const person of PEOPLE.filter((one) => entry.door[one] !== 'in')) {
        const foreign = await asked(world, route, person);
        const unknown = await asked(nowhere, route, person);
        expect(foreign, `as ${person}`).toEqual(unknown);
      }
    },
  );
});

/** Asks a route as somebody, the way its entry says. */
async function asked(world: World, route: string, person: Person): Promise<Answer> {
  const [method = '', pattern = ''] = route.split(' ');
  const asking: Asking = (await ROUTES[route]?.ask?.(world, person)) ?? {};
  const params: Record<string, string> = { id: world.conversationId, ...asking.params };
  const path = pattern.replace(/:(\w+)|\*/g, (sign, name?: string) => params[name ?? sign] ?? sign);
  const form = asking.body instanceof FormData;
  const response = await fetch(world.server.url + path + (asking.query ?? ''), {
    method,
    redirect: 'manual',
    headers: {
      ...(asking.body === undefined || form ? {} : { 'content-type': 'application/json' }),
      ...(await world.proof(person)),
      ...asking.headers,
    },
    ...(asking.body === undefined
      ? {}
      : { body: form ? (asking.body as FormData) : JSON.stringify(asking.body) }),
  });
  const body = await response.text();
  return { status: response.status, code: codeIn(body), body };
}

function codeIn(body: string): string | null {
  try {
    return (JSON.parse(body) as { error?: { code?: string } }).error?.code ?? null;
  } catch {
    return null;
  }
}
