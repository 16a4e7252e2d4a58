import type { HttpClient } from '../../server/contract/client/http-client.ts';
import type { TypedHttp } from '../../server/contract/client/typed-http.ts';
import type { AgentRoute } from '../../server/contract/routes/all.ts';
import type { PutCannedReply } from '../../server/contract/schemas/canned-replies.ts';

/** Canned replies that are made and changed: everyone's, by admins, and an agent's own. */
export function createRepliesApi(http: HttpClient) {
  const { request } = http as TypedHttp<AgentRoute>;
  return {
    put: (id: string, reply: PutCannedReply) => request('PUT', `/api/agent/canned-replies/${id}`, reply),
    remove: (id: string) => request('DELETE', `/api/agent/canned-replies/${id}`),
    putOwn: (id: string, reply: PutCannedReply) => request('PUT', `/api/agent/own-replies/${id}`, reply),
    removeOwn: (id: string) => request('DELETE', `/api/agent/own-replies/${id}`),
  };
}
