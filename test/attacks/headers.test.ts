import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newVisitor, signedInAgent } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { corpus } from './corpora/read-corpus.ts';

describe('headers', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.remove());

  it('let the console run its own scripts, make no markup of text, and be framed by nobody', async () => {
    const { headers } = await fetch(`${server.url}/console/`);
    const policy = directives(headers.get('content-security-policy') ?? '');
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': "'none'",
    });
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security'), 'plain HTTP can promise no TLS').toBeNull();
  });

  it('promise TLS, and a cookie that only TLS may carry, where the address has it', async () => {
    const behindTls = await startTestServer({ env: { PUBLIC_URL: 'https://chat.example' } });
    const response = await fetch(`http://127.0.0.1:${behindTls.port}/console/`);
    expect(response.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    await behindTls.remove();
  });

  it('keep private answers out of every cache', async () => {
    const visitor = await newVisitor(server.url);
    const agent = await signedInAgent(server.url, 'Ben');
    const answers = [
      await visitor.ask('GET', '/api/widget/session'),
      await visitor.ask('GET', '/api/widget/visitor'),
      await agent.ask('GET', '/api/agent/profile'),
      await agent.ask('GET', '/api/agent/inbox?queue=waiting'),
      await visitor.ask('GET', '/api/agent/inbox?queue=waiting'),
    ];
    for (const { headers } of answers) expect(headers.get('cache-control')).toBe('no-store');
  });

  it('never lend a cookie to another origin', async () => {
    const agent = await signedInAgent(server.url, 'Ben');
    const origin = 'https://evil.example';
    const widget = await fetch(`${server.url}/api/widget/session`, { headers: { origin } });
    expect(widget.headers.get('access-control-allow-origin')).toBe('*');
    expect(widget.headers.get('access-control-allow-credentials')).toBeNull();
    const console = await fetch(`${server.url}/api/agent/profile`, {
      headers: { origin, cookie: agent.cookie },
    });
    expect(console.headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await fetch(`${server.url}/api/agent/profile`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PUT' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('send nobody elsewhere', async () => {
    expect(elsewhere('//evil.example', server.url), 'the check must know one when it sees one').toBe(true);
    expect(elsewhere('/\\evil.example', server.url)).toBe(true);
    for (const path of corpus('redirects')) {
      const response = await fetch(server.url + path, { redirect: 'manual' });
      const location = response.headers.get('location');
      if (location !== null) expect(elsewhere(location, server.url), `${path} → ${location}`).toBe(false);
    }
  });
});

const elsewhere = (location: string, home: string): boolean =>
  new URL(location, `${home}/`).origin !== new URL(home).origin;

function directives(policy: string): Record<string, string> {
  return Object.fromEntries(
    policy.split(';').map((part) => {
      const [name = '', ...values] = part.trim().split(' ');
      return [name, values.join(' ')];
    }),
  );
}
