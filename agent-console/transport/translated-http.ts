import type { HttpClient } from '../../server/contract/client/http-client.ts';
import type { Answer } from '../../server/contract/client/ports.ts';
import type { ErrorCode } from '../../server/contract/errors.ts';
import type { Refusals } from '../locales/refusals.ts';

/** An HTTP client whose refusals speak the agent's language, where their code is known in it. */
export function translateHttp(http: HttpClient, refusals: Refusals): HttpClient {
  return {
    request: async (method, path, body) => translated(await http.request(method, path, body)),
    upload: async (path, file, options) => translated(await http.upload(path, file, options)),
  };

  function translated<T>(answer: Answer<T>): Answer<T> {
    if (answer.ok || answer.code === undefined) return answer;
    const words = refusals[answer.code as ErrorCode];
    return words === undefined ? answer : { ...answer, message: words(answer.message) };
  }
}
