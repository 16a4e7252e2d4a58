import type { HttpClient } from '../../../server/contract/client/http-client.ts';
import type { TypedHttp } from '../../../server/contract/client/typed-http.ts';
import type { AgentRoute } from '../../../server/contract/routes/all.ts';

/**
 * What admins seldom ask: what became of mail, whether it arrives, what came in and was held back; and the deletion of a site, with how
 * much goes with it.
 */
export function createAdminApi(http: HttpClient) {
  const { request } = http as TypedHttp<AgentRoute>;
  const base = '/api/agent';
  return {
    readMail: () => request('GET', `${base}/mail`),
    testMail: () => request('POST', `${base}/mail/test`),
    checkMailDns: (selector: string) =>
      request(
        'GET',
        `${base}/mail/dns?${new URLSearchParams(selector === '' ? {} : { selector }).toString()}`,
      ),
    retryMail: (mailId: string) => request('POST', `${base}/mail/${mailId}/retry`),
    allowMail: (address: string) =>
      request('DELETE', `${base}/mail/suppressed/${encodeURIComponent(address)}`),
    readQuarantine: () => request('GET', `${base}/quarantine`),
    addQuarantined: (id: string) => request('POST', `${base}/quarantine/${id}/message`),
    deleteQuarantined: (id: string) => request('DELETE', `${base}/quarantine/${id}`),
    previewSiteDeletion: (siteId: string) => request('GET', `${base}/sites/${siteId}/deletion-preview`),
    deleteSite: (siteId: string) => request('DELETE', `${base}/sites/${siteId}`),
  };
}
export type AdminApi = ReturnType<typeof createAdminApi>;
