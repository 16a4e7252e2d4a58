import type { HttpClient } from '../../server/contract/client/http-client.ts';
import type { TypedHttp } from '../../server/contract/client/typed-http.ts';
import type { AgentRoute } from '../../server/contract/routes/all.ts';
import type { CreateWebhook, PutWebhook, ReplayWebhook } from '../../server/contract/schemas/webhooks-api.ts';

/** What the settings of webhooks ask of the server, one method per request. */
export function createWebhooksApi(http: HttpClient) {
  const { request } = http as TypedHttp<AgentRoute>;
  const base = '/api/agent/webhooks';
  return {
    readWebhooks: () => request('GET', base),
    createWebhook: (what: CreateWebhook) => request('POST', base, what),
    changeWebhook: (id: string, what: PutWebhook) => request('PUT', `${base}/${id}`, what),
    deleteWebhook: (id: string) => request('DELETE', `${base}/${id}`),
    rotateWebhookSecret: (id: string) => request('POST', `${base}/${id}/secret`),
    testWebhook: (id: string) => request('POST', `${base}/${id}/test`),
    readWebhookAttempts(id: string, cursor: string | null, failed: boolean) {
      const query = new URLSearchParams({
        ...(cursor === null ? {} : { cursor }),
        ...(failed ? { outcome: 'failed' } : {}),
      });
      return request('GET', `${base}/${id}/attempts?${query.toString()}`);
    },
    readWebhookAttempt: (id: string, attemptId: string) =>
      request('GET', `${base}/${id}/attempts/${attemptId}`),
    replayWebhook: (id: string, what: ReplayWebhook) => request('POST', `${base}/${id}/replays`, what),
  };
}
