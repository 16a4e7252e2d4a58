import { signedInAgent, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { corpus } from '../corpora/read-corpus.ts';

/** Short enough for every name there is. */
export const MARKUP = '<img src=x onerror=window.pwned=1>';

type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** Writes script into everything that somebody can write: the visitor, their page, agents, admins, other programs. */
export async function makeEverythingHostile(
  server: TestServer,
  visitorAsk: Ask,
  conversationId: string,
): Promise<void> {
  const path = `/api/widget/conversations/${conversationId}`;
  for (const words of corpus('scripts'))
    await visitorAsk('POST', `${path}/messages`, { id: uuid(), body: words });
  await visitorAsk('POST', `${path}/messages`, { id: uuid(), body: 'https://evil.example/<b>?"onerror=1' });
  const pages = corpus('scripts').map((words) => ({ url: `https://shop.example/${words}`, title: words }));
  const steps = pages.map((page) => ({
    id: uuid(),
    agoMs: 0,
    name: MARKUP,
    page,
    data: { [MARKUP]: MARKUP },
  }));
  await visitorAsk('POST', '/api/widget/session/activity', { steps });
  await visitorAsk('PUT', '/api/widget/session/page', {
    page: { url: 'javascript:window.pwned=1', title: MARKUP },
  });
  const attributes = Object.fromEntries(
    corpus('scripts').map((words, index) => [`${index}${words}`.slice(0, 40), words.slice(0, 200)]),
  );
  await visitorAsk('PUT', '/api/widget/session/attributes', { attributes });

  const ana = await signedInAgent(server.url, 'Ana');
  const done: Ask = async (method, to, body) => {
    const reply = await ana.ask(method, to, body);
    if (reply.status >= 300) throw new Error(`${method} ${to}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  const [labelId, teamId] = [uuid(), uuid()];
  await done('PUT', `/api/agent/labels/${labelId}`, { name: MARKUP, color: '#aa0000' });
  await done('PUT', `/api/agent/teams/${teamId}`, { name: MARKUP, memberIds: [] });
  await done('PUT', `/api/agent/canned-replies/${uuid()}`, {
    name: MARKUP,
    body: `${MARKUP} {{visitor.name}}`,
  });
  await done('PUT', `/api/agent/views/${uuid()}`, { name: MARKUP, filter: { match: 'all', rules: [] } });
  await done('POST', '/api/agent/invitations', { name: MARKUP, email: 'i@evil.example', role: 'agent' });
  await done('PATCH', `/api/agent/conversations/${conversationId}`, { addLabelIds: [labelId], teamId });
  await done('POST', `/api/agent/conversations/${conversationId}/notes`, { id: uuid(), body: MARKUP });
  await done('PUT', '/api/agent/profile', { name: MARKUP });
  await done('POST', `/api/agent/conversations/${conversationId}/messages`, { id: uuid(), body: MARKUP });
  // What came from elsewhere: signed names, a browser's own words, a site's settings.
  await server.services.database.write(async (db) => {
    await db
      .updateTable('visitors')
      .set({
        name: MARKUP,
        email: `${MARKUP}@evil.example`,
        user_agent: MARKUP,
        language: MARKUP,
        time_zone: MARKUP,
        signed_attributes: JSON.stringify({ [MARKUP]: MARKUP }),
      })
      .execute();
    await db.updateTable('sites').set({ name: MARKUP, greeting: MARKUP }).execute();
  });
}
