import type { FeatureLevel } from '../level.ts';
import { asConsole, idOf, PASSWORD, type Person, SHOP, signedIn } from './person.ts';

export const OWNER = 'dora@shop.example';

/** The owner of the shop, made with the one-time link of the first start that is no demo. */
export async function makeOwner(url: string, setupToken: string): Promise<Person> {
  const account = { token: setupToken, name: 'Dora', email: OWNER, password: PASSWORD };
  return signedIn(url, await asConsole(url)('POST', '/api/setup', account));
}

/** The site's settings that every version has. */
export async function nameSite(dora: Person): Promise<string> {
  const { body } = await dora<{ sites: { id: string }[] }>('GET', '/api/agent/sites');
  const id = body.sites[0]?.id;
  if (id === undefined) throw new Error('There is no site.');
  await dora('PUT', `/api/agent/sites/${id}`, {
    name: 'Harbour Tea',
    greeting: 'Good day! Person us about tea.',
    color: '#7c3aed',
    allowedOrigins: [SHOP],
  });
  return id;
}

/** Another agent, through an invitation. */
export async function invite(url: string, dora: Person, name: string): Promise<{ id: string; ask: Person }> {
  const email = `${name.toLowerCase()}@shop.example`;
  await dora('POST', '/api/agent/session/confirmation', { password: PASSWORD });
  const { body } = await dora<{ url: string }>('POST', '/api/agent/invitations', {
    name,
    email,
    role: 'agent',
  });
  const token = body.url.split('#token=')[1];
  const ask = signedIn(url, await asConsole(url)('PUT', '/api/account-link', { token, password: PASSWORD }));
  const session = await ask<{ agent: { id: string } }>('GET', '/api/agent/session');
  return { id: session.body.agent.id, ask };
}

/** Teams, labels, canned replies and how the site asks; of each something that is deleted again. */
export async function setUpTeam(
  dora: Person,
  { siteId, memberIds, level }: { siteId: string; memberIds: string[]; level: FeatureLevel },
): Promise<void> {
  const rule = { cap: 3, acceptSeconds: 60, sticky: true };
  await dora('PUT', `/api/agent/sites/${siteId}`, {
    settings: {
      greetings: { de: 'Guten Tag! Fragen zum Tee?' },
      topics: [
        { id: 'orders', label: { '*': 'Orders' } },
        { id: 'tea', label: { '*': 'Tea', de: 'Tee' } },
      ],
      form: [
        { id: 'name', kind: 'text', label: { '*': 'Your name' }, required: false },
        { id: 'mail', kind: 'email', label: { '*': 'Your address' }, required: false },
      ],
      rating: 'faces',
      texts: { en: { compose: 'Write to us' } },
      ...routing(level, 'shared', rule),
    },
  });
  const put = (what: string, name: string, body: object) =>
    dora('PUT', `/api/agent/${what}/${idOf(name)}`, { name, ...body });
  await put('teams', 'Orders', { memberIds, ...routing(level, 'round_robin', { ...rule, cap: 2 }) });
  await put('teams', 'Gone team', { memberIds: [] });
  await put('labels', 'Billing', { color: '#aa3300' });
  await put('labels', 'Urgent', { color: '#cc0000' });
  await put('labels', 'Gone label', { color: '#333333' });
  await put('canned-replies', 'hello', { body: 'Hello {{visitor.name}}, thank you for writing.' });
  await put('canned-replies', 'gone-reply', { body: 'Never again.' });
  for (const [what, name] of [
    ['teams', 'Gone team'],
    ['labels', 'Gone label'],
    ['canned-replies', 'gone-reply'],
  ] as const)
    await dora('DELETE', `/api/agent/${what}/${idOf(name)}`);
}

/** A rule of routing, under the names that it has in the API at this level. */
function routing(level: FeatureLevel, mode: 'shared' | 'round_robin', rule: object): object {
  if (level >= 5) return { routing: { mode, ...rule } };
  return { fairness: { mode: mode === 'round_robin' ? 'robin' : mode, ...rule } };
}

/** What is Dora's own: a saved view, a draft, how she sends, and a key for a program. */
export async function setUpOwn(dora: Person, conversationId: string): Promise<{ apiToken: string }> {
  await dora('PUT', `/api/agent/views/${idOf('urgent view')}`, {
    name: 'Urgent ones',
    filter: { match: 'all', rules: [{ field: 'label', op: 'is', values: [idOf('Urgent')] }] },
  });
  await dora('PUT', `/api/agent/drafts/${conversationId}`, {
    mode: 'reply',
    reply: 'We are still looking for',
    note: 'ask the printer',
    attachments: [],
    updatedAt: Date.now(),
  });
  await dora('PATCH', '/api/agent/preferences', { sendWith: 'mod-enter' });
  const { body } = await dora<{ token: string }>('POST', '/api/agent/api-keys', {
    id: idOf('key of the warehouse'),
    name: 'Warehouse',
    scopes: ['read'],
    expiresAt: null,
  });
  return { apiToken: body.token };
}
