import type { HttpClient } from '../../server/contract/client/http-client.ts';
import type { Answer } from '../../server/contract/client/ports.ts';

export interface HttpWatcher {
  /** The server answered, whatever it said. */
  answered(): void;
  /** No answer came: offline, cut, timed out. */
  unanswered(): void;
  /** The session is over. */
  signedOut(): void;
  /** The server no longer speaks this version. */
  outdated(): void;
}

/**
 * An HTTP client that tells a watcher how the server is. The end of the session looks like silence to whoever asked:
 * nothing is wrong with the request, it is repeated once somebody has signed in again.
 */
export function watchHttp(http: HttpClient, watcher: HttpWatcher): HttpClient {
  let sent = 0;
  /** The last request, in the order of sending, that the server has done: the session was there for it. */
  let done = 0;
  return {
    request: (method, path, body) => watched(http.request(method, path, body)),
    upload: (path, file, options) => watched(http.upload(path, file, options)),
  };

  async function watched<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
    sent += 1;
    const number = sent;
    const answer = await asked;
    if (answer.ok) {
      done = Math.max(done, number);
      watcher.answered();
    } else if (answer.code === 'cancelled') return answer;
    else if (answer.status === 0) watcher.unanswered();
    else {
      watcher.answered();
      if (answer.status === 426) watcher.outdated();
      // A wrong password in the settings is no end of the session.
      if (answer.status === 401 && (answer.code ?? 'sign_in_required') === 'sign_in_required') {
        // Sent before somebody signed in again, and answered afterwards: it says nothing of the session there is now.
        if (number > done) watcher.signedOut();
        return { ok: false, status: 0, code: 'signed_out', message: answer.message };
      }
    }
    return answer;
  }
}
