import type { HttpClient } from '../../server/contract/client/http-client.ts';
import type { TypedHttp } from '../../server/contract/client/typed-http.ts';
import type { AgentRoute } from '../../server/contract/routes/all.ts';
import type { CreateBot, PutBot } from '../../server/contract/schemas/developers/bots-api.ts';

/** What the settings of bots ask of the server, one method per request. */
export function createBotsApi(http: HttpClient) {
  const { request } = http as TypedHttp<AgentRoute>;
  const base = '/api/agent/bots';
  return {
    readBots: () => request('GET', base),
    createBot: (what: CreateBot) => request('POST', base, what),
    changeBot: (id: string, what: PutBot) => request('PUT', `${base}/${id}`, what),
    deleteBot: (id: string) => request('DELETE', `${base}/${id}`),
    rotateBot: (id: string) => request('POST', `${base}/${id}/token`),
  };
}
