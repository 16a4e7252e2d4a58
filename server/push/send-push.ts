import { type ClientRequest, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import webPush from 'web-push';
import { checkHost, guardedLookup } from '../common/guarded-lookup.ts';
import type { AllowedPrivate } from '../common/public-address.ts';
import { underEither } from '../workers/either-signal.ts';
import type { PreparedPush } from './prepare-push.ts';
import type { VapidKeys } from './vapid-keys.ts';

/** From the look-up of the name to the head of the answer; its body is not read. */
const LIMIT_MS = 10_000;
const LONGEST_RETRY_AFTER_MS = 3_600_000;

/** What became of a push: taken, for a browser that is gone, refused for good, or to be tried again after so long. */
export type Sent =
  | { result: 'taken' }
  | { result: 'gone' }
  | { result: 'refused'; reason: string }
  | { result: 'failed'; reason: string; retryAfterMs: number };

export type SendPushOptions = {
  keys: VapidKeys;
  allowed: AllowedPrivate;
  /** How names are resolved; tests have names of their own. */
  lookup?: Parameters<typeof guardedLookup>[1];
};

/**
 * Encrypts a notice for a browser (RFC 8291) and hands it to the browser's push service (RFC 8030), at an address that is
 * judged when the connection is made. Redirects are not followed. Never rejects.
 * @param ttlMs for how long the service keeps it while the browser is away
 */
export async function sendPush(
  { to, says, urgency, topic }: PreparedPush,
  ttlMs: number,
  { keys, allowed, lookup }: SendPushOptions,
  signal: AbortSignal,
): Promise<Sent> {
  try {
    const { endpoint, p256dh, auth } = to;
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(says),
      {
        vapidDetails: keys,
        contentEncoding: 'aes128gcm',
        TTL: Math.max(0, Math.floor(ttlMs / 1_000)),
        urgency,
        ...(topic === null ? {} : { topic }),
      },
    );
    const target = new URL(endpoint);
    checkHost(target.hostname, allowed);
    const start = target.protocol === 'https:' ? httpsRequest : httpRequest;
    const answer = await underEither(signal, AbortSignal.timeout(LIMIT_MS), (either) => {
      const request = start(target, {
        method: 'POST',
        agent: false,
        lookup: guardedLookup(allowed, lookup),
        signal: either,
        headers: headers as Record<string, string | number>,
      });
      return answerOf(request, body);
    });
    return resultOf(answer);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { result: 'failed', reason, retryAfterMs: 0 };
  }
}

type Head = { status: number; retryAfter: string | undefined };

function answerOf(request: ClientRequest, body: Buffer | null): Promise<Head> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('close', () => reject(new Error('The connection was closed without an answer.')));
    request.on('response', (response) => {
      response.on('error', () => {});
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] });
      response.destroy();
    });
    request.end(body);
  });
}

function resultOf({ status, retryAfter }: Head): Sent {
  if (status >= 200 && status < 300) return { result: 'taken' };
  if (status === 404 || status === 410) return { result: 'gone' };
  const reason = `The push service answered ${status}.`;
  const later = status === 429 || status === 408 || status >= 500;
  return later
    ? { result: 'failed', reason, retryAfterMs: waitOf(retryAfter) }
    : { result: 'refused', reason };
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function waitOf(retryAfter: string | undefined): number {
  if (retryAfter === undefined) return 0;
  const ms = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - Date.now();
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(0, ms), LONGEST_RETRY_AFTER_MS);
}
