import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import type { Config } from '../../config.ts';
import { Note, PATIENCE_MS } from './finding.ts';

/** Let's Encrypt renews 30 days before: when less is left, that has failed. */
const SOON_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1_000;
/** https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const CHAIN_BROKEN = new Set(['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY']);
const OTHER_NAME = 'ERR_TLS_CERT_ALTNAME_INVALID';

type Place = { setting: string; host: string; port: number };
/** `trouble`: the code of what is wrong with it, or null; `until`: in milliseconds since 1970. */
type Shown = { trouble: string | null; until: number };
/** `soon`: it ends within {@link SOON_DAYS}. */
type Validity = { says: string; soon: boolean };

/**
 * Whether browsers will take the certificates of the public address and of the engine, and for how long.
 * @param show what a server shows
 */
export async function certificates(
  { publicUrl, pusher }: Pick<Config, 'publicUrl' | 'pusher'>,
  show = shownBy,
): Promise<string> {
  const places: Place[] = [];
  const { protocol, hostname, port } = new URL(publicUrl);
  if (protocol === 'https:')
    places.push({ setting: 'PUBLIC_URL', host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 443) });
  if (pusher !== null && pusher.host !== null && pusher.tls)
    places.push({ setting: 'PUSHER_HOST', host: pusher.host, port: pusher.port ?? 443 });
  if (places.length === 0) return 'none: no address of yours is asked by https';
  const found: Validity[] = [];
  for (const place of places) found.push(await validity(place, show));
  const says = found.map((one) => one.says).join('; ');
  if (found.some(({ soon }) => soon)) throw new Note(says);
  return says;
}

/** @throws with a sentence for a certificate that browsers refuse */
async function validity({ setting, host, port }: Place, show: typeof shownBy): Promise<Validity> {
  const { trouble, until } = await show(host, port);
  const days = Math.floor((until - Date.now()) / DAY_MS);
  if (days < 0)
    throw new Error(
      `The certificate of ${host} (${setting}) ended ${-days} days ago. Renew it, and reload the proxy.`,
    );
  if (trouble !== null && CHAIN_BROKEN.has(trouble))
    throw new Error(
      `${host} (${setting}) does not send the certificates between its own and one that browsers know (${trouble}). Let the proxy serve the whole chain (fullchain.pem), or trust your own authority by NODE_EXTRA_CA_CERTS.`,
    );
  if (trouble !== null) {
    const remedy =
      trouble === OTHER_NAME
        ? 'Get one that is for this name.'
        : 'Get one from an authority that browsers know, such as Let’s Encrypt; your own authority is trusted by NODE_EXTRA_CA_CERTS.';
    throw new Error(`Browsers refuse the certificate of ${host} (${setting}): ${trouble}. ${remedy}`);
  }
  return days < SOON_DAYS
    ? { says: `the certificate of ${host} ends in ${days} days: look why it was not renewed`, soon: true }
    : { says: `${host}, for ${days} more days`, soon: false };
}

function shownBy(host: string, port: number): Promise<Shown> {
  return new Promise((resolve, reject) => {
    // What is wrong is to be said, not to end the connection; nothing is sent over it.
    // A name that is an address is not to be sent: https://www.rfc-editor.org/rfc/rfc6066#section-3
    const servername = isIP(host) === 0 ? host : '';
    const socket: TLSSocket = connect({ host, port, servername, rejectUnauthorized: false }, () => {
      const { valid_to: end } = socket.getPeerCertificate();
      const error = socket.authorizationError as (Error & { code?: string }) | string | undefined;
      const code = typeof error === 'string' ? error : (error?.code ?? error?.message);
      finish(() =>
        resolve({ trouble: socket.authorized ? null : (code ?? 'unknown'), until: Date.parse(end) }),
      );
    });
    const late = setTimeout(
      () =>
        finish(() =>
          reject(new Error(`${host}:${port} shows no certificate within ${PATIENCE_MS / 1_000} s.`)),
        ),
      PATIENCE_MS,
    );
    socket.on('error', ({ message }) =>
      finish(() => reject(new Error(`${host}:${port} does not speak TLS as it should (${message}).`))),
    );
    function finish(tell: () => void): void {
      clearTimeout(late);
      socket.destroy();
      tell();
    }
  });
}
