import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { AddressRefused, checkHost, guardedLookup } from '../common/guarded-lookup.ts';
import type { AllowedPrivate } from '../common/public-address.ts';
import type { PageProblem } from '../contract/schemas/checks/page-check.ts';

/** For all of it: look-ups, redirections, and the last byte of the page. */
const PATIENCE_MS = 15_000;
const MAX_BYTES = 5 * 1024 * 1024;
const MOST_REDIRECTIONS = 5;

/** There is no page to look at. */
export class NoPage extends Error {
  readonly code: PageProblem;
  readonly values: Readonly<Record<string, string>>;

  constructor(code: PageProblem, message: string, values: Readonly<Record<string, string>>) {
    super(message);
    this.name = 'NoPage';
    this.code = code;
    this.values = values;
  }
}

export type FetchOptions = {
  /** Which addresses that are not on the public internet may be asked. */
  allowed: AllowedPrivate;
  lookup?: Parameters<typeof guardedLookup>[1];
  patienceMs?: number;
};

export type FetchedPage = {
  /** After redirections. */
  url: string;
  html: string;
  /** The header Content-Security-Policy; of several, with commas between. */
  policy: string | null;
};

/**
 * Fetches a page as a browser does that has no cookies. Each address on the way is judged when a connection to it is made.
 * @throws NoPage with a sentence, when there is none
 */
export async function fetchPage(
  url: string,
  { allowed, lookup, patienceMs = PATIENCE_MS }: FetchOptions,
): Promise<FetchedPage> {
  const signal = AbortSignal.timeout(patienceMs);
  let at = url;
  try {
    for (let hop = 0; hop <= MOST_REDIRECTIONS; hop += 1) {
      const answer = await ask(new URL(at), allowed, lookup, signal);
      const status = answer.statusCode ?? 0;
      const { location } = answer.headers;
      if (status >= 300 && status < 400 && location !== undefined) {
        answer.destroy();
        at = next(location, at);
        continue;
      }
      if (status < 200 || status > 299) {
        answer.destroy();
        throw new NoPage('page_status', `${at} is answered with ${status}, not with a page.`, {
          url: at,
          status: String(status),
        });
      }
      const policy = answer.headers['content-security-policy'];
      return { url: at, html: await textOf(answer, at), policy: policyOf(policy) };
    }
  } catch (error) {
    throw noPage(at, signal.aborted ? new Error(`it took longer than ${patienceMs / 1_000} s`) : error);
  }
  throw noPage(url, new Error(`it leads on more than ${MOST_REDIRECTIONS} times`));
}

function ask(
  target: URL,
  allowed: AllowedPrivate,
  lookup: FetchOptions['lookup'],
  signal: AbortSignal,
): Promise<IncomingMessage> {
  checkHost(target.hostname, allowed);
  const start = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = start(target, {
      agent: false,
      lookup: guardedLookup(allowed, lookup),
      signal,
      headers: { accept: 'text/html', 'accept-encoding': 'identity', 'user-agent': 'Frontdesk-Doctor' },
    });
    request.on('error', reject);
    request.on('response', resolve);
    request.on('close', () => reject(new Error('the connection was closed without an answer')));
    request.end();
  });
}

/** @throws NoPage where it leads elsewhere than to a page */
function next(location: string, from: string): string {
  const target = URL.canParse(location, from) ? new URL(location, from) : null;
  if (target === null || !/^https?:$/.test(target.protocol))
    throw noPage(from, new Error('it leads to what is no page'));
  return target.href;
}

function policyOf(header: string | string[] | undefined): string | null {
  return header === undefined ? null : [header].flat().join(', ');
}

async function textOf(answer: IncomingMessage, url: string): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    pieces.push(piece);
    size += piece.length;
    if (size > MAX_BYTES)
      throw new NoPage('page_too_large', `${url} is larger than 5 MB: that is no page.`, { url });
  }
  return Buffer.concat(pieces).toString('utf8');
}

function noPage(url: string, error: unknown): NoPage {
  if (error instanceof NoPage) return error;
  const { hostname } = new URL(url);
  if (error instanceof AddressRefused)
    return new NoPage('page_private', `${error.message} This server asks nothing there.`, { host: hostname });
  const reason = error instanceof Error ? error.message : String(error);
  return new NoPage('page_unreachable', `${url} is not reached from here (${reason}).`, { url, reason });
}
