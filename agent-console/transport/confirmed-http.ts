import type { HttpClient } from '../../server/contract/client/http-client.ts';

/**
 * An HTTP client for changes that the server takes only from who has proved lately who they are: where it asks for
 * that, the agent is asked, and the same request goes out again.
 * @param ask resolves to whether the agent has proved it; false when they would rather not
 */
export function confirmHttp(http: HttpClient, ask: () => Promise<boolean>): HttpClient {
  return {
    upload: http.upload,
    async request(method, path, body) {
      const answer = await http.request<never>(method, path, body);
      if (answer.ok || answer.code !== 'confirmation_required' || !(await ask())) return answer;
      return http.request(method, path, body);
    },
  };
}
