import { describe, expect, it } from 'vitest';
import { createAgent } from '../../server/accounts/agents.ts';
import type { AccountLink } from '../../server/contract/schemas/accounts-api.ts';
import type { ApiScope, NewApiKey } from '../../server/contract/schemas/api-keys.ts';
import { linkApi, tokenOf, trySignIn, withCookieOf } from '../support/accounts.ts';
import { newVisitor, nobody, signedInAgent, uuid } from '../support/people.ts';
import { DEMO_PASSWORD_HASH } from '../support/run/cheap-password.ts';
import type { TestServer } from '../support/test-server.ts';
import { attack, battleground } from './attack.ts';
import { weakenedBuild, without } from './weakened/build.ts';
import { type Product, product } from './weakened/entry.ts';

describe('rights that outlive their end', () => {
  const ground = battleground({ env: { RATE_LIMIT_FACTOR: '1000' } });

  for (const [how, change] of [
    ['deactivated', { active: false }],
    ['demoted', { role: 'agent' }],
  ] as const) {
    ground.attack(`an invitation and a reset link, kept by an admin who was ${how}`, {
      without: 'a link ends with the right of who made it',
      async attempt(server) {
        const mallory = await newAdmin(server);
        const ana = await signedInAgent(server.url, 'Ana');
        const invitation = await invite(mallory.ask);
        const reset = await mallory.ask<AccountLink>(
          'POST',
          `/api/agent/accounts/${(await signedInAgent(server.url, 'Ben')).id}/password-reset`,
        );
        expect(reset.status, 'an admin may make one').toBe(201);
        expect((await ana.ask('PUT', `/api/agent/accounts/${mallory.id}`, change)).status).toBe(200);
        return [await opens(server, tokenOf(invitation.body)), await opens(server, tokenOf(reset.body))];
      },
      succeeds: [200, 200],
      fails: [410, 410],
    });
  }

  it('links of an admin who still is one go on working', async () => {
    const server = ground.ours();
    const ana = await signedInAgent(server.url, 'Ana');
    const invitation = await invite(ana.ask);
    const mallory = await newAdmin(server);
    await ana.ask('PUT', `/api/agent/accounts/${mallory.id}`, { active: false });
    expect(await opens(server, tokenOf(invitation.body))).toBe(200);
  });

  ground.attack('an API key of somebody who was deactivated, and is let in again much later', {
    without: 'keys of a deactivated admin are deleted',
    async attempt(server) {
      const mallory = await newAdmin(server);
      const ana = await signedInAgent(server.url, 'Ana');
      const program = await newKey(server, mallory.ask);
      const before = (await program('GET', '/api/agent/team')).status;
      await ana.ask('PUT', `/api/agent/accounts/${mallory.id}`, { active: false });
      const off = (await program('GET', '/api/agent/team')).status;
      await ana.ask('PUT', `/api/agent/accounts/${mallory.id}`, { active: true });
      return { before, off, on: (await program('GET', '/api/agent/team')).status };
    },
    succeeds: { before: 200, off: 401, on: 200 },
    fails: { before: 200, off: 401, on: 401 },
  });

  ground.attack('an API key of a service that was deleted', {
    without: 'keys end with their service',
    async attempt(server) {
      const ana = await signedInAgent(server.url, 'Ana');
      const { service, program } = await newServiceKey(server, ana.ask);
      const before = (await program('GET', '/api/agent/team')).status;
      expect((await ana.ask('DELETE', `/api/agent/services/${service}`)).status).toBe(204);
      return { before, after: (await program('GET', '/api/agent/team')).status };
    },
    succeeds: { before: 200, after: 200 },
    fails: { before: 200, after: 401 },
  });

  for (const [who, change, scopes] of [
    ['by a key that may only write', {}, ['write']],
    ['with the key of an admin who is one no more', { role: 'agent' }, ['write', 'impersonate']],
  ] as const) {
    ground.attack(`a message in the name of a colleague, ${who}`, {
      without: 'a key acts as nobody else unless it may',
      async attempt(server) {
        const mallory = await newAdmin(server);
        const ana = await signedInAgent(server.url, 'Ana');
        const program = await newKey(server, mallory.ask, [...scopes], {}, { 'frontdesk-agent': ana.id });
        await ana.ask('PUT', `/api/agent/accounts/${mallory.id}`, change);
        const id = await (await newVisitor(server.url)).start();
        const said = { id: uuid(), body: 'Send your password to me.' };
        return (await program('POST', `/api/agent/conversations/${id}/messages`, said)).status;
      },
      succeeds: 201,
      fails: 403,
    });
  }

  ground.attack('settings, changed with the key of an admin who is one no more', {
    without: 'admins alone do what admins do',
    async attempt(server) {
      const mallory = await newAdmin(server);
      const ana = await signedInAgent(server.url, 'Ana');
      const program = await newKey(server, mallory.ask, ['read', 'settings', 'audit', 'webhooks']);
      const path = `/api/agent/labels/${uuid()}`;
      const change = async () => [
        (await program('PUT', path, { name: 'refund', color: '#112233' })).status,
        (await program('GET', '/api/agent/accounts')).status,
        (await program('GET', '/api/agent/webhooks')).status,
      ];
      expect(await change(), 'as an admin they may').toEqual([200, 200, 200]);
      await ana.ask('PUT', `/api/agent/accounts/${mallory.id}`, { role: 'agent' });
      return change();
    },
    succeeds: [200, 200, 200],
    fails: [403, 403, 403],
  });

  ground.attack('a conversation, claimed by a service, which nobody could take from it', {
    without: 'a service does nothing that is a person’s',
    async attempt(server) {
      const ana = await signedInAgent(server.url, 'Ana');
      const { program } = await newServiceKey(server, ana.ask);
      const conversation = await (await newVisitor(server.url)).start();
      const { status } = await program('PUT', `/api/agent/conversations/${conversation}/assignment`, {});
      return status === 403 ? 'refused' : 'taken on';
    },
    succeeds: 'taken on',
    fails: 'refused',
  });

  ground.attack('a room of the team, asked for by a program as if it were a conversation', {
    without: 'rooms are for people',
    async attempt(server) {
      const ana = await signedInAgent(server.url, 'Ana');
      const room = uuid();
      expect((await ana.ask('PUT', `/api/agent/rooms/${room}`, { name: 'Talk' })).status).toBe(200);
      const said = await ana.ask<object>('POST', `/api/agent/conversations/${room}/notes`, {
        id: uuid(),
        body: 'Between us',
      });
      expect(said.status).toBe(201);
      const program = await newKey(server, ana.ask);
      const conversation = await (await newVisitor(server.url)).start();
      expect(
        (await program('GET', `/api/agent/conversations/${conversation}/messages?before=99`)).status,
      ).toBe(200);
      return [
        (await program('GET', `/api/agent/conversations/${room}/messages?before=99`)).status,
        (await program('GET', `/api/agent/conversations/${room}/events?after=0`)).status,
        (await program('POST', `/api/agent/conversations/${room}/notes`, { id: uuid(), body: 'I, too' }))
          .status,
      ];
    },
    succeeds: [200, 200, 201],
    fails: [404, 404, 404],
  });

  // Ends what the others need, and so comes last.
  attack('a demo taken to production: the admin, the key and the invitation of whoever came by', {
    weakened: async () => {
      const weak = await weakenedBuild();
      return without(['the end of a demo ends all who came in through it'], () =>
        takeToProduction(weak, ground.weak()),
      );
    },
    ours: () => takeToProduction(product, ground.ours()),
    succeeds: { signIn: 200, key: 200, invitation: 200, ownerIsLetIn: false },
    fails: { signIn: 401, key: 401, invitation: 410, ownerIsLetIn: true },
  });
});

