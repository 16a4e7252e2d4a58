import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { PushKey } from '../../server/contract/notices/push-api.ts';
import { eventually } from '../support/eventually.ts';
import { signedInAgent } from '../support/people.ts';
import { startPushService } from '../support/servers/push-service.ts';
import type { TestServer } from '../support/test-server.ts';
import { battleground } from './attack.ts';

const SUBSCRIPTION = '/api/agent/push/subscription';

describe('pushes to where they must not go', () => {
  const ground = battleground({ env: { RATE_LIMIT_FACTOR: '1000' } });
  const inside = createServer((_request, response) => response.writeHead(201).end());
  let reached = 0;
  inside.on('request', () => {
    reached += 1;
  });
  beforeAll(() => new Promise<void>((done) => inside.listen(0, '127.0.0.1', done)));
  afterAll(() => new Promise<void>((done) => inside.close(() => done())));

  ground.attack(
    'a program on the server’s own network, reached by an agent who says that it is a push service',
    {
      without: 'what goes out goes to the public internet only',
      async attempt(server: TestServer) {
        const service = await startPushService();
        const before = reached;
        const mallory = await signedInAgent(server.url, 'Ben');
        const { body } = await mallory.ask<PushKey>('GET', '/api/agent/push');
        const subscription = service.browser('mallory', body.publicKey);
        await service.close();
        const endpoint = `http://127.0.0.1:${(inside.address() as AddressInfo).port}/secret`;
        const { status } = await mallory.ask('PUT', SUBSCRIPTION, { ...subscription, endpoint });
        const tested = await mallory.ask('POST', '/api/agent/push/test');
        if (tested.status === 204) await eventually(() => expect(reached).toBe(before + 1));
        return { status, reached: reached - before };
      },
      succeeds: { status: 204, reached: 1 },
      fails: { status: 400, reached: 0 },
    },
  );
});
