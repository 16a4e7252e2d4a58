import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../server/engine/engine.ts';
import { createPusherEngine } from '../../../server/engine/pusher-engine.ts';

/** Soon tired of waiting, for what is never answered in full. An honest answer may take longer on a busy machine. */
const HASTY = { requestMs: 500, answerMs: 700, lastAnswerMs: 100 };

describe('the engine behind the SDK', () => {
  let server: Server;
  let engine: Engine;
  let hasty: Engine;
  let answer: (response: ServerResponse) => void;

  beforeEach(async () => {
    server = createServer((request, response) => {
      request.resume();
      request.on('end', () => answer(response));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const config = {
      appId: '1',
      key: 'key',
      secret: 'secret',
      cluster: 'self',
      host: '127.0.0.1',
      port: typeof address === 'object' && address !== null ? address.port : 0,
      tls: false,
      clientEvents: true,
    };
    engine = createPusherEngine(config);
    hasty = createPusherEngine(config, HASTY);
  });
  afterEach(async () => {
    await Promise.all([engine.close(), hasty.close()]);
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const publish = (through: Engine) => through.publish([{ channel: 'private-a', name: 'event', data: {} }]);
  const retry = { name: 'EngineError', retry: 'later' };

  it('takes what is published', async () => {
    answer = (response) => response.end('{}');
    expect(await publish(engine)).toEqual([]);
  });

  it.each([
    ['ends in the middle of its answer', (response: ServerResponse) => response.socket?.destroy()],
    ['stops in the middle of its answer', () => {}],
  ])('is out of reach when it %s', async (_what, then) => {
    answer = (response) => {
      response.writeHead(200, { 'content-length': '20' });
      response.write('{"half":', () => then(response));
    };
    await expect(publish(hasty)).rejects.toMatchObject(retry);
  });

  it('is out of reach when it never answers', async () => {
    answer = () => {};
    await expect(publish(hasty)).rejects.toMatchObject(retry);
  });
});
