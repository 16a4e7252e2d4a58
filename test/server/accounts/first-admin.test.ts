import { expect, it } from 'vitest';
import { issueSetupToken } from '../../../server/accounts/first-admin.ts';
import { prepareDemo, retireDemo } from '../../../server/demo-people.ts';
import { addBot } from '../../support/bots.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { nobody, signedInAgent } from '../../support/people.ts';

onEveryDatabase('the first admin', { once: true, fresh: true }, ({ server }) => {
  const firstLink = async () => {
    await server.services.runInTransaction(retireDemo);
    return server.services.runInTransaction(issueSetupToken);
  };
  const person = (token: string, email = 'boss@example.com') => ({
    token,
    name: 'Boss',
    email,
    password: 'correct horse battery',
  });
  const make = (body: object) =>
    nobody(server.url, { origin: server.url })<{ error?: { code: string } }>('POST', '/api/setup', body);

  it('is made once, through the newest link; of two at once one wins', async () => {
    const old = await firstLink();
    const token = await server.services.runInTransaction(issueSetupToken);
    expect(await make(person(old))).toMatchObject({
      status: 410,
      body: { error: { code: 'setup_link_invalid' } },
    });
    const both = await Promise.all([
      make(person(token, 'a@example.com')),
      make(person(token, 'b@example.com')),
    ]);
    expect(both.map((reply) => reply.status).sort()).toEqual([201, 409]);
    expect(await make(person(token))).toMatchObject({
      status: 409,
      body: { error: { code: 'setup_done' } },
    });
    expect((await nobody(server.url)('GET', '/api/setup')).body).toEqual({ needed: false });
  });

  it('needs a password worth the name', async () => {
    const token = await firstLink();
    const reply = await make({ ...person(token), password: 'short' });
    expect(reply).toMatchObject({
      status: 400,
      body: { error: { code: 'bad_request', field: 'password' } },
    });
  });

  it('does not leave the demo’s public password working', async () => {
    const ana = await signedInAgent(server.url, 'Ana');
    const bot = await addBot(server.url, ana);
    expect((await bot.events()).status).toBe(200);
    expect((await ana.inbox('waiting')).status).toBe(200);
    expect(await server.services.runInTransaction(retireDemo)).toMatchObject({
      agents: 2,
      identityKeys: 1,
      bots: 1,
    });
    expect((await bot.events()).status).toBe(401);
    expect((await ana.inbox('waiting')).status).toBe(401);
    await expect(signedInAgent(server.url, 'Ana')).rejects.toThrow('sign_in_failed');
    expect(await server.services.runInTransaction(retireDemo), 'once is enough').toBeNull();
  });

  it('is not joined by the demo’s accounts when the demo is started over the same data', async () => {
    const token = await firstLink();
    expect((await make(person(token))).status).toBe(201);
    const demo = () => prepareDemo(server.services.database, server.services.runInTransaction, []);
    await expect(demo()).rejects.toThrow('belongs to a production installation');
    await expect(signedInAgent(server.url, 'Ana')).rejects.toThrow('sign_in_failed');
    // As an installation from before there was a mark.
    await server.services.database.write((db) => db.deleteFrom('meta').where('name', '=', 'mode').execute());
    await expect(demo()).rejects.toThrow('belongs to a production installation');
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const ask = nobody(server.url, { origin: server.url });
    const wrong = await ask('POST', '/api/agent/session', { email: 'ana@demo.example', password: 'nope' });
    const unknown = await ask('POST', '/api/agent/session', {
      email: 'zoe@demo.example',
      password: 'nope',
    });
    expect([wrong.status, wrong.body]).toEqual([401, unknown.body]);
  });
});
