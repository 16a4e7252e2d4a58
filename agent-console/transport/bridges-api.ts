import type { PutBridge } from '../../server/contract/bridges/bridges-api.ts';
import type { HttpClient } from '../../server/contract/client/http-client.ts';
import type { TypedHttp } from '../../server/contract/client/typed-http.ts';
import type { AgentRoute } from '../../server/contract/routes/all.ts';

/** What the settings of chat bridges ask of the server, one method per request. */
export function createBridgesApi(http: HttpClient) {
  const { request } = http as TypedHttp<AgentRoute>;
  const base = '/api/agent/bridges';
  return {
    readBridges: () => request('GET', base),
    putBridge: (kind: string, what: PutBridge) => request('PUT', `${base}/${kind}`, what),
    deleteBridge: (kind: string) => request('DELETE', `${base}/${kind}`),
    testBridge: (kind: string) => request('POST', `${base}/${kind}/test`),
    linkBridgePerson: (kind: string, personId: string, agentId: string | null) =>
      request('PUT', `${base}/${kind}/people/${encodeURIComponent(personId)}`, { agentId }),
  };
}
