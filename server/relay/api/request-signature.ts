import { parameter, type RequestUrl } from '../wire/request-url.ts';
import { type Credentials, md5, sameText, sign } from '../wire/signatures.ts';

const MAX_AGE_S = 600;
const WRONG_BODY = 'Invalid body_md5: it is not the MD5 of the body';

/** A request as far as its head says it. */
export type RequestHead = { method: string; url: RequestUrl; hasBody: boolean };

/**
 * Checks what a request says of itself, before the first byte of its body: the signature covers method, path and query,
 * and the body's MD5 stands in the query.
 * https://pusher.com/docs/channels/library_auth_reference/rest-api/#authentication
 * @returns null when it is right, else the sentence to answer 401 with
 */
export function signatureProblem(
  credentials: Credentials,
  { method, url, hasBody }: RequestHead,
  nowS: number,
): string | null {
  const key = parameter(url, 'auth_key');
  if (key === undefined) return 'Missing required parameter: auth_key';
  if (key !== credentials.key) return 'Unknown auth_key';
  if (parameter(url, 'auth_version') !== '1.0') return 'Invalid auth_version: it must be 1.0';
  const timestamp = parameter(url, 'auth_timestamp') ?? '';
  if (!/^\d{1,15}$/.test(timestamp)) return 'Invalid auth_timestamp: it must be a Unix time in seconds';
  if (Math.abs(nowS - Number(timestamp)) > MAX_AGE_S) {
    return `Timestamp expired: Given timestamp (${timestamp}) not within ${MAX_AGE_S}s of server time (${nowS})`;
  }
  if (hasBody && parameter(url, 'body_md5') === undefined) return WRONG_BODY;
  const expected = sign(credentials, `${method}\n${url.path}\n${sortedQuery(url)}`);
  if (sameText(parameter(url, 'auth_signature') ?? '', expected)) return null;
  return `Invalid signature: you should have sent HmacSHA256Hex(${JSON.stringify(`${method}\n${url.path}\n`)} and the sorted query, your secret)`;
}

/**
 * Checks the body against what was signed of it.
 * @returns null when it is right, else the sentence to answer 401 with
 */
export function bodyProblem(url: RequestUrl, body: Buffer): string | null {
  const bodyMd5 = parameter(url, 'body_md5');
  const right = bodyMd5 === undefined ? body.length === 0 : bodyMd5 === md5(body);
  return right ? null : WRONG_BODY;
}

/** Names in lower case and in order, values as they are after decoding, the signature itself left out. */
function sortedQuery({ query }: RequestUrl): string {
  return query
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name !== 'auth_signature')
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}
