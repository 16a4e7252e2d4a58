import { expect, it } from 'vitest';
import { createHttpClient } from '../../server/contract/client/http-client.ts';
import { retryOf } from '../../server/contract/errors.ts';
import { newVisitor, uuid } from '../support/people.ts';
import { startTestServer } from '../support/test-server.ts';

const PAUSE_MS = 100;

it('a server that is told to stop refuses nobody who writes: what it does not take can be sent again', async () => {
  const server = await startTestServer({ env: { RATE_LIMIT_FACTOR: '1000' } });
  const visitor = await newVisitor(server.url);
  const id = await visitor.start();
  // As the widget asks: silence and refusals are values.
  const http = createHttpClient({
    baseUrl: server.url,
    headers: () => ({ authorization: `Bearer ${visitor.token}` }),
    timeoutMs: () => 60_000,
  });
  const acknowledged: string[] = [];
  const later: string[] = [];
  const retries = new Set<string>();
  let stopped = false;
  const write = async () => {
    while (!stopped) {
      const message = uuid();
      const answer = await http.request('POST', `/api/widget/conversations/${id}/messages`, {
        id: message,
        body: message,
      });
      if (answer.ok) acknowledged.push(message);
      else {
        later.push(message);
        retries.add(retryOf(answer.status, answer.code));
        // One that gets no answer does not go on as fast as it can.
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  };
  const writers = Array.from({ length: 8 }, write);
  await expect.poll(() => acknowledged.length).toBeGreaterThan(50);
  await server.stop();
  stopped = true;
  await Promise.all(writers);
  expect([...retries].filter((retry) => retry !== 'later')).toEqual([]);

  const again = await server.restart();
  for (const message of later)
    expect([200, 201]).toContain((await visitor.send(id, message, message)).status);
  const stored = await again.services.database.read.selectFrom('messages').select('id').execute();
  expect(stored.map((row) => row.id).sort()).toEqual([...acknowledged, ...later].sort());
  await again.remove();
});
