import { PROOF_HEADER, type Puzzle } from '../proof.ts';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../protocol.ts';
import type { Refusal } from '../schemas/basics.ts';
import type { Answer, Failure } from './ports.ts';

export type HttpClientOptions = {
  /** Put before every path; no slash at the end. */
  baseUrl: string;
  /** Asked for at every request, because tokens change. */
  headers?: () => Record<string, string>;
  credentials?: RequestCredentials;
  timeoutMs: () => number;
  fetch?: typeof fetch;
  /** Milliseconds; the time of day without it. */
  now?: () => number;
  /** Solves what the server asks of whoever sends a great deal; without it, such a request fails and may come later. */
  prove?: (puzzle: Puzzle) => Promise<string>;
};
/** The code of an answer that this module gives itself: a proxy in front of the server refused a file for its size. */
export const PROXY_REFUSED = 'proxy_refused';

const TOO_LARGE = 413;
/** What proxies let through as they come (nginx: 1 MB). */
const PROXY_LIMIT_BYTES = 1_000_000;
const TOO_MANY = 429;
/** A puzzle may have run out while it was solved, on a machine that slept; after the second, it is the server that errs. */
const MAX_PROOFS = 2;

type UploadOptions = { progress(share: number): void; signal: AbortSignal };

export type HttpClient = {
  /** Never rejects: what went wrong is in the answer. `body` travels as JSON. */
  request<T>(method: string, path: string, body?: object): Promise<Answer<T>>;
  /** Sends one file as multipart/form-data; `progress` is called with 0…1. Abort through `signal`. */
  upload<T>(path: string, file: File, options: UploadOptions): Promise<Answer<T>>;
};

