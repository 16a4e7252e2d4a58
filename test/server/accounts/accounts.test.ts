import { expect, it } from 'vitest';
import type {
  AccountLink,
  Accounts,
  AuditPage,
  Profile,
  SessionList,
} from '../../../server/contract/schemas/accounts-api.ts';
import {
  appCode,
  linkApi,
  type Refusable,
  tokenOf,
  trySignIn,
  turnOnSecondFactor,
  withCookieOf,
} from '../../support/accounts.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, signedInAgent, uuid } from '../../support/people.ts';

onEveryDatabase('agents’ accounts', { once: true, fresh: true }, ({ server, ana }) => {
  const actions = async () =>
    (await ana.ask<AuditPage>('GET', '/api/agent/audit-log')).body.entries.map((entry) => entry.action);
  const invite = (email = 'cleo@shop.example', role = 'agent') =>
    ana.ask<AccountLink>('POST', '/api/agent/invitations', { name: 'Cleo', email, role });
  const staleConfirmation = () =>
    server.services.database.write((db) => db.updateTable('sessions').set({ confirmed_at: 0 }).execute());

  it('lists sessions and ends one, or all others', async () => {
    const phone = await signedInAgent(server.url, 'Ana');
    const tablet = await signedInAgent(server.url, 'Ana');
    const list = (await ana.ask<SessionList>('GET', '/api/agent/profile/sessions')).body.sessions;
    expect(list).toHaveLength(3);
    expect(list.filter((session) => session.current)).toHaveLength(1);
    const phones = (await phone.ask<SessionList>('GET', '/api/agent/profile/sessions')).body.sessions;
    const id = phones.find((session) => session.current)?.id;
    expect((await ana.ask('DELETE', `/api/agent/profile/sessions/${id}`)).status).toBe(204);
    expect((await phone.inbox('mine')).status).toBe(401);
    expect((await tablet.inbox('mine')).status).toBe(200);
    expect((await ana.ask('DELETE', '/api/agent/profile/sessions')).status).toBe(204);
    expect((await tablet.inbox('mine')).status).toBe(401);
    expect((await ana.inbox('mine')).status).toBe(200);
    expect(await actions()).toContain('session.ended');
  });

  it('ends every other session with a new password, and goes on in a new one', async () => {
    const phone = await signedInAgent(server.url, 'Ana');
    const next = 'correct horse battery';
    const change = (current: string) =>
      ana.ask<Refusable>('PUT', '/api/agent/profile/password', { current, next });
    expect(await change('wrong')).toMatchObject({
      status: 401,
      body: { error: { code: 'sign_in_failed' } },
    });
    const changed = await change('frontdesk-demo');
    expect(changed.status).toBe(204);
    expect((await phone.inbox('mine')).status).toBe(401);
    expect((await ana.inbox('mine')).status, 'the old token has ended too').toBe(401);
    expect((await withCookieOf(server.url, changed)('GET', '/api/agent/profile')).status).toBe(200);
    expect((await trySignIn(server.url, { email: 'ana@demo.example' })).status).toBe(401);
    expect((await trySignIn(server.url, { email: 'ana@demo.example', password: next })).status).toBe(200);
  });

  it('invites by a link that works once', async () => {
    const made = await invite();
    expect(made.status).toBe(201);
    const token = tokenOf(made.body);
    expect((await linkApi(server.url)('POST', '/api/account-link', { token })).body).toEqual({
      kind: 'invite',
      name: 'Cleo',
      email: 'cleo@shop.example',
    });
    const password = 'a password of cleo';
    const join = () => linkApi(server.url)('PUT', '/api/account-link', { token, password });
    const both = await Promise.all([join(), join()]);
    expect(both.map((reply) => reply.status).sort()).toEqual([204, 410]);
    const cleo = withCookieOf(server.url, both.find((reply) => reply.status === 204) ?? both[0]);
    expect((await cleo<Profile>('GET', '/api/agent/profile')).body).toMatchObject({
      email: 'cleo@shop.example',
      role: 'agent',
    });
    expect((await invite()).status, 'she is an agent now').toBe(409);
    expect(await actions()).toEqual(expect.arrayContaining(['agent.invited', 'agent.joined']));
  });

  it('lets a newer invitation replace the older, and withdraws one', async () => {
    const older = tokenOf((await invite()).body);
    const newer = tokenOf((await invite()).body);
    const open = (token: string) => linkApi(server.url)('POST', '/api/account-link', { token });
    expect([(await open(older)).status, (await open(newer)).status]).toEqual([410, 200]);
    const { invitations } = (await ana.ask<Accounts>('GET', '/api/agent/accounts')).body;
    expect(invitations).toHaveLength(1);
    expect((await ana.ask('DELETE', `/api/agent/invitations/${invitations[0]?.id}`)).status).toBe(204);
    expect((await open(newer)).status).toBe(410);
  });

  it('resets a password by a link, once, though it is used twice in one moment; the second factor stays', async () => {
    const ben = await signedInAgent(server.url, 'Ben');
    const { secret } = await turnOnSecondFactor(ben);
    const made = await ana.ask<AccountLink>('POST', `/api/agent/accounts/${ben.id}/password-reset`);
    const password = 'a password of ben';
    const token = tokenOf(made.body);
    const set = () => linkApi(server.url)('PUT', '/api/account-link', { token, password });
    const both = await Promise.all([set(), set()]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 410]);
    const use = both.find(({ status }) => status === 204);
    expect(use?.headers.get('set-cookie'), 'a link alone signs nobody in').toBeNull();
    expect((await ben.inbox('mine')).status).toBe(401);
    const email = 'ben@demo.example';
    expect((await trySignIn(server.url, { email })).body.error?.code).toBe('sign_in_failed');
    expect((await trySignIn(server.url, { email, password })).body.error?.code).toBe(
      'second_factor_required',
    );
    expect((await trySignIn(server.url, { email, password, code: appCode(secret) })).status).toBe(200);
  });

  it('asks for the second factor, and takes a recovery code once in its place', async () => {
    const { secret, codes } = await turnOnSecondFactor(ana);
    const email = 'ana@demo.example';
    expect(codes).toHaveLength(10);
    expect((await trySignIn(server.url, { email })).body.error?.code).toBe('second_factor_required');
    const wrong = await trySignIn(server.url, { email, code: '000000' });
    expect(wrong.body.error?.code).toBe('second_factor_wrong');
    expect((await trySignIn(server.url, { email, code: appCode(secret) })).status).toBe(200);
    const code = codes[3] ?? '';
    expect((await trySignIn(server.url, { email, code: code.toUpperCase() })).status).toBe(200);
    expect((await trySignIn(server.url, { email, code })).body.error?.code).toBe('second_factor_wrong');
    expect((await ana.ask<Profile>('GET', '/api/agent/profile')).body).toMatchObject({
      secondFactor: true,
      recoveryCodesLeft: 9,
    });
    expect((await ana.ask('DELETE', '/api/agent/profile/second-factor')).status).toBe(204);
    expect((await trySignIn(server.url, { email })).status).toBe(200);
  });

  it('turns somebody off: signed out, what they had open waits again, and on again', async () => {
    const ben = await signedInAgent(server.url, 'Ben');
    const anna = await newVisitor(server.url);
    const conversation = await anna.start();
    await anna.send(conversation, 'Hello?');
    await ben.claim(conversation);
    const path = `/api/agent/accounts/${ben.id}`;
    expect((await ana.ask('PUT', path, { active: false })).body).toMatchObject({ active: false });
    expect((await ben.inbox('mine')).status).toBe(401);
    expect((await ana.read(conversation)).body.conversation.state).toMatchObject({ status: 'waiting' });
    expect((await trySignIn(server.url, { email: 'ben@demo.example' })).body.error?.code).toBe(
      'sign_in_failed',
    );
    expect((await ana.ask('PUT', path, { active: true, role: 'admin' })).status).toBe(200);
    expect((await trySignIn(server.url, { email: 'ben@demo.example' })).status).toBe(200);
    expect(await actions()).toEqual(
      expect.arrayContaining(['agent.deactivated', 'agent.reactivated', 'agent.role_changed']),
    );
  });

  it('always keeps an admin, also when two turn each other off at once', async () => {
    const ben = await signedInAgent(server.url, 'Ben');
    expect((await ana.ask('PUT', `/api/agent/accounts/${ana.id}`, { role: 'agent' })).status).toBe(403);
    await ana.ask('PUT', `/api/agent/accounts/${ben.id}`, { role: 'admin' });
    const both = await Promise.all([
      ana.ask('PUT', `/api/agent/accounts/${ben.id}`, { active: false }),
      ben.ask('PUT', `/api/agent/accounts/${ana.id}`, { active: false }),
    ]);
    expect(both.map((reply) => reply.status)).toContain(200);
    const admins = await server.services.database.read
      .selectFrom('agents')
      .select('id')
      .where('role', '=', 'admin')
      .where('deactivated_at', 'is', null)
      .execute();
    expect(admins).toHaveLength(1);
  });

  it('asks again for the password before dangerous changes', async () => {
    await staleConfirmation();
    const refused = await invite();
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'confirmation_required' } } });
    const confirm = (password: string) =>
      ana.ask<Refusable>('POST', '/api/agent/session/confirmation', { password });
    expect((await confirm('wrong')).body.error?.code).toBe('sign_in_failed');
    expect((await invite()).status).toBe(403);
    expect((await confirm('frontdesk-demo')).status).toBe(204);
    expect((await invite()).status).toBe(201);
  });

  it('keeps accounts and the log from agents who are not admins', async () => {
    const ben = await signedInAgent(server.url, 'Ben');
    for (const [method, path, body] of [
      ['GET', '/api/agent/accounts'],
      ['GET', '/api/agent/audit-log'],
      ['PUT', `/api/agent/accounts/${ben.id}`, { role: 'admin' }],
      ['POST', `/api/agent/accounts/${ana.id}/password-reset`],
      ['DELETE', `/api/agent/accounts/${ana.id}/second-factor`],
      ['POST', '/api/agent/invitations', { name: 'E', email: 'e@x.example', role: 'admin' }],
      ['DELETE', `/api/agent/invitations/${ben.id}`],
    ] as const) {
      expect((await ben.ask(method, path, body)).status, `${method} ${path}`).toBe(403);
    }
  });

  it('pages through the log, the newest first', async () => {
    await server.services.database.write(async (db) => {
      for (let index = 0; index < 120; index += 1) {
        await db
          .insertInto('audit_log')
          .values({
            id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
            at: 1_000 + Math.floor(index / 3),
            action: 'settings.changed',
            actor_id: null,
            actor_name: '',
            subject: String(index),
            network: null,
          })
          .execute();
      }
    });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `?cursor=${cursor}`;
      const page: AuditPage = (await ana.ask<AuditPage>('GET', `/api/agent/audit-log${query}`)).body;
      seen.push(...page.entries.map((entry) => entry.subject));
      cursor = page.next;
    } while (cursor !== null);
    const numbered = seen.filter((subject) => subject !== '').map(Number);
    expect(numbered).toEqual(Array.from({ length: 120 }, (_, index) => 119 - index));
  });

  it('reads from the log what is asked for: a person, an action, a time', async () => {
    const [one, two] = [uuid(), uuid()];
    const actions = ['site.changed', 'site.created'] as const;
    await server.services.database.write(async (db) => {
      for (let index = 0; index < 130; index += 1) {
        const id = uuid();
        const actor_id = index % 2 === 0 ? one : two;
        const action = actions[index % 3 === 0 ? 0 : 1] ?? '';
        const entry = { id, at: 5_000 + index, action, actor_id, actor_name: 'Somebody', network: null };
        await db
          .insertInto('audit_log')
          .values({ ...entry, subject: `${index}` })
          .execute();
      }
    });
    const read = async (filter: Record<string, string>) => {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const query = new URLSearchParams(cursor === '' ? filter : { ...filter, cursor });
        const page = await ana.ask<AuditPage>('GET', `/api/agent/audit-log?${query}`);
        expect(page.status).toBe(200);
        seen.push(...page.body.entries.map(({ subject }) => subject));
        cursor = page.body.next;
      }
      return seen;
    };
    const numbers = (wanted: (index: number) => boolean) =>
      Array.from({ length: 130 }, (_, index) => 129 - index)
        .filter(wanted)
        .map(String);
    expect(await read({ actor: one })).toEqual(numbers((index) => index % 2 === 0));
    expect(await read({ actor: one, action: 'site.changed' })).toEqual(numbers((index) => index % 6 === 0));
    expect(await read({ actor: two, from: '5010', until: '5020' })).toEqual(
      numbers((index) => index % 2 === 1 && index >= 10 && index < 20),
    );
    expect(await read({ actor: uuid() })).toEqual([]);
    const nobody = await ana.ask<AuditPage>('GET', '/api/agent/audit-log?actor=unknown');
    expect(nobody.body.entries.map(({ actor }) => actor)).toEqual(nobody.body.entries.map(() => null));
    expect((await ana.ask('GET', '/api/agent/audit-log?action=site.eaten')).status).toBe(400);
    expect((await ana.ask('GET', '/api/agent/audit-log?actor=Ana')).status).toBe(400);
  });
});
