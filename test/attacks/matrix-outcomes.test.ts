// @slow 40 s of a core: every route as every kind of person. Finds who is let in, or told what is there, against what is written down.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { conversationChannel, visitorChannel } from '../../server/contract/channels.ts';
import { ROUTES as DEFINITIONS } from '../../server/contract/routes/all.ts';
import { errorsOf } from '../../server/contract/routes/errors-of.ts';
import { uuid } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { asked, unknownOf, watched } from './matrix/asked.ts';
import { makeScene, PEOPLE, type Person, type Scene } from './matrix/people.ts';
import { withRouteTable } from './matrix/route-table.ts';
import { outsiders, ROUTES, type RouteEntry } from './matrix/routes.ts';
import { weakenedBuild, without } from './weakened/build.ts';
import type { GuardName } from './weakened/guards.ts';

/** The codes that each definition says its route may be answered with. */
const DECLARED = new Map(
  DEFINITIONS.map((one) => [`${one.method} ${one.path}`, errorsOf(one) as readonly string[]]),
);

/** Nothing of it leaves this machine: nobody answers at port 9. */
const OPTIONS = {
  env: { METRICS: 'on', RATE_LIMIT_FACTOR: '100000', SLACK_API_URL: 'http://127.0.0.1:9/api' },
};

let server: TestServer;
let weak: TestServer;
/** For what only reads: nothing of it changes. */
let calm: Scene;

beforeAll(async () => {
  const careless = await weakenedBuild();
  ({ server } = await withRouteTable(() => startTestServer(OPTIONS)));
  ({ server: weak } = await withRouteTable(() => careless.startTestServer(OPTIONS)));
  calm = await makeScene(server);
});
afterAll(() => Promise.all([server?.remove(), weak?.remove()]));

function sceneFor(route: string, entry: RouteEntry): Scene | Promise<Scene> {
  if (route.startsWith('GET ')) return calm;
  return makeScene(server, {
    from: calm,
    people: PEOPLE.filter((person) => entry.outcomes[person] !== 'in'),
  });
}

