import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../server/common/logger.ts';
import { ConfigError } from '../../server/common/read-setting.ts';
import type { AccountLink } from '../../server/contract/schemas/accounts-api.ts';
import { DEMO_IDENTITY_SECRET, DEMO_PASSWORD } from '../../server/demo-people.ts';
import { linkApi, tokenOf, turnOnSecondFactor } from '../support/accounts.ts';
import { newVisitor, nobody, signedInAgent, type TestAgent, uuid } from '../support/people.ts';
import { identify, newBearer, signedToken } from '../support/signed.ts';
import { BUILT, startTestServer } from '../support/test-server.ts';
import { attack, attackOnPart } from './attack.ts';

/** What must stay where it belongs, by name; and every place that others read, by name. */
type Journey = { hidden: Record<string, string>; places: Record<string, string> };

describe('secrets', () => {
  attack('are read in what a whole journey logged, answered to others, counted or asked for by address', {
    // The same journey, with a logger as it comes: whole addresses, headers and bodies.
    weakened: async () =>
      leaksOf(
        await journey((stream) =>
          pino(
            {
              level: 'trace',
              serializers: { req: ({ url, headers }: IncomingMessage) => ({ url, headers }) },
            },
            stream,
          ),
        ),
      ),
    ours: async () => leaksOf(await journey((stream) => createLogger('trace', stream))),
    succeeds: expect.arrayContaining([
      'visitor in logged',
      'bearer in logged',
      'cookie in logged',
      'signature in logged',
    ]),
    fails: [],
  });

  it('are in nothing that is sent to browsers, and no map leads back to the source', () => {
    const names = existsSync(BUILT) ? readdirSync(BUILT, { recursive: true, encoding: 'utf8' }) : [];
    expect(names.length, 'the clients must be built').toBeGreaterThan(5);
    expect(names.filter((name) => name.endsWith('.map'))).toEqual([]);
    const texts = names.filter((name) => /\.(js|css|html|json)$/.test(name));
    const found = (text: string) =>
      /sourceMappingURL|sourcesContent|scrypt\$|token_hash|frontdesk-demo-identity-key|BEGIN [A-Z ]*PRIVATE KEY/.exec(
        text,
      )?.[0];
    expect(found('//# sourceMappingURL=app.js.map'), 'the check must find one').toBe('sourceMappingURL');
    for (const name of texts) expect(found(readFileSync(join(BUILT, name), 'utf8')), name).toBeUndefined();
  });

  const weakSecrets = ['secret', 'changeme', 'x'.repeat(64), 'short', 'abab'.repeat(16)];
  const madeUp = [
    '12345678'.repeat(4),
    'abcdefghijklmnopqrstuvwxyz0123456789',
    `${'mypassword'.repeat(4)}my`,
  ];
  for (const weak of [...weakSecrets, ...madeUp]) {
    attackOnPart(`that can be guessed sign what production trusts: ${weak}`, {
      without: madeUp.includes(weak)
        ? 'secrets that can be guessed are weak'
        : 'weak secrets stop a production start',
      attempt: ({ readConfig }) => {
        const env = { NODE_ENV: 'production', PUBLIC_URL: 'https://chat.example' };
        expect(
          readConfig({ ...env, FRONTDESK_SECRET: randomBytes(32).toString('hex') }).secret,
        ).not.toBeNull();
        try {
          return readConfig({ ...env, FRONTDESK_SECRET: weak }).secret === weak;
        } catch (error) {
          // What is refused is not said again: the sentence ends up in logs.
          const { name, message } = error as ConfigError;
          return name === ConfigError.name && (weak === 'secret' || !message.includes(weak))
            ? false
            : message;
        }
      },
      succeeds: true,
      fails: false,
    });
  }
});

/** A link to a file carries its right in its address; a visitor may read what is stored of themselves. */
const MEANT = ['signature in addresses', 'email in what is stored of a visitor'];

