import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { newVisitor, nobody, signedInAgent } from '../support/people.ts';
import type { TestServer } from '../support/test-server.ts';
import { attack, battleground } from './attack.ts';
import { corpus } from './corpora/read-corpus.ts';

const SHOP = 'https://shop.example';

/** What each header keeps out, and whether an answer leaves it in. */
const LEFT_IN: Record<string, (headers: Headers) => boolean> = {
  'a script of somebody else': (headers) => directive(headers, 'script-src') !== "'self'",
  'anything that is not named': (headers) => directive(headers, 'default-src') !== "'none'",
  'a style of somebody else': (headers) => directive(headers, 'style-src') !== "'self'",
  'another base for all links': (headers) => directive(headers, 'base-uri') !== "'none'",
  'a form that sends elsewhere': (headers) => directive(headers, 'form-action') !== "'self'",
  'text that becomes markup': (headers) =>
    directive(headers, 'require-trusted-types-for') !== "'script'" ||
    // The one policy that its own scripts may make gives the address of the service worker.
    directive(headers, 'trusted-types') !== 'push-worker',
  'a frame around it': (headers) =>
    directive(headers, 'frame-ancestors') !== "'none'" || headers.get('x-frame-options') !== 'DENY',
  'content taken for another kind': (headers) => headers.get('x-content-type-options') !== 'nosniff',
  'its address in what others log': (headers) => headers.get('referrer-policy') !== 'no-referrer',
  'a window that opened it': (headers) => headers.get('cross-origin-opener-policy') !== 'same-origin',
};

/** A site may name all sub-domains of one domain. */
const SUB_DOMAINS = 'https://*.tea.example';
const ground = battleground({ shopOrigins: [SHOP, SUB_DOMAINS] });

