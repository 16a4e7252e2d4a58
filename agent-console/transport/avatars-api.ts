import type { HttpClient } from '../../server/contract/client/http-client.ts';
import type { TypedHttp } from '../../server/contract/client/typed-http.ts';
import type { AgentRoute } from '../../server/contract/routes/all.ts';

/** One's own picture, and those of bots. */
export function createAvatarsApi(http: HttpClient) {
  const { request, upload } = http as TypedHttp<AgentRoute>;
  const quietly = () => ({ progress: () => {}, signal: new AbortController().signal });
  return {
    putAvatar: (file: File) => upload('/api/agent/profile/avatar', file, quietly()),
    deleteAvatar: () => request('DELETE', '/api/agent/profile/avatar'),
    putBotAvatar: (id: string, file: File) => upload(`/api/agent/bots/${id}/avatar`, file, quietly()),
    deleteBotAvatar: (id: string) => request('DELETE', `/api/agent/bots/${id}/avatar`),
  };
}
