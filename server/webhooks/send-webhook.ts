import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { AddressRefused, checkHost, guardedLookup } from '../common/guarded-lookup.ts';
import type { AllowedPrivate } from '../common/public-address.ts';
import { VERSION } from '../common/version.ts';
import type { WebhookError } from '../contract/schemas/webhooks-api.ts';
import { type TraceContext, traceparentOf } from '../tracing/trace.ts';
import { underEither } from '../workers/either-signal.ts';

/** From the look-up of the name to the last byte of the answer. */
const LIMIT_MS = 10_000;
/** What follows is not read. */
const MOST_ANSWER_BYTES = 16 * 1_024;
/** So much of an answer is kept, in characters. */
const KEPT_ANSWER_LENGTH = 1_000;
const LONGEST_RETRY_AFTER_MS = 24 * 60 * 60 * 1_000;

/** What came of one attempt. */
export type Answer = {
  /** Null when there was none. */
  status: number | null;
  error: WebhookError | null;
  /** The beginning of the answer's body. */
  text: string;
  durationMs: number;
  /** How long the receiver asked to be left alone; 0: it did not. */
  retryAfterMs: number;
};

export type Outgoing = {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** What it follows from, which the receiver is told. */
  trace?: TraceContext | null;
};
export type SendOptions = {
  allowed: AllowedPrivate;
  lookup?: Parameters<typeof guardedLookup>[1];
  limitMs?: number;
};

/**
 * Sends one webhook over a connection of its own, to an address that is judged when that connection is made. Redirects are
 * not followed. Never rejects: whatever goes wrong is the answer.
 * @param signal ends it at once; then what is answered counts for nothing
 */
export async function sendWebhook(
  { url, headers, body, trace = null }: Outgoing,
  { allowed, lookup, limitMs = LIMIT_MS }: SendOptions,
  signal: AbortSignal,
): Promise<Answer> {
  const began = performance.now();
  const limit = AbortSignal.timeout(limitMs);
  const answered = (part: Partial<Answer>): Answer => ({
    status: null,
    error: null,
    text: '',
    retryAfterMs: 0,
    ...part,
    durationMs: Math.round(performance.now() - began),
  });
  try {
    const target = new URL(url);
    checkHost(target.hostname, allowed);
    const start = target.protocol === 'https:' ? httpsRequest : httpRequest;
    const { status, text, retryAfterMs } = await underEither(signal, limit, (either) => {
      const request = start(target, {
        method: 'POST',
        agent: false,
        lookup: guardedLookup(allowed, lookup),
        signal: either,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': `Frontdesk/${VERSION} (+webhooks)`,
          ...(trace === null ? {} : { traceparent: traceparentOf(trace) }),
          ...headers,
        },
      });
      return answerOf(request, body);
    });
    return answered({
      status,
      text,
      retryAfterMs,
      error: status >= 300 && status < 400 ? 'redirected' : null,
    });
  } catch (error) {
    return answered({ error: limit.aborted ? 'timed_out' : errorOf(error) });
  }
}

type Read = { status: number; text: string; retryAfterMs: number };

function answerOf(request: ClientRequest, body: string): Promise<Read> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    // Such as after an answer that wants another protocol.
    let answered = false;
    request.on('close', () => {
      if (!answered) reject(new Error('The connection was closed without an answer.'));
    });
    request.on('response', (response) => {
      answered = true;
      readSome(response).then(
        (text) =>
          resolve({
            status: response.statusCode ?? 0,
            text,
            retryAfterMs: retryAfter(response.headers['retry-after']),
          }),
        reject,
      );
    });
    request.end(body);
  });
}

/** Reads to the end, or to the limit; then the connection is closed. */
async function readSome(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= MOST_ANSWER_BYTES) break;
  }
  response.destroy();
  // NUL is no text that a database keeps.
  const text = Buffer.concat(chunks).subarray(0, MOST_ANSWER_BYTES).toString('utf8').replaceAll('\0', '');
  return Array.from(text.slice(0, KEPT_ANSWER_LENGTH * 2))
    .slice(0, KEPT_ANSWER_LENGTH)
    .join('');
}

function retryAfter(value: string | undefined): number {
  if (value === undefined || !/^\d{1,9}$/.test(value)) return 0;
  return Math.min(Number(value) * 1_000, LONGEST_RETRY_AFTER_MS);
}

const TLS = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_|UNABLE_TO_|SELF_SIGNED|HOSTNAME_MISMATCH|EPROTO)/;

function errorOf(error: unknown): WebhookError {
  if (error instanceof AddressRefused) return 'address_refused';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_FAIL') return 'name_unknown';
  if (TLS.test(code)) return 'tls_failed';
  return code === 'ECONNRESET' || code === 'EPIPE' || code.startsWith('HPE_')
    ? 'cut_off'
    : 'connection_failed';
}
