import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../../server/contract/routes/all.ts';
import type { Sites } from '../../../server/contract/schemas/agent-api.ts';
import type { NewApiKey } from '../../../server/contract/schemas/api-keys.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { nobody, uuid } from '../../support/people.ts';

/** What no API key opens, and why. Whatever else agents and admins may ask, a key with its scope may. */
const CLOSED: Readonly<Record<string, string>> = {
  '/api/agent/session': 'a browser signs in',
  '/api/agent/channel-auth': 'a browser subscribes',
  '/api/agent/user-auth': 'a browser subscribes',
  '/api/agent/attention': 'what a person looks at',
  '/api/agent/profile': 'how a person signs in',
  '/api/agent/preferences': 'how a person likes their console',
  '/api/agent/push': 'the browsers of a person',
  '/api/agent/views': 'what a person saved for themselves',
  '/api/agent/list-counts': 'of what a person saved for themselves, and of teams',
  '/api/agent/drafts': 'what a person has begun to write',
  '/api/agent/mentions': 'who called a person',
  '/api/agent/own-replies': 'a person’s own wording',
  '/api/agent/reply-files': 'what a person in the console puts into wording, which may be their own',
  '/api/agent/canned-replies/:id/uses': 'which wording a person picks in the console',
  '/api/agent/rooms': 'what the team says among itself',
  '/api/agent/accounts': 'it would give rights',
  '/api/agent/invitations': 'it would give rights',
  '/api/agent/api-keys': 'it would give rights',
  '/api/agent/sites/:id/identity-keys': 'it would let one be any visitor',
  '/api/agent/bots': 'it would give a token',
  '/api/agent/bot-tests': 'a person tries out a bot',
  '/api/agent/chat-hooks': 'it would send what visitors write to another chat',
  '/api/agent/bridges': 'it would give the tokens of a chat away, or a person to somebody of it',
};

const under = (path: string): boolean =>
  Object.keys(CLOSED).some((prefix) => path === prefix || path.startsWith(`${prefix}/`));

describe('what API keys open', () => {
  const asked = ROUTES.filter(({ who }) => who === 'agent' || who === 'admin');

  it('is everything that agents and admins may ask, but what is about a person or would give rights', () => {
    const missing = asked.filter(({ key, path }) => key === undefined && !under(path));
    // It cannot be undone.
    const forGood = ['DELETE /api/agent/sites/:id'];
    expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual(forGood);
  });

  it('has no reason for what is not there', () => {
    const unused = Object.keys(CLOSED).filter(
      (prefix) => !asked.some(({ path, key }) => key === undefined && `${path}/`.startsWith(`${prefix}/`)),
    );
    expect(unused).toEqual([]);
  });
});

onEveryDatabase('an integration with one key', ({ server, ana, visitor }) => {
  it('keeps hours, site settings, teams, canned replies, labels and files', async () => {
    const serviceId = uuid();
    await ana.ask('PUT', `/api/agent/services/${serviceId}`, { name: 'Back office' });
    const scopes = ['read', 'write', 'settings'];
    const { body } = await ana.ask<NewApiKey>('POST', '/api/agent/api-keys', {
      id: uuid(),
      name: 'Back office',
      scopes,
      expiresAt: null,
      serviceId,
    });
    const by = nobody(server.url, { authorization: `Bearer ${body.token}` });
    const [site] = (await by<Sites>('GET', '/api/agent/sites')).body.sites;
    const put = async (path: string, given: object) =>
      expect((await by('PUT', `/api/agent/${path}`, given)).status, path).toBe(200);

    const week = Array.from({ length: 7 }, () => [{ from: '09:00', to: '17:00' }]);
    const hours = { timeZone: 'Europe/Berlin', week, holidays: [] };
    await put(`sites/${site?.id}`, { settings: { hours, visitorFiles: false } });
    const { sites } = (await by<Sites>('GET', '/api/agent/sites')).body;
    expect(sites.find(({ id }) => id === site?.id)?.settings).toMatchObject({ hours, visitorFiles: false });
    await put(`teams/${uuid()}`, { name: 'Returns', memberIds: [ana.id] });
    await put(`canned-replies/${uuid()}`, { name: 'Thanks by program', body: 'Thank you!' });
    await put(`labels/${uuid()}`, { name: 'Refund by program', color: '#aa3300' });
    const id = await visitor.start();
    const form = new FormData();
    form.append('file', new Blob(['label']), 'label.txt');
    const file = uuid();
    expect((await by('POST', `/api/agent/conversations/${id}/attachments?id=${file}`, form)).status).toBe(
      201,
    );
    const message = { id: uuid(), body: 'Your label', attachmentIds: [file] };
    expect((await by('POST', `/api/agent/conversations/${id}/messages`, message)).status).toBe(201);
    const content = await fetch(`${server.url}/api/agent/attachments/${file}/content`, {
      headers: { authorization: `Bearer ${body.token}` },
    });
    expect(await content.text()).toBe('label');
  });
});