/**
 * The HTTP half of the contract: JSON in and out, a time limit on everything, refusals as values. Whoever asked too much
 * (429) and was told when to come back (RFC 9110, 10.2.3) is answered here until then, however often they ask.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const allHeaders = (proof?: string): Record<string, string> => ({
    [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
    ...options.headers?.(),
    ...(proof === undefined ? {} : { [PROOF_HEADER]: proof }),
  });
  const send = options.fetch ?? ((input, init) => fetch(input, init));
  const now = options.now ?? Date.now;
  const told = new Map<string, { until: number; refusal: Failure }>();

  return {
    async request<T>(method: string, path: string, body?: object) {
      const early = tooEarly(`${method} ${path}`);
      if (early !== null) return early;
      return heard(`${method} ${path}`, await proven((proof) => ask<T>(method, path, body, proof)));
    },

    async upload<T>(path: string, file: File, upload: UploadOptions) {
      const early = tooEarly(`POST ${path}`);
      if (early !== null) return early;
      return heard(`POST ${path}`, await proven((proof) => sendFile<T>(path, file, upload, proof)));
    },
  };

  /** Asks and, where that costs work, does it and asks again. */
  async function proven<T>(attempt: (proof?: string) => Promise<Answer<T>>): Promise<Answer<T>> {
    let answer = await attempt();
    for (
      let proofs = 0;
      proofs < MAX_PROOFS && options.prove !== undefined && asksForProof(answer);
      proofs += 1
    )
      answer = await attempt(await options.prove(answer.details as Puzzle));
    return answer;
  }

  function sendFile<T>(
    path: string,
    file: File,
    { progress, signal }: UploadOptions,
    proof?: string,
  ): Promise<Answer<T>> {
    return new Promise((resolve) => {
      const xhr = new XMLHttpRequest();
      const form = new FormData();
      form.append('file', file, file.name);
      xhr.open('POST', options.baseUrl + path);
      for (const [name, value] of Object.entries(allHeaders(proof))) xhr.setRequestHeader(name, value);
      xhr.withCredentials = options.credentials === 'include';
      xhr.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
      xhr.onload = () => {
        const answer = answerFrom<T>(xhr.status, xhr.responseText, xhr.getResponseHeader('retry-after'));
        const byProxy = xhr.status === TOO_LARGE && isNoAnswer(answer);
        resolve(byProxy ? refusedByProxy(file) : answer);
      };
      xhr.onerror = () => void whyNoAnswer(file).then(resolve);
      xhr.onabort = () => resolve({ ok: false, status: 0, code: 'cancelled', message: 'Cancelled.' });
      signal.addEventListener('abort', () => xhr.abort(), { once: true });
      if (signal.aborted) return resolve({ ok: false, status: 0, code: 'cancelled', message: 'Cancelled.' });
      xhr.send(form);
    });
  }

  async function ask<T>(method: string, path: string, body?: object, proof?: string): Promise<Answer<T>> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), options.timeoutMs());
    try {
      const response = await send(options.baseUrl + path, {
        method,
        headers: {
          ...allHeaders(proof),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        credentials: options.credentials ?? 'omit',
        signal: abort.signal,
      });
      return answerFrom(response.status, await response.text(), response.headers.get('retry-after'));
    } catch {
      return noAnswer();
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * A proxy's refusal carries no CORS headers, so that to a page of another origin it looks like a connection that broke.
   * If the server can be reached, and the file is larger than proxies take by default, it was that.
   */
  async function whyNoAnswer(file: File): Promise<Failure> {
    if (file.size <= PROXY_LIMIT_BYTES) return noAnswer();
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), options.timeoutMs());
    try {
      await send(`${options.baseUrl}/health`, { mode: 'no-cors', cache: 'no-store', signal: abort.signal });
      return refusedByProxy(file);
    } catch {
      return noAnswer();
    } finally {
      clearTimeout(timer);
    }
  }

  /** The refusal of before, while it holds. */
  function tooEarly(route: string): Failure | null {
    const before = told.get(route);
    if (before === undefined) return null;
    const retryAfterMs = before.until - now();
    if (retryAfterMs > 0) return { ...before.refusal, retryAfterMs };
    told.delete(route);
    return null;
  }

  function heard<T>(route: string, answer: Answer<T>): Answer<T> {
    if (answer.ok || answer.status !== TOO_MANY || answer.retryAfterMs === undefined) return answer;
    // With details it says what may be tried meanwhile, by another request of the same route.
    const open = answer.code === 'too_many_requests' && answer.details !== undefined;
    if (!open) told.set(route, { until: now() + answer.retryAfterMs, refusal: answer });
    return answer;
  }
}

function asksForProof(answer: Answer<unknown>): answer is Failure {
  return !answer.ok && answer.code === 'proof_required';
}

function answerFrom<T>(status: number, text: string, retryAfter: string | null): Answer<T> {
  const body = parsed(text);
  if (body === undefined) return noAnswer();
  if (status >= 200 && status < 300) return { ok: true, value: body as T };
  const error = (body as Refusal | null)?.error;
  return {
    ok: false,
    status,
    message: error?.message ?? `The server answered ${status}.`,
    ...(error === undefined ? {} : { code: error.code }),
    ...(error?.details === undefined ? {} : { details: error.details }),
    ...(retryAfter === null || Number.isNaN(Number(retryAfter))
      ? {}
      : { retryAfterMs: Number(retryAfter) * 1000 }),
  };
}

/** Undefined: not ours. A captive portal or a proxy put a page in the server's place. */
function parsed(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isNoAnswer(answer: Answer<unknown>): boolean {
  return !answer.ok && answer.code === 'no_answer';
}

function refusedByProxy({ size }: File): Failure {
  const message = `A proxy refuses ${(size / 1_000_000).toFixed(1)} MB. Raise its limit (nginx: client_max_body_size 25m).`;
  return { ok: false, status: TOO_LARGE, code: PROXY_REFUSED, message };
}

function noAnswer(): Failure {
  return { ok: false, status: 0, code: 'no_answer', message: 'The server cannot be reached.' };
}
