import { expect, test } from 'vitest';
import { startRelay } from './support/engine.ts';
import { ask } from './support/signed-request.ts';

test('refuses a batch of more than ten in the words that clients of the hosted service look for', async () => {
  const engine = await startRelay();
  const batch = Array.from({ length: 11 }, () => ({ channel: 'room', name: 'n', data: '' }));
  const answer = await ask(engine, 'POST', '/batch_events', { body: { batch } });
  expect([answer.status, answer.text]).toEqual([400, expect.stringMatching(/^Batch too large/)]);
  expect(answer.text).toContain('at most 10 events');
  await engine.stop();
});
