import { expect, it } from 'vitest';
import type { Answer } from '../../../server/contract/client/ports.ts';
import type { TypedHttp } from '../../../server/contract/client/typed-http.ts';
import type { AgentRoute, WidgetRoute } from '../../../server/contract/routes/all.ts';
import type { AddressOf } from '../../../server/contract/routes/route.ts';
import type { widgetSites } from '../../../server/contract/routes/widget/sites.ts';
import type { Label } from '../../../server/contract/schemas/labels.ts';

/** Takes anything down as it is called; what matters is what the compiler says of the calls. */
function listening(calls: unknown[][]) {
  const request = async (...call: unknown[]) => {
    calls.push(call);
    return { ok: true, value: null };
  };
  return { request, upload: request };
}

it('lets the compiler check requests against the definitions of the routes', async () => {
  const calls: unknown[][] = [];
  const id: string = 'x';
  const label = { name: 'refund', color: '#b42318' };
  const agent = listening(calls) as unknown as TypedHttp<AgentRoute>;
  const widget = listening(calls) as unknown as TypedHttp<WidgetRoute, '/api/widget'>;

  const answer: Answer<Label> = await agent.request('PUT', `/api/agent/labels/${id}`, label);
  const nothing: Answer<null> = await agent.request('DELETE', `/api/agent/labels/${id}`);
  await agent.request('GET', `/api/agent/conversations/${id}/events?after=${1}`);
  await widget.request('POST', `/conversations/${id}/messages`, { id, body: 'Hello' });
  const count = calls.length;

  // @ts-expect-error there is no such address
  await agent.request('GET', '/api/agent/stickers');
  // @ts-expect-error labels are not patched
  await agent.request('PATCH', `/api/agent/labels/${id}`, label);
  // @ts-expect-error the body is missing
  await agent.request('PUT', `/api/agent/labels/${id}`);
  // @ts-expect-error a label has a colour
  await agent.request('PUT', `/api/agent/labels/${id}`, { name: 'refund' });
  // @ts-expect-error the answer is a label
  const wrong: Answer<{ teams: unknown[] }> = await agent.request('PUT', `/api/agent/labels/${id}`, label);
  // @ts-expect-error nobody uploads labels
  await agent.upload(`/api/agent/labels/${id}`, new File([], ''), { progress() {}, signal });
  // @ts-expect-error agents' routes are not for visitors
  await widget.request('GET', '/inbox?queue=open');
  expect([answer.ok, nothing.ok, wrong.ok, count]).toEqual([true, true, true, 4]);
});

it('lets the compiler check the address of a link, with or without a query', () => {
  const id: string = 'x';
  const avatar: AddressOf<typeof widgetSites.avatar> = `/api/widget/avatars/${id}`;
  const logo: AddressOf<typeof widgetSites.logo> = `/api/widget/sites/${id}/logo?v=${id}`;
  // @ts-expect-error there is no such address
  const wrong: AddressOf<typeof widgetSites.avatar> = `/api/widget/pictures/${id}`;
  expect([avatar, logo, wrong]).toHaveLength(3);
});

const { signal } = new AbortController();