describe('who may ask what', () => {
  it.each(Object.entries(ROUTES))('%s', async (route, entry) => {
    const scene = await sceneFor(route, entry);
    for (const [person, { foreign, unknown }] of Object.entries(await strangersMeet(scene, route, entry)))
      expect(foreign, `${person} must not tell what is there from what is not`).toEqual(unknown);
    expect(await outcomesOf(scene, route, entry)).toEqual(entry.outcomes);
  });

  it('names of channels tell nothing either', async () => {
    const known = [visitorChannel(calm.visitorId), conversationChannel(calm.conversationId)];
    const unknown = [visitorChannel(uuid()), conversationChannel(uuid())];
    await calm.proof('otherVisitor');
    const ask = async (channel_name: string) => {
      const request = { socket_id: '1.2', channel_name };
      const { status, body } = await calm.as('otherVisitor')('POST', '/api/widget/channel-auth', request);
      return { status, body };
    };
    expect(await Promise.all(known.map(ask))).toEqual(await Promise.all(unknown.map(ask)));
  });

  it('holds for requests that nobody thought of: no method opens what another one keeps shut', async () => {
    const paths = [...new Set(Object.keys(ROUTES).map((route) => route.split(' ')[1] ?? ''))].filter(
      (path) => path.startsWith('/api/agent') && !path.endsWith('/session'),
    );
    const methods = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS');
    const tails = fc.constantFrom('', '/', '?x=1', '/..', '//', '%2f', ';a=b', '.json');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), methods, tails, async (path, method, tail) => {
        const url = path.replace(/:\w+/g, uuid()) + tail;
        const { statusCode } = await server.app.inject({ method, url: url as `/${string}` });
        expect(statusCode, `${method} ${url}`).toBeGreaterThanOrEqual(400);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the matrix notices', () => {
  const holes: [GuardName, string, Person[]][] = [
    ['only who is signed in is let in', 'GET /api/agent/inbox', ['nobody', 'visitor', 'verifiedVisitor']],
    ['a key opens only what its scopes say', 'PATCH /api/agent/conversations/:id', ['readingKey']],
    ['who was deactivated is let in no more', 'GET /api/agent/conversations/:id', ['deactivatedAgent']],
    ['admins alone do what admins do', 'GET /api/agent/accounts', ['agent', 'agentOfAnotherTeam']],
    ['admins alone do what admins do', 'PUT /api/agent/labels/:id', ['agent', 'agentOfAnotherTeam']],
    ['only who is known is let in', 'GET /api/widget/conversations', ['nobody', 'agent', 'admin']],
    ['who is blocked writes no more', 'PUT /api/widget/session/attributes', ['blockedVisitor']],
    [
      'only who takes part may have a conversation',
      'GET /api/widget/conversations/:id/events',
      ['otherVisitor', 'blockedVisitor', 'verifiedVisitor'],
    ],
    [
      'only who takes part may have a conversation',
      'POST /api/widget/conversations/:id/messages',
      ['otherVisitor', 'verifiedVisitor'],
    ],
    [
      'a file is only for who takes part in its conversation',
      'GET /api/widget/attachments/:id/links',
      ['otherVisitor', 'blockedVisitor', 'verifiedVisitor'],
    ],
  ];
  it.each(holes)('that %s, when it does no more: %s', async (guard, route, people) => {
    const entry = ROUTES[route];
    if (entry === undefined) throw new Error(`No entry for ${route}.`);
    const met = await without([guard], async () => outcomesOf(await makeScene(weak), route, entry));
    const through = PEOPLE.filter((person) => met[person] === 'in' && entry.outcomes[person] !== 'in');
    expect(through).toEqual(expect.arrayContaining(people));
  });

  const differences: [GuardName, string][] = [
    ['what is somebody else’s is refused like what does not exist', 'GET /api/widget/conversations/:id'],
    ['refusing a file of somebody else takes no further question', 'GET /api/widget/attachments/:id/links'],
  ];
  it.each(differences)('that %s, when it does no more: %s', async (guard, route) => {
    const entry = ROUTES[route];
    if (entry === undefined) throw new Error(`No entry for ${route}.`);
    const met = await without([guard], async () => strangersMeet(await makeScene(weak), route, entry));
    expect(met['otherVisitor']?.foreign).not.toEqual(met['otherVisitor']?.unknown);
  });
});

/** What outsiders are answered about what is there, and about what is not; with the path that each takes. */
async function strangersMeet(scene: Scene, route: string, entry: RouteEntry) {
  const met: Partial<Record<Person, { foreign: unknown; unknown: unknown }>> = {};
  const there = await entry.foreign?.(scene);
  if (there === undefined) return met;
  for (const person of outsiders(entry)) {
    // Somebody's first request may note where they come from.
    await scene.proof(person);
    // That a key or a session is used is noted once a minute: time stands still between the two, and the note is taken before.
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now());
    try {
      if (/key|agent/i.test(person)) await asked(scene, route, person, { params: unknownOf(there) });
      const unknown = await watched(scene, route, person, unknownOf(there));
      met[person] = { foreign: await watched(scene, route, person, there), unknown };
    } finally {
      clock.mockRestore();
    }
  }
  return met;
}

/** What each kind of person meets. */
async function outcomesOf(scene: Scene, route: string, entry: RouteEntry) {
  // Who is refused first: what they ask must not depend on what somebody else was allowed to change.
  const order = [...PEOPLE].sort(
    (a, b) => Number(entry.outcomes[a] === 'in') - Number(entry.outcomes[b] === 'in'),
  );
  const met: Partial<Record<Person, string>> = {};
  for (const person of order) {
    const answer = await asked(scene, route, person);
    const letIn = answer.status < 400 || entry.also?.some((code) => code === answer.code) === true;
    met[person] = letIn ? 'in' : (answer.code ?? String(answer.status));
    const declared = DECLARED.get(route);
    if (answer.code !== null && declared !== undefined) expect(declared).toContain(answer.code);
  }
  return met;
}
