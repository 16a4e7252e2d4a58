import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginSession } from '../../server/identity/sessions.ts';
import { type Ask, newVisitor, nobody } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { ROUTES, type Who } from './authorisation.ts';
import { type JsonSchema, sampleOf } from './sample-of.ts';

type Operation = {
  parameters?: { name: string; in: string; schema: JsonSchema; required?: boolean }[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
};
type Route = { name: string; method: string; path: string; body: unknown };
type Person = 'nobody' | 'visitor' | 'agent' | 'admin' | 'deactivated' | 'admin unconfirmed';
type Answer = { status: number; body: { error?: { code: string } } | null };

/** What each kind of person is answered with where they may not pass; null: they pass, whatever then comes of it. */
const REFUSED: Record<Who, Record<Person, string | null>> = {
  anybody: all(null),
  visitor: { ...all('visitor_unknown'), visitor: null },
  agent: {
    ...all(null),
    nobody: 'sign_in_required',
    visitor: 'sign_in_required',
    deactivated: 'sign_in_required',
  },
  admin: {
    ...all('sign_in_required'),
    agent: 'forbidden',
    admin: null,
    'admin unconfirmed': null,
  },
  'admin, confirmed': {
    ...all('sign_in_required'),
    agent: 'forbidden',
    admin: null,
    'admin unconfirmed': 'confirmation_required',
  },
  'agent, confirmed': {
    ...all(null),
    nobody: 'sign_in_required',
    visitor: 'sign_in_required',
    deactivated: 'sign_in_required',
    'admin unconfirmed': 'confirmation_required',
  },
};

function all(code: string | null): Record<Person, string | null> {
  return {
    nobody: code,
    visitor: code,
    agent: code,
    admin: code,
    deactivated: code,
    'admin unconfirmed': code,
  };
}

describe('who may pass which route', () => {
  let server: TestServer;
  let routes: Route[];
  beforeAll(async () => {
    server = await startTestServer({ env: { RATE_LIMIT_FACTOR: '1000' } });
    const { body } = await nobody(server.url)<{ paths: Record<string, Record<string, Operation>> }>(
      'GET',
      '/api/openapi.json',
    );
    routes = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => routeOf(method.toUpperCase(), path, operation)),
    );
  });
  afterAll(() => server.remove());

  it('every route of the documentation has an entry, and every entry a route', () => {
    expect(routes.map((route) => route.name).sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it.each(['nobody', 'visitor', 'agent', 'admin', 'deactivated', 'admin unconfirmed'] as const)(
    '%s',
    async (person) => {
      expect(await wrongFor(person, ROUTES)).toEqual([]);
    },
  );

  it('a route that lets too many through is found', async () => {
    const stricter: Record<string, Who> = {
      'GET /api/agent/team': 'admin',
      'GET /api/agent/blocks': 'agent',
    };
    expect(await wrongFor('agent', stricter)).toEqual(['GET /api/agent/team: 200 null, expected forbidden']);
  });

  /** The routes that answer somebody otherwise than a matrix says. */
  async function wrongFor(person: Person, matrix: Record<string, Who>): Promise<string[]> {
    const wrong: string[] = [];
    for (const route of routes) {
      const who = matrix[route.name];
      if (who === undefined) continue;
      const expected = REFUSED[who][person];
      const ask = await as(person);
      const reply: Answer = await ask(route.method, route.path, route.body);
      const code = reply.body?.error?.code ?? null;
      const refusals = new Set(Object.values(REFUSED[who]).filter((one) => one !== null));
      const right = expected === null ? code === null || !refusals.has(code) : code === expected;
      if (!right) wrong.push(`${route.name}: ${reply.status} ${code}, expected ${expected ?? 'to pass'}`);
      if (code === 'bad_request' && expected !== null) wrong.push(`${route.name}: the sample is no good`);
    }
    return wrong;
  }

  /** Afresh for every request: some of them end the session they are made with. */
  async function as(person: Person): Promise<Ask> {
    if (person === 'nobody') return nobody(server.url, { origin: server.url });
    if (person === 'visitor') {
      const { token } = await newVisitor(server.url);
      return nobody(server.url, { authorization: `Bearer ${token}`, origin: server.url });
    }
    const { commit, database } = server.services;
    await database.write((db) => db.updateTable('agents').set({ deactivated_at: null }).execute());
    const name = person.startsWith('admin') ? 'Ana' : 'Ben';
    const session = await commit(async (work) => {
      const agent = await work.db
        .selectFrom('agents')
        .selectAll()
        .where('email', '=', `${name.toLowerCase()}@demo.example`)
        .executeTakeFirstOrThrow();
      const begun = await beginSession(work, agent, { userAgent: null, network: null });
      if (person === 'admin unconfirmed')
        await work.db.updateTable('sessions').set({ confirmed_at: 0 }).execute();
      if (person === 'deactivated')
        await work.db
          .updateTable('agents')
          .set({ deactivated_at: work.now })
          .where('id', '=', agent.id)
          .execute();
      return begun;
    });
    return nobody(server.url, { cookie: `frontdesk=${session.token}`, origin: server.url });
  }
});

function routeOf(method: string, path: string, { parameters = [], requestBody }: Operation): Route {
  const given = (place: string) => parameters.filter((one) => one.in === place);
  const filled = given('path').reduce(
    (sofar, { name, schema }) => sofar.replace(`{${name}}`, String(sampleOf(schema))),
    path,
  );
  const query = given('query')
    .filter((one) => one.required === true)
    .map(({ name, schema }) => [name, String(sampleOf(schema))]);
  const schema = requestBody?.content['application/json']?.schema;
  return {
    name: `${method} ${path}`,
    method,
    path: query.length === 0 ? filled : `${filled}?${new URLSearchParams(query)}`,
    body: schema === undefined ? undefined : sampleOf(schema),
  };
}
