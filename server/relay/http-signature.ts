import { md5, sameText, sign } from './signatures.ts';

const MAX_AGE_S = 600;

/**
 * Checks the signature of an API request, over its raw body.
 * https://pusher.com/docs/channels/library_auth_reference/rest-api/#authentication
 * @returns null when it is right, else the sentence to answer 401 with
 */
export function signatureProblem(
  app: { key: string; secret: string },
  request: { method: string; path: string; query: URLSearchParams; body: Buffer },
  nowS: number,
): string | null {
  const { method, path, query, body } = request;
  if (!sameText(query.get('auth_key') ?? '', app.key)) return 'auth_key is not the key of this app';
  if (query.get('auth_version') !== '1.0') return 'auth_version must be 1.0';
  const timestamp = Number(query.get('auth_timestamp'));
  if (!Number.isInteger(timestamp) || Math.abs(nowS - timestamp) > MAX_AGE_S) {
    return `Timestamp expired: Given timestamp (${query.get('auth_timestamp')}) not within ${MAX_AGE_S}s of server time (${nowS})`;
  }
  if (body.length > 0 && !sameText(query.get('body_md5') ?? '', md5(body)))
    return 'body_md5 is not the MD5 of the body';
  const expected = sign(app.secret, `${method}\n${path}\n${sortedQuery(query)}`);
  return sameText(query.get('auth_signature') ?? '', expected)
    ? null
    : `Invalid signature: you should have sent HmacSHA256Hex over "${method}\\n${path}\\n…"`;
}

function sortedQuery(query: URLSearchParams): string {
  return [...query]
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name !== 'auth_signature')
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}
