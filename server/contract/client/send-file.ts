import { answerFrom, type FileRequest, noAnswer, PROXY_REFUSED, type UploadOptions } from './http-client.ts';
import type { Answer, Failure } from './ports.ts';

const TOO_LARGE = 413;
/** What proxies let through as they come (nginx: 1 MB). */
const PROXY_LIMIT_BYTES = 1_000_000;

/**
 * Sends one file as multipart/form-data; by XMLHttpRequest, because `fetch` tells nobody how far an upload has come. It
 * never rejects.
 */
export function sendFile<T>(
  request: FileRequest,
  file: File,
  { progress, signal }: UploadOptions,
): Promise<Answer<T>> {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file, file.name);
    xhr.open('POST', request.url);
    for (const [name, value] of Object.entries(request.headers)) xhr.setRequestHeader(name, value);
    xhr.withCredentials = request.withCredentials;
    xhr.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    xhr.onload = () => {
      const answer = answerFrom<T>(xhr.status, xhr.responseText, xhr.getResponseHeader('retry-after'));
      const byProxy = xhr.status === TOO_LARGE && !answer.ok && answer.code === 'no_answer';
      resolve(byProxy ? refusedByProxy(file) : answer);
    };
    xhr.onerror = () => void whyNoAnswer(request, file).then(resolve);
    xhr.onabort = () => resolve(cancelled());
    signal.addEventListener('abort', () => xhr.abort(), { once: true });
    if (signal.aborted) return resolve(cancelled());
    xhr.send(form);
  });
}

/**
 * A proxy's refusal carries no CORS headers, so that to a page of another origin it looks like a connection that broke.
 * If the server can be reached, and the file is larger than proxies take by default, it was that.
 */
async function whyNoAnswer({ reach, timeoutMs }: FileRequest, file: File): Promise<Failure> {
  if (file.size <= PROXY_LIMIT_BYTES) return noAnswer();
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    await reach(abort.signal);
    return refusedByProxy(file);
  } catch {
    return noAnswer();
  } finally {
    clearTimeout(timer);
  }
}

function refusedByProxy({ size }: File): Failure {
  const message = `A proxy refuses ${(size / 1_000_000).toFixed(1)} MB. Raise its limit (nginx: client_max_body_size 25m).`;
  return { ok: false, status: TOO_LARGE, code: PROXY_REFUSED, message };
}

function cancelled(): Failure {
  return { ok: false, status: 0, code: 'cancelled', message: 'Cancelled.' };
}
