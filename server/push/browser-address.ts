import { createECDH } from 'node:crypto';
import { ApiError } from '../common/api-error.ts';
import { AddressRefused, checkHost } from '../common/guarded-lookup.ts';
import type { AllowedPrivate } from '../common/public-address.ts';
import type { SubscribePush } from '../contract/notices/push-api.ts';

/**
 * Judges where somebody wants pushes to go, and whether anything can be encrypted for it.
 * @returns the host of the push service, with its port where it has one
 * @throws ApiError `bad_request` for an endpoint or a key to which nothing can be sent
 */
export function hostOfBrowser(
  { endpoint, keys }: Pick<SubscribePush, 'endpoint' | 'keys'>,
  allowed: AllowedPrivate,
): string {
  const host = hostOf(endpoint, allowed);
  checkKeys(keys);
  return host;
}

function hostOf(endpoint: string, allowed: AllowedPrivate): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && allowed.allowsPlainHttp);
  if (url === null || !secure || url.username !== '' || url.password !== '') throw refused('endpoint');
  try {
    checkHost(url.hostname, allowed);
  } catch (error) {
    if (error instanceof AddressRefused) throw refused('endpoint');
    throw error;
  }
  return url.host;
}

/** Whether something can be encrypted for them: the first must be a point of P-256 (RFC 8291, 3.1). */
function checkKeys({ p256dh, auth }: SubscribePush['keys']): void {
  try {
    const own = createECDH('prime256v1');
    own.generateKeys();
    own.computeSecret(Buffer.from(p256dh, 'base64url'));
  } catch {
    throw refused('keys');
  }
  if (Buffer.from(auth, 'base64url').length !== 16) throw refused('keys');
}

function refused(what: 'endpoint' | 'keys'): ApiError {
  return new ApiError(
    'bad_request',
    what === 'endpoint'
      ? 'No push can be sent to this endpoint. It must be an https address on the public internet.'
      : 'No push can be encrypted with these keys.',
  );
}