const leaksOf = ({ hidden, places }: Journey): string[] => {
  const leaks = [];
  for (const [name, value] of Object.entries(hidden)) {
    expect(value.length, name).toBeGreaterThan(10);
    for (const [place, text] of Object.entries(places)) {
      if (text.includes(value)) leaks.push(`${name} in ${place}`);
    }
  }
  return leaks.filter((leak) => !MEANT.includes(leak));
};

/** Everybody does everything that has to do with a secret, once; some of it wrongly. */
async function journey(loggerTo: (stream: Writable) => Logger): Promise<Journey> {
  let logged = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      logged += chunk;
      done();
    },
  });
  const secret = randomBytes(32).toString('hex');
  const logger = loggerTo(stream);
  const server = await startTestServer({
    env: { FRONTDESK_SECRET: secret, METRICS: 'on' },
    logger,
  });
  const addresses: string[] = [];
  server.app.server.prependListener('request', (request) => {
    addresses.push(request.url ?? '');
    // As somebody would who looks for a fault.
    logger.info({ req: request }, 'a request came');
  });
  const words = `what was said ${uuid()}`;
  const visitor = await newVisitor(server.url);
  const id = await visitor.start();
  await visitor.send(id, words);
  const form = new FormData();
  const fileName = `${uuid()}.txt`;
  form.append('file', new Blob(['bytes']), fileName);
  const fileId = uuid();
  await visitor.ask('POST', `/api/widget/conversations/${id}/attachments?id=${fileId}`, form);
  const { content } = (
    await visitor.ask<{ content: string }>('GET', `/api/widget/attachments/${fileId}/links`)
  ).body;
  await fetch(content);
  await fetch(content.replace('signature=', 'signature=x'));
  const title = `a page ${uuid()}`;
  await visitor.ask('PUT', '/api/widget/session/page', { page: { url: 'https://shop.example/', title } });
  const attribute = `an attribute ${uuid()}`;
  await visitor.ask('PUT', '/api/widget/session/attributes', { attributes: { plan: attribute } });

  const [bearer, identity] = [newBearer(), await signedToken({ email: 'private.person@shop.example' })];
  await identify(server.url, identity, bearer);
  const forged = await identify(server.url, `${identity}x`, newBearer());

  const ana = await signedInAgent(server.url, 'Ana');
  await ana.answer(id, words);
  const note = `only for agents ${uuid()}`;
  await ana.note(id, note);
  await ana.ask('POST', '/api/agent/session/confirmation', { password: DEMO_PASSWORD });
  const invited = await ana.ask<AccountLink>('POST', '/api/agent/invitations', {
    name: 'Eve',
    email: 'eve@shop.example',
    role: 'agent',
  });
  const password = `a password ${uuid()}`;
  await linkApi(server.url)('PUT', '/api/account-link', { token: tokenOf(invited.body), password });
  const usedTwice = await linkApi(server.url)('POST', '/api/account-link', { token: tokenOf(invited.body) });
  const site = (await ana.ask<{ sites: { id: string }[] }>('GET', '/api/agent/sites')).body.sites[0]?.id;
  const key = await ana.ask<{ secret: string }>('POST', `/api/agent/sites/${site}/identity-keys`);
  const { secret: totp, codes } = await turnOnSecondFactor(await signedInAgent(server.url, 'Ben'));
  const channel = { socket_id: '1.2', channel_name: 'presence-agents' };
  const auth = await ana.ask<{ auth: string }>('POST', '/api/agent/channel-auth', channel);

  const programs = await programsUse(server.url, ana, site ?? '');

  const failing = nobody(server.url, { origin: server.url });
  const wrong = `wrong-${uuid()}`;
  const refusals = [
    ...programs.refusals,
    forged,
    usedTwice,
    await failing('POST', '/api/agent/session', { email: 'ana@demo.example', password: wrong }),
    await failing('POST', '/api/agent/session', { email: wrong, password: wrong }),
    await visitor.ask('POST', `/api/widget/conversations/${id}/messages`, { id: 1, body: words }),
    await failing('POST', '/api/setup', { token: newBearer(), name: 'E', email: 'e@x.example', password }),
    await nobody(server.url, { authorization: `Bearer ${visitor.token}x` })('GET', '/api/widget/session'),
    await nobody(server.url, { cookie: `${ana.cookie}x` })('GET', '/api/agent/session'),
  ];
  expect(refusals.every((reply) => reply.status >= 400)).toBe(true);
  const places = {
    logged,
    addresses: addresses.join('\n'),
    refusals: JSON.stringify(refusals.map((reply) => [reply.body, [...reply.headers]])),
    metrics: await (await fetch(`${server.url}/metrics`)).text(),
    health: await (await fetch(`${server.url}/health`)).text(),
    'the documentation': await (await fetch(`${server.url}/api/openapi.json`)).text(),
    'the audit log': JSON.stringify((await ana.ask('GET', '/api/agent/audit-log')).body),
    'what is stored of a visitor': JSON.stringify(
      (await nobody(server.url, { authorization: `Bearer ${bearer}` })('GET', '/api/widget/visitor')).body,
    ),
  };
  places.logged = logged;
  await server.remove();
  expect(logged, 'something must have been logged').toContain('/api/widget/conversations');
  expect(places.addresses).toContain('/api/widget/conversations');
  return {
    hidden: {
      secret,
      words,
      note,
      title,
      attribute,
      fileName,
      visitor: visitor.token,
      bearer,
      identity,
      email: 'private.person@shop.example'.slice(0, 14),
      cookie: ana.cookie.split('=')[1] ?? '',
      signature: new URL(content).searchParams.get('signature') ?? '',
      invitation: tokenOf(invited.body),
      password,
      key: key.body.secret,
      ...programs.hidden,
      totp,
      recovery: codes[0] ?? '',
      auth: auth.body.auth,
      wrong,
      DEMO_PASSWORD,
      DEMO_IDENTITY_SECRET,
    },
    places,
  };
}

