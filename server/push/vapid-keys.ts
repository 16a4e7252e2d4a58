import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import { metaOnce } from '../database/meta.ts';

/** The pair of keys by which push services know this server (RFC 8292), in base64url; `subject` is whom they may write to. */
export type VapidKeys = { publicKey: string; privateKey: string; subject: string };

/**
 * The keys of this database, made at the first start. Of two nodes that start together, one makes them. They never change:
 * every subscription is bound to them.
 */
export async function vapidKeys(
  database: Database,
  { mail, publicUrl }: Pick<Config, 'mail' | 'publicUrl'>,
): Promise<VapidKeys> {
  const { sealer } = database;
  const stored = await metaOnce(database, 'vapid', async () => {
    const { default: webPush } = await import('web-push');
    return sealer.seal(JSON.stringify(webPush.generateVAPIDKeys()), 'vapid');
  });
  const { publicKey, privateKey } = JSON.parse(sealer.open(stored, 'vapid')) as {
    publicKey: string;
    privateKey: string;
  };
  return { publicKey, privateKey, subject: subjectOf(mail?.from.address ?? null, publicUrl) };
}

/** An address of the operator's; where none is set, the server's own stands for it. */
function subjectOf(contact: string | null, publicUrl: string): string {
  if (contact !== null) return `mailto:${contact}`;
  const { protocol, hostname, origin } = new URL(publicUrl);
  return protocol === 'https:' ? origin : `mailto:support@${hostname}`;
}
