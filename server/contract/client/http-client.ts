import { PROOF_HEADER, type Puzzle } from '../proof.ts';
import { PROTOCOL_HEADER, PROTOCOL_VERSION, simpleAccept } from '../protocol.ts';
import type { Refusal } from '../schemas/basics.ts';
import type { Answer, Failure } from './ports.ts';

export type HttpClientOptions = {
  /** Put before every path; no slash at the end. */
  baseUrl: string;
  headers?: () => Record<string, string>;
  /** The bearer token, asked for at every request, because tokens change. */
  token?: () => string | null;
  /** Ask in a way that needs no preflight, where that is possible (`contract/protocol.ts`). */
  simple?: boolean;
  /** Sends a file (`send-file.ts`); a client that sends none needs none. */
  sendFile?: FileSender;
  credentials?: RequestCredentials;
  timeoutMs: () => number;
  fetch?: typeof fetch;
  /** Milliseconds; the time of day without it. */
  now?: () => number;
  /** Solves what the server asks of whoever sends a great deal; without it, such a request fails and may come later. */
  prove?: (puzzle: Puzzle) => Promise<string>;
};
/** The code of an answer that `send-file.ts` gives itself: a proxy in front of the server refused a file for its size. */
export const PROXY_REFUSED = 'proxy_refused';

const TOO_MANY = 429;
/** What a server that does not know simple requests yet says of one: there is no token, the body is not JSON. */
const NOT_UNDERSTOOD = [401, 415];
/** A puzzle may have run out while it was solved, on a machine that slept; after the second, it is the server that errs. */
const MAX_PROOFS = 2;

/** `progress` is called with 0…1. Abort through `signal`. */
export type UploadOptions = { progress(share: number): void; signal: AbortSignal };
/** Where and how a file is sent. */
export type FileRequest = {
  url: string;
  headers: Record<string, string>;
  withCredentials: boolean;
  timeoutMs: number;
  /** Rejects where the server cannot be reached. */
  reach(signal: AbortSignal): Promise<unknown>;
};
export type FileSender = <T>(request: FileRequest, file: File, options: UploadOptions) => Promise<Answer<T>>;

export type HttpClient = {
  /** Never rejects: what went wrong is in the answer. `body` travels as JSON. */
  request<T>(method: string, path: string, body?: object): Promise<Answer<T>>;
  /** Sends one file as multipart/form-data. */
  upload<T>(path: string, file: File, options: UploadOptions): Promise<Answer<T>>;
};

/**
 * The HTTP half of the contract: JSON in and out, a time limit on everything, refusals as values. Whoever asked too much
 * (429) and was told when to come back (RFC 9110, 10.2.3) is answered here until then, however often they ask.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const send = options.fetch ?? ((input, init) => fetch(input, init));
  const now = options.now ?? Date.now;
  const limited = new Map<string, { until: number; refusal: Failure }>();

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

  async function sendFile<T>(
    path: string,
    file: File,
    upload: UploadOptions,
    proof?: string,
  ): Promise<Answer<T>> {
    const request: FileRequest = {
      url: options.baseUrl + path,
      headers: ownHeaders(proof),
      withCredentials: options.credentials === 'include',
      timeoutMs: options.timeoutMs(),
      reach: (signal) => send(`${options.baseUrl}/health`, { mode: 'no-cors', cache: 'no-store', signal }),
    };
    try {
      return (await options.sendFile?.<T>(request, file, upload)) ?? noAnswer();
    } catch {
      // The code that sends files could not be fetched.
      return noAnswer();
    }
  }

  async function ask<T>(method: string, path: string, body?: object, proof?: string): Promise<Answer<T>> {
    const json = body && JSON.stringify(body);
    const simple = options.simple && proof === undefined && (method === 'GET' || method === 'POST');
    if (simple) {
      const accept = simpleAccept(PROTOCOL_VERSION, options.token?.() ?? null);
      // `fetch` calls a text a text by itself.
      const answer = await fetched<T>(method, path, { accept }, json);
      if (answer.ok || !NOT_UNDERSTOOD.includes(answer.status)) return answer;
    }
    const type: Record<string, string> = json === undefined ? {} : { 'content-type': 'application/json' };
    return fetched(method, path, { ...ownHeaders(proof), ...type }, json);
  }

  function ownHeaders(proof?: string): Record<string, string> {
    const token = options.token?.();
    return {
      [PROTOCOL_HEADER]: `${PROTOCOL_VERSION}`,
      ...(token && { authorization: `Bearer ${token}` }),
      ...options.headers?.(),
      ...(proof !== undefined && { [PROOF_HEADER]: proof }),
    };
  }

  async function fetched<T>(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<Answer<T>> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), options.timeoutMs());
    try {
      const response = await send(options.baseUrl + path, {
        method,
        headers,
        ...(body && { body }),
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

  /** The refusal of before, while it holds. */
  function tooEarly(route: string): Failure | null {
    const before = limited.get(route);
    if (before === undefined) return null;
    const retryAfterMs = before.until - now();
    if (retryAfterMs > 0) return { ...before.refusal, retryAfterMs };
    limited.delete(route);
    return null;
  }

  function heard<T>(route: string, answer: Answer<T>): Answer<T> {
    if (answer.ok || answer.status !== TOO_MANY || answer.retryAfterMs === undefined) return answer;
    // With details it says what may be tried meanwhile, by another request of the same route.
    const open = answer.code === 'too_many_requests' && answer.details !== undefined;
    if (!open) limited.set(route, { until: now() + answer.retryAfterMs, refusal: answer });
    return answer;
  }
}

function asksForProof(answer: Answer<unknown>): answer is Failure {
  return !answer.ok && answer.code === 'proof_required';
}

/** What a reply says; a page that stands in the server's place says nothing. */
export function answerFrom<T>(status: number, text: string, retryAfter: string | null): Answer<T> {
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

export function noAnswer(): Failure {
  return { ok: false, status: 0, code: 'no_answer', message: 'The server cannot be reached.' };
}
