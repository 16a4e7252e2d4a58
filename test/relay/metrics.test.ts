import { expect, test } from 'vitest';
import { prometheusText } from '../../server/relay/prometheus.ts';
import { APP, OTHER_APP, startRelay } from './support/engine.ts';
import { connectRaw, openRaw, QUERY } from './support/raw-client.ts';
import { ask } from './support/signed-request.ts';
import { eventually } from './support/waiting.ts';

test('what happens is counted, by application and in all', async () => {
  const engine = await startRelay({ apps: [APP, OTHER_APP] });
  const client = await connectRaw(engine);
  client.subscribe('room');
  await client.next('pusher_internal:subscription_succeeded');
  await ask(engine, 'POST', '/events', { body: { name: 'news', channel: 'room', data: '{}' } });
  await ask(engine, 'POST', '/events', { body: {}, overrides: { auth_key: 'wrong' } });
  await client.next('news');
  client.send('nonsense');
  await client.next('pusher:error');
  await openRaw(engine, `/app/unknown?${QUERY}`).closed();

  const metrics = engine.relay.metrics();
  const { apps, ...all } = metrics;
  expect(all).toMatchObject({
    connections: 1,
    channels: 1,
    users: 0,
    messagesIn: 2,
    messagesOut: 4,
    published: 1,
    refused: { malformed: 1, unknown_app: 1, api_signature: 1 },
  });
  expect(all.bytesIn).toBe(
    '{"event":"pusher:subscribe","data":{"channel":"room"}}'.length + 'nonsense'.length,
  );
  expect(apps[APP.id]).toMatchObject({ connections: 1, refused: { malformed: 1, api_signature: 1 } });
  expect(apps[OTHER_APP.id]).toMatchObject({ connections: 0, messagesIn: 0, refused: {} });

  const text = prometheusText(metrics);
  expect(text).toContain('relay_connections{app="3"} 1\n');
  expect(text).toContain('relay_published_total{app="3"} 1\n');
  expect(text).toContain('relay_refused_total{reason="unknown_app"} 1\n');
  for (const line of text.trimEnd().split('\n')) {
    expect(line).toMatch(/^(# (HELP|TYPE) relay_\w+ .+|relay_\w+\{\w+="[^"]*"\} \d+)$/);
  }
  expect(text).not.toContain(APP.key);
  client.stop();
  await eventually('the leaving', () => engine.relay.metrics().connections === 0);
  expect(engine.relay.metrics().channels).toBe(0);
  await engine.stop();
});
