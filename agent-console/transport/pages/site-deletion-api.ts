import type { HttpClient } from '../../../server/contract/client/http-client.ts';
import type { TypedHttp } from '../../../server/contract/client/typed-http.ts';
import type { AgentRoute } from '../../../server/contract/routes/all.ts';

/** Deletes a site for good; before that, how much goes with it. */
export function createSiteDeletionApi(http: HttpClient) {
  const { request } = http as TypedHttp<AgentRoute>;
  return {
    preview: (siteId: string) => request('GET', `/api/agent/sites/${siteId}/deletion-preview`),
    delete: (siteId: string) => request('DELETE', `/api/agent/sites/${siteId}`),
  };
}
