import type { PutChatHook } from '../../server/contract/bridges/chat-hooks-api.ts';
import type { HttpClient } from '../../server/contract/client/http-client.ts';
import type { TypedHttp } from '../../server/contract/client/typed-http.ts';
import type { AgentRoute } from '../../server/contract/routes/all.ts';

/** What the settings of notices in team chats ask of the server, one method per request. */
export function createChatHooksApi(http: HttpClient) {
  const { request } = http as TypedHttp<AgentRoute>;
  const base = '/api/agent/chat-hooks';
  return {
    readChatHooks: () => request('GET', base),
    putChatHook: (id: string, what: PutChatHook) => request('PUT', `${base}/${id}`, what),
    deleteChatHook: (id: string) => request('DELETE', `${base}/${id}`),
    testChatHook: (id: string) => request('POST', `${base}/${id}/test`),
  };
}