/** A key, a bot and an endpoint are made and used, rightly and wrongly, and their secrets changed. */
async function programsUse(url: string, ana: TestAgent, siteId: string) {
  type Made = { token: string; secret: string };
  const made = async (path: string, body: object) =>
    (await ana.ask<Made>('POST', `/api/agent/${path}`, { id: uuid(), name: 'Program', ...body })).body;
  const key = await made('api-keys', { scopes: ['read', 'write'], expiresAt: null });
  const bot = await made('bots', { sites: [{ siteId, mode: 'first' }], answerSeconds: 20, url: null });
  const id = uuid();
  // Nothing leaves this machine: no name ends so (https://www.rfc-editor.org/rfc/rfc6761#section-6.4).
  const all = { types: null, siteIds: null, teamIds: null };
  const endpoint = await made('webhooks', { id, url: 'https://orders.invalid/', ...all });
  await ana.ask('POST', `/api/agent/webhooks/${id}/test`);
  const rotated = (await ana.ask<Made>('POST', `/api/agent/webhooks/${id}/secret`)).body;
  const as = (token: string) => nobody(url, { authorization: `Bearer ${token}` });
  const tools = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
  const uses = [
    await as(key.token)('GET', '/api/agent/team'),
    await as(key.token)('GET', '/api/agent/webhooks'),
    await as(bot.token)('GET', '/api/bot/profile'),
  ];
  expect(uses.map(({ status }) => status)).toEqual([200, 403, 200]);
  return {
    hidden: {
      keyToken: key.token,
      botToken: bot.token,
      botSecret: bot.secret,
      endpointSecret: endpoint.secret,
      rotatedSecret: rotated.secret,
    },
    refusals: [
      await as(key.token)('GET', '/api/agent/webhooks'),
      await as(`${key.token}x`)('GET', '/api/agent/team'),
      await as(`${key.token}x`)('POST', '/mcp', tools),
      await as(`${bot.token}x`)('GET', '/api/bot/profile'),
      await as(bot.token)('GET', '/api/agent/team'),
      await as(bot.token)('POST', '/mcp', tools),
    ],
  };
}
