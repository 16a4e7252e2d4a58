import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import type { AgentSession } from '../../../server/contract/schemas/agent-api.ts';
import { createEngineCheck } from '../../../server/engine/engine-check.ts';
import { createPusherEngine } from '../../../server/engine/pusher-engine.ts';
import { signedInAgent, type TestAgent } from '../../support/people.ts';
import { startTestServer } from '../../support/test-server.ts';

/** An engine that connects everybody, and lets them sign in or, as soketi without user authentication, says nothing. */
async function standIn(signsIn: boolean) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const asked: string[] = [];
  server.on('connection', (socket) => {
    socket.on('error', () => {});
    const data = JSON.stringify({ socket_id: '1.2', activity_timeout: 120 });
    socket.send(JSON.stringify({ event: 'pusher:connection_established', data }));
    socket.on('message', (text) => {
      asked.push(JSON.parse(String(text)).event);
      if (signsIn) socket.send(JSON.stringify({ event: 'pusher:signin_success', data: '{}' }));
    });
  });
  return { server, asked, port: (server.address() as AddressInfo).port };
}

describe('the check of the engine', () => {
  const open: WebSocketServer[] = [];
  afterEach(() => {
    for (const server of open.splice(0)) server.close();
  });

  it.each([true, false])('says whether people can be signed in: %s', async (signsIn) => {
    const { server, asked, port } = await standIn(signsIn);
    open.push(server);
    const engine = createPusherEngine({
      appId: '1',
      key: 'key',
      secret: 'a secret of an engine',
      cluster: 'self',
      host: '127.0.0.1',
      port,
      tls: false,
      clientEvents: true,
    });
    const said: string[] = [];
    const check = createEngineCheck(engine, { info() {}, warn: (_, message) => void said.push(message) });
    check.start();
    if (signsIn) await expect.poll(() => asked).toHaveLength(1);
    else await expect.poll(() => check.troubles()).toEqual(['engine_without_sign_in']);
    await check.stop();
    expect(check.troubles()).toHaveLength(signsIn ? 0 : 1);
    expect(asked).toEqual(['pusher:signin']);
    expect(said).toHaveLength(signsIn ? 0 : 1);
    if (!signsIn) expect(said[0]).toMatch(/does not let people sign in.*enableUserAuthentication/);
    await engine.close();
  });

  it('waits for an engine that is away, and ends when it is told to', async () => {
    const { server, port } = await standIn(true);
    server.close();
    await once(server, 'close');
    const engine = createPusherEngine({
      appId: '1',
      key: 'key',
      secret: 'a secret of an engine',
      cluster: 'self',
      host: '127.0.0.1',
      port,
      tls: false,
      clientEvents: true,
    });
    const check = createEngineCheck(engine, { info() {}, warn: () => expect.unreachable() });
    check.start();
    await check.stop();
    await engine.close();
  });

  it('is told to admins when they open the console, and to nobody else', async () => {
    const { server: standing, port } = await standIn(false);
    open.push(standing);
    const server = await startTestServer({
      env: {
        PUSHER_APP_ID: '1',
        PUSHER_KEY: 'key',
        PUSHER_SECRET: 'a secret of an engine',
        PUSHER_HOST: '127.0.0.1',
        PUSHER_PORT: String(port),
        PUSHER_TLS: 'off',
      },
    });
    const admin = await signedInAgent(server.url, 'Ana');
    const agent = await signedInAgent(server.url, 'Ben');
    const troublesOf = async (who: TestAgent) =>
      (await who.ask<AgentSession>('GET', '/api/agent/session')).body.troubles;
    await expect.poll(() => troublesOf(admin)).toEqual(['engine_without_sign_in']);
    expect(await troublesOf(agent)).toBeUndefined();
    await server.remove();
  });
});