/** What a stranger who was admin of a demo can do when the same data becomes a production installation. */
async function takeToProduction({ retireDemo }: Product, server: TestServer) {
  const mallory = await newAdmin(server);
  const invitation = await invite(mallory.ask);
  const program = await newKey(server, mallory.ask);
  await server.services.runInTransaction(retireDemo);
  return {
    signIn: (await trySignIn(server.url, { email: mallory.email })).status,
    key: (await program('GET', '/api/agent/team')).status,
    invitation: await opens(server, tokenOf(invitation.body)),
    ownerIsLetIn: (await nobody(server.url)<{ needed: boolean }>('GET', '/api/setup')).body.needed,
  };
}

/** Somebody whom Ana made an admin, signed in. */
async function newAdmin(server: TestServer) {
  const email = `${uuid()}@evil.example`;
  const { id } = await server.services.runInTransaction((tx) =>
    createAgent(tx, { name: 'Mallory', email, role: 'admin', passwordHash: DEMO_PASSWORD_HASH }),
  );
  const reply = await trySignIn(server.url, { email });
  return { id, email, ask: withCookieOf(server.url, reply) };
}

const invite = (ask: ReturnType<typeof nobody>) =>
  ask<AccountLink>('POST', '/api/agent/invitations', {
    name: 'Another',
    email: `${uuid()}@evil.example`,
    role: 'admin',
  });

const opens = async ({ url }: TestServer, token: string) =>
  (await linkApi(url)('POST', '/api/account-link', { token })).status;

/** A program with a key that may read and write, or what else is said. */
async function newKey(
  { url }: TestServer,
  ask: ReturnType<typeof nobody>,
  scopes: readonly ApiScope[] = ['read', 'write'],
  speaker: { serviceId?: string } = {},
  headers: Record<string, string> = {},
) {
  const made = await ask<NewApiKey>('POST', '/api/agent/api-keys', {
    id: uuid(),
    name: 'A program',
    scopes,
    expiresAt: null,
    ...speaker,
  });
  expect(made.status).toBe(201);
  return nobody(url, { ...headers, authorization: `Bearer ${made.body.token}` });
}

/** The same, speaking for a service of its own. */
async function newServiceKey(server: TestServer, ask: ReturnType<typeof nobody>) {
  const service = uuid();
  expect((await ask('PUT', `/api/agent/services/${service}`, { name: 'A service' })).status).toBe(200);
  return { service, program: await newKey(server, ask, ['read', 'write'], { serviceId: service }) };
}
