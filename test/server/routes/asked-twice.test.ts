import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES as DEFINITIONS } from '../../../server/contract/routes/all.ts';
import type { RouteDefinition } from '../../../server/contract/routes/route.ts';
import { askedTwice } from '../../attacks/matrix/asked.ts';
import { makeScene, PEOPLE } from '../../attacks/matrix/people.ts';
import { ROUTES } from '../../attacks/matrix/routes.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const routes: readonly RouteDefinition[] = DEFINITIONS;
const creating = (how: RouteDefinition['creates']) =>
  routes.filter(({ creates }) => creates === how).map(({ method, path }) => `${method} ${path}`);
/** Need a bot and its test first: `bots/bot-tests.test.ts` sends them twice. */
const ELSEWHERE = ['POST /api/agent/bots/:id/tests', 'POST /api/agent/bot-tests/:id/messages'];
/** What is made under an id of the client, and answered with a secret that nobody is shown twice. */
const WITH_A_SECRET = ['POST /api/agent/api-keys', 'POST /api/agent/webhooks', 'POST /api/agent/bots'];

describe('a request that is sent again, because its answer was lost', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ env: { RATE_LIMIT_FACTOR: '1000' } });
  });
  afterAll(() => server.remove());

  async function twice(route: string) {
    const person = PEOPLE.find((one) => ROUTES[route]?.outcomes[one] === 'in');
    if (person === undefined) throw new Error(`Nobody may ask ${route}.`);
    return askedTwice(await makeScene(server), route, person);
  }

  it.each(creating('once').filter((route) => !ELSEWHERE.includes(route)))(
    'makes nothing more: %s',
    async (route) => {
      const [first, second] = await twice(route);
      expect([first.status, second.status], second.body).toEqual([201, 200]);
    },
  );

  it.each(WITH_A_SECRET)('makes nothing more, and shows the secret to nobody: %s', async (route) => {
    const [first, second] = await twice(route);
    expect([first.status, second.status, second.code]).toEqual([201, 409, 'id_taken']);
    expect(creating('always')).toContain(route);
  });
});
