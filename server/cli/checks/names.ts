import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Config } from '../../config.ts';
import { isPostgres } from '../../database/open.ts';
import { PATIENCE_MS } from './finding.ts';

/** Whether each host that a setting names has an address. */
export async function names(config: Config): Promise<string> {
  const named = hostsOf(config).filter(({ host }) => isIP(host.replace(/^\[|\]$/g, '')) === 0);
  const lost = await Promise.all(named.map(async (one) => ({ ...one, why: await troubleWith(one.host) })));
  const wrong = lost.filter(({ why }) => why !== null);
  if (wrong.length > 0)
    throw new Error(
      `${wrong.map(({ setting, host, why }) => `${host} (${setting}: ${why})`).join(', ')} cannot be found. Correct the name, or the DNS of this machine.`,
    );
  return named.length === 0
    ? 'no setting names a host'
    : `found: ${[...new Set(named.map(({ host }) => host))].join(', ')}`;
}

/** The hosts that settings name, and by which setting. */
function hostsOf(config: Config): { setting: string; host: string }[] {
  const { publicUrl, pusher, databaseUrl, s3, mail, incomingMail } = config;
  const hostOf = (url: string) => new URL(url).hostname;
  const hosts = [{ setting: 'PUBLIC_URL', host: hostOf(publicUrl) }];
  if (pusher !== null)
    hosts.push(
      pusher.host === null
        ? { setting: 'PUSHER_CLUSTER', host: `ws-${pusher.cluster}.pusher.com` }
        : { setting: 'PUSHER_HOST', host: pusher.host },
    );
  // A socket of this machine has a path, or nothing, where the name would be.
  const server = isPostgres(databaseUrl) ? decodeURIComponent(hostOf(databaseUrl)) : '';
  if (server !== '' && !server.startsWith('/')) hosts.push({ setting: 'DATABASE_URL', host: server });
  if (s3 !== null) hosts.push({ setting: 'S3_ENDPOINT', host: hostOf(s3.endpoint) });
  if (mail?.transport.kind === 'smtp') hosts.push({ setting: 'SMTP_URL', host: hostOf(mail.transport.url) });
  if (incomingMail.imap !== null) hosts.push({ setting: 'IMAP_URL', host: incomingMail.imap.host });
  return hosts;
}

/** Why a name has no address; null where it has one. */
async function troubleWith(host: string): Promise<string | null> {
  const late = new Promise<string>((resolve) => {
    setTimeout(() => resolve('no answer'), PATIENCE_MS).unref();
  });
  const looked = lookup(host).then(
    () => null,
    (error: NodeJS.ErrnoException) => error.code ?? error.message,
  );
  return Promise.race([looked, late]);
}