describe('the console’s page lets in', () => {
  for (const [name, leftIn] of Object.entries(LEFT_IN)) {
    attack(name, {
      weakened: async () => leftIn((await plainApp()).headers),
      ours: async () => leftIn((await fetch(`${ground.ours().url}/console/`)).headers),
      succeeds: true,
      fails: false,
    });
  }

  it('and does not promise TLS over plain HTTP', async () => {
    const { headers } = await fetch(`${ground.ours().url}/console/`);
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  const privates: [string, (server: TestServer) => Promise<Headers>][] = [
    [
      'a visitor’s session',
      async ({ url }) => (await newVisitor(url)).ask('GET', '/api/widget/session').then(headersOf),
    ],
    [
      'all that is stored of a visitor',
      async ({ url }) => (await newVisitor(url)).ask('GET', '/api/widget/visitor').then(headersOf),
    ],
    [
      'an agent’s profile',
      async ({ url }) => (await signedInAgent(url, 'Ben')).ask('GET', '/api/agent/profile').then(headersOf),
    ],
    ['the inbox', async ({ url }) => (await signedInAgent(url, 'Ben')).inbox('waiting').then(headersOf)],
  ];
  for (const [name, ask] of privates) {
    ground.attack(`a cache, which keeps ${name}`, {
      without: ['answers to visitors stay out of caches', 'answers to agents stay out of caches'],
      attempt: async (server) => (await ask(server)).get('cache-control'),
      succeeds: null,
      fails: 'no-store',
    });
  }

  it('no cache keeps a refusal either', async () => {
    const reply = await nobody(ground.ours().url)('GET', '/api/agent/inbox?queue=waiting');
    expect([reply.status, reply.headers.get('cache-control')]).toEqual([401, 'no-store']);
  });
});

describe('another origin', () => {
  attack('reads what the console may, with the cookie that the browser sends along', {
    weakened: async () => lends((await plainApp({ origin: 'https://evil.example' })).headers),
    ours: async () => {
      const { url } = ground.ours();
      const { cookie } = await signedInAgent(url, 'Ben');
      const origin = 'https://evil.example';
      const asked = { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'PUT' } };
      const answers = await Promise.all([
        fetch(`${url}/api/agent/profile`, { headers: { origin, cookie } }),
        fetch(`${url}/api/agent/profile`, asked),
        fetch(`${url}/api/widget/session`, { headers: { origin, cookie } }),
      ]);
      return answers.some(({ headers }) => lends(headers));
    },
    succeeds: true,
    fails: false,
  });

  for (const origin of [
    'https://evil.example',
    'null',
    'http://shop.example',
    'https://shop.example:8443',
    'https://shop.example.evil.example',
    'https://evil-shop.example',
    'https://shop.example@evil.example',
    'https://sub.shop.example',
    '*',
    SUB_DOMAINS,
    'https://tea.example',
    'https://eviltea.example',
    'http://sub.tea.example',
    'https://sub.tea.example:8443',
    'https://sub.tea.example.evil.example',
    'https://evil.example/.tea.example',
    'https://evil.example#.tea.example',
    'https://evil.example:443@sub.tea.example',
  ]) {
    ground.attack(`uses the site’s key: ${origin}`, {
      without: 'only pages of the site use its key',
      async attempt({ url }) {
        const visitor = await newVisitor(url);
        const own = await visitor.ask('GET', '/api/widget/session', undefined, { origin: SHOP });
        expect(own.status, 'the site itself may').toBe(200);
        return (await visitor.ask('GET', '/api/widget/session', undefined, { origin })).status;
      },
      succeeds: 200,
      fails: 403,
    });
  }

  it('is told apart by caches', async () => {
    const { headers } = await fetch(`${ground.ours().url}/api/widget/sites/demo-shop`, {
      headers: { origin: SHOP },
    });
    expect(headers.get('vary')?.toLowerCase()).toContain('origin');
  });
});

describe('behind TLS', () => {
  const ground = battleground({ env: { PUBLIC_URL: 'https://chat.example' } });
  const signIn = async (server: TestServer) => {
    const ask = nobody(`http://127.0.0.1:${server.port}`, { origin: 'https://chat.example' });
    const account = { email: 'ana@demo.example', password: 'frontdesk-demo' };
    return (await ask('POST', '/api/agent/session', account)).headers.get('set-cookie') ?? '';
  };

  ground.attack('a script reads the session’s cookie', {
    without: 'the session is out of scripts’ reach',
    attempt: async (server) => !(await signIn(server)).includes('HttpOnly'),
    succeeds: true,
    fails: false,
  });

  ground.attack('a sub-domain plants a cookie of the same name', {
    without: 'the session is bound to this host',
    attempt: async (server) => !(await signIn(server)).startsWith('__Host-'),
    succeeds: true,
    fails: false,
  });

  it('the cookie goes over TLS alone, to this host, and not along with other sites’ forms', async () => {
    const cookie = await signIn(ground.ours());
    expect(cookie).toMatch(/^__Host-frontdesk=[\w-]{43};/);
    for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax'])
      expect(cookie).toContain(attribute);
    expect(cookie).not.toContain('Domain');
  });

  attack('the first request of a day goes over plain HTTP, and is answered by whoever is in between', {
    weakened: async () => (await plainApp()).headers.get('strict-transport-security'),
    ours: async () =>
      (await fetch(`http://127.0.0.1:${ground.ours().port}/console/`)).headers.get(
        'strict-transport-security',
      ),
    succeeds: null,
    fails: expect.stringMatching(/^max-age=\d{8}/),
  });
});

describe('a link to this server that leads elsewhere', () => {
  /** Ways in which servers have put together where to send people. */
  const careless: ((path: string, home: string) => string)[] = [
    (path) => decodeURIComponent(path),
    (path) => path.replace('/console', ''),
    (path, home) => new URL(path, home).pathname,
    (path, home) => home + path.slice(1),
    (path) => path.slice(1),
    (path) => new URLSearchParams(path.split('?')[1]).get('next') ?? '',
  ];
  for (const path of corpus('redirects')) {
    attack(path, {
      weakened: () => careless.some((join) => elsewhere(join(path, 'http://localhost'), 'http://localhost')),
      ours: async () => {
        const { url } = ground.ours();
        const location = (await fetch(url + path, { redirect: 'manual' })).headers.get('location');
        return location !== null && elsewhere(location, url);
      },
      succeeds: true,
      fails: false,
    });
  }
});

const headersOf = ({ headers }: { headers: Headers }) => headers;

const elsewhere = (location: string, home: string): boolean =>
  !URL.canParse(location, `${home}/`) || new URL(location, `${home}/`).origin !== new URL(home).origin;

const lends = (headers: Headers): boolean =>
  headers.get('access-control-allow-credentials') === 'true' &&
  headers.get('access-control-allow-origin') !== null;

const directive = (headers: Headers, name: string): string | undefined =>
  (headers.get('content-security-policy') ?? '')
    .split(';')
    .map((part) => part.trim().split(' '))
    .find(([first]) => first === name)
    ?.slice(1)
    .join(' ');

/** A page as Fastify sends it when nobody says otherwise, with what is often copied in when "CORS fails". */
async function plainApp(headers: Record<string, string> = {}): Promise<{ headers: Headers }> {
  const app = Fastify();
  app.get('/', (request, reply) =>
    reply
      .header('access-control-allow-origin', request.headers.origin ?? '*')
      .header('access-control-allow-credentials', 'true')
      .type('text/html')
      .send('<!doctype html><title>A page</title>'),
  );
  const answer = await app.inject({ url: '/', headers });
  await app.close();
  return { headers: new Headers(answer.headers as Record<string, string>) };
}
