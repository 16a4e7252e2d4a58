import { FrontdeskError } from './frontdesk-error.ts';
import { backoffMs, wait } from './waiting.ts';

export type ConnectOptions = {
  /** Where Frontdesk runs, such as `https://chat.example.com`. */
  url: string;
  /** The token of an API key, or of a bot. */
  key: string;
  /** The id of the agent in whose name changes are made; the key needs the scope `impersonate`. Give it for changes of conversations only. */
  agent?: string | undefined;
  /** How often a request is sent again that may succeed later; 4 without it. */
  retries?: number | undefined;
  /** How long one attempt may take; 30,000 without it. */
  timeoutMs?: number | undefined;
  /** The longest wait that is obeyed before an attempt; where the server asks for more, the request fails. 60,000 without it. */
  maxWaitMs?: number | undefined;
  /** In place of the `fetch` of the platform. */
  fetch?: typeof fetch | undefined;
};

export type CallOptions = {
  /** Ends the request, and the waiting between attempts. */
  signal?: AbortSignal | undefined;
};

export type ApiRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the server's root on. */
  path: string;
  query?: object | undefined;
  /** Sent as JSON, or as a form that holds a file. */
  body?: unknown;
  /** Doing it twice does no harm: it is sent again where no answer came. */
  repeatable: boolean;
  /** The answer is a file. */
  file?: boolean | undefined;
};

/** A server, and the right to ask it. Every operation takes one. */
export type Connection = {
  /**
   * Sends a request, again where that may help.
   * @returns the answer: JSON, a Blob for a file, undefined where there is no content
   * @throws FrontdeskError for a refusal and where no answer came; the signal's reason once it is aborted
   */
  send(request: ApiRequest, options?: CallOptions): Promise<unknown>;
};

const RETRIES = 4;
const TIMEOUT_MS = 30_000;
const MAX_WAIT_MS = 60_000;

/** Connects operations with a server. Nothing is asked yet. */
export function connect(options: ConnectOptions): Connection {
  const { retries = RETRIES, maxWaitMs = MAX_WAIT_MS } = options;
  return {
    async send(request, { signal } = {}) {
      for (let attempt = 0; ; attempt += 1) {
        signal?.throwIfAborted();
        try {
          return await attemptOnce(options, request, signal);
        } catch (error) {
          signal?.throwIfAborted();
          if (!(error instanceof FrontdeskError) || attempt >= retries || !mayHelp(error, request))
            throw error;
          const waitMs = error.retryAfterMs ?? backoffMs(attempt);
          if (waitMs > maxWaitMs) throw error;
          await wait(waitMs, signal);
        }
      }
    },
  };
}

/** What the server has refused was not done; after a lost answer, nobody knows. */
function mayHelp(error: FrontdeskError, { repeatable }: ApiRequest): boolean {
  if (error.retry !== 'later') return false;
  return repeatable || error.status === 429 || error.status === 503;
}

async function attemptOnce(
  { url, key, agent, timeoutMs = TIMEOUT_MS, fetch: given }: ConnectOptions,
  { method, path, query, body, file }: ApiRequest,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const ask = given ?? fetch;
  const form = body instanceof FormData;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await ask(`${url.replace(/\/+$/, '')}${path}${queryOf(query)}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(agent === undefined ? {} : { 'frontdesk-agent': agent }),
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    if (!answer.ok) throw refusalFrom(answer, await answer.text());
    if (file === true) return await answer.blob();
    const text = await answer.text();
    return text === '' ? undefined : parsed(answer, text);
  } catch (error) {
    if (error instanceof FrontdeskError || signal?.aborted === true) throw error;
    throw new FrontdeskError({ message: 'The server did not answer.', status: 0, cause: error });
  }
}

function queryOf(query: object | undefined): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])))}`;
}

function refusalFrom(answer: Response, text: string): FrontdeskError {
  const { status, headers } = answer;
  const { error } = (readJson(text) ?? {}) as { error?: Record<string, unknown> };
  return new FrontdeskError({
    message: `The server answered ${status}.`,
    ...error,
    status,
    retryAfterMs: retryAfterMs(headers.get('retry-after')),
  });
}

/** In seconds, or as a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfterMs(value: string | null): number | undefined {
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** A proxy or a captive portal may answer with a page of its own. */
function parsed({ status }: Response, text: string): unknown {
  const value = readJson(text);
  if (value !== undefined) return value;
  throw new FrontdeskError({ message: 'What answered is no Frontdesk: its answer is not JSON.', status });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
