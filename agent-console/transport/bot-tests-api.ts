import type { HttpClient } from '../../server/contract/client/http-client.ts';
import type { TypedHttp } from '../../server/contract/client/typed-http.ts';
import type { AgentRoute } from '../../server/contract/routes/all.ts';
import type {
  BotTestMessage,
  CreateBotTest,
} from '../../server/contract/schemas/developers/bot-tests-api.ts';

/** What a test conversation with a bot asks of the server, one method per request. Loaded with the first test. */
export function createBotTestsApi(http: HttpClient) {
  const { request } = http as TypedHttp<AgentRoute>;
  const base = '/api/agent/bot-tests';
  return {
    start: (botId: string, what: CreateBotTest) => request('POST', `/api/agent/bots/${botId}/tests`, what),
    /** Answers once there is another version than this one, or after some seconds. */
    next: (id: string, version: number) =>
      request(
        'GET',
        `${base}/${id}?${new URLSearchParams({ version: String(version), wait: '5' }).toString()}`,
      ),
    say: (id: string, what: BotTestMessage) => request('POST', `${base}/${id}/messages`, what),
    end: (id: string) => request('DELETE', `${base}/${id}`),
  };
}
export type BotTestsApi = ReturnType<typeof createBotTestsApi>;
