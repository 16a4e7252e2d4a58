import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';
import { DEMO_IDENTITY_SECRET, DEMO_PASSWORD } from '../../server/identity/demo-people.ts';
import { createLogger } from '../../server/logger.ts';
import { newVisitor, nobody, signedInAgent, uuid } from '../support/people.ts';
import { identify, newBearer, signedToken } from '../support/signed.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

describe('secrets', () => {
  let server: TestServer;
  let logged = '';
  const secret = randomBytes(32).toString('hex');
  beforeAll(async () => {
    const stream = new Writable({
      write(chunk, _encoding, done) {
        logged += chunk;
        done();
      },
    });
    server = await startTestServer({
      env: { FRONTDESK_SECRET: secret, METRICS: 'on' },
      logger: createLogger('trace', stream),
    });
  });
  afterAll(() => server.remove());

  it('are in no log line, answer to others, or count, after a whole journey', async () => {
    const words = `what was said ${uuid()}`;
    const visitor = await newVisitor(server.url);
    const id = await visitor.start();
    await visitor.send(id, words);
    const form = new FormData();
    form.append('file', new Blob(['bytes']), 'file.txt');
    const fileId = uuid();
    await visitor.ask('POST', `/api/widget/conversations/${id}/attachments?id=${fileId}`, form);
    const { content } = (
      await visitor.ask<{ content: string }>('GET', `/api/widget/attachments/${fileId}/links`)
    ).body;
    await fetch(content);
    const bearer = newBearer();
    const identity = await signedToken();
    await identify(server.url, identity, bearer);
    await identify(server.url, `${identity}x`, newBearer());
    const ana = await signedInAgent(server.url, 'Ana');
    await ana.answer(id, words);
    await ana.ask('POST', '/api/agent/session/confirmation', { password: DEMO_PASSWORD });
    const failing = nobody(server.url, { origin: server.url });
    const wrong = `wrong-${uuid()}`;
    const refused = await failing('POST', '/api/agent/session', {
      email: 'ana@demo.example',
      password: wrong,
    });
    const broken = await visitor.ask('POST', `/api/widget/conversations/${id}/messages`, {
      id: 1,
      body: words,
    });
    const metrics = await (await fetch(`${server.url}/metrics`)).text();

    expect(logged, 'something must have been logged').toContain('/api/widget/conversations');
    const signature = new URL(content).searchParams.get('signature') ?? '';
    const cookie = ana.cookie.split('=')[1] ?? '';
    const hidden = { secret, words, visitor: visitor.token, bearer, identity, cookie, signature, wrong };
    for (const [name, value] of Object.entries({ ...hidden, DEMO_PASSWORD, DEMO_IDENTITY_SECRET })) {
      expect(value.length, name).toBeGreaterThan(10);
      for (const [place, text] of Object.entries({
        logged,
        metrics,
        refused: JSON.stringify(refused.body),
        broken: JSON.stringify(broken.body),
      })) {
        const line = text.split('\n').find((one) => one.includes(value));
        expect(line, `${name} in ${place}`).toBeUndefined();
      }
    }
  });

  it.each(['secret', 'changeme', 'x'.repeat(64), 'short', 'abab'.repeat(16)])(
    'that are weak (%s) stop a production start, and are not in what it says',
    (weak) => {
      const env = { NODE_ENV: 'production', PUBLIC_URL: 'https://chat.example', FRONTDESK_SECRET: weak };
      expect(() => readConfig(env)).toThrow(ConfigError);
      expect(() => readConfig({ ...env, FRONTDESK_SECRET: secret })).not.toThrow();
    },
  );
});
