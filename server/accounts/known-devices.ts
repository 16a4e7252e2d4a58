import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AgentRow } from '../database/tables.ts';

const LIFETIME_MS = 180 * 24 * 60 * 60 * 1_000;
const ID_BYTES = 16;

type Account = Pick<AgentRow, 'id' | 'password_hash'>;

/**
 * Recognises browsers in which an agent has signed in before, by a cookie that outlives the session. It gives no right;
 * it only keeps wrong tries of strangers from shutting this browser out. See
 * https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 *
 * Nothing is stored. The signature covers the hash of the password, so that a new password ends all of them.
 * @param secret at least 32 characters; the same on every node
 */
export function createKnownDevices(secret: string) {
  const sign = ({ id: agentId, password_hash }: Account, id: string, expiresAt: number) =>
    createHmac('sha256', secret)
      .update(['known-device', agentId, password_hash, id, expiresAt].join('\n'))
      .digest('base64url');
  return {
    /** A cookie for the browser in which the agent has just proved who they are. */
    issue(agent: Account, now: number): { token: string; expiresAt: number } {
      const id = randomBytes(ID_BYTES).toString('base64url');
      const expiresAt = now + LIFETIME_MS;
      return { token: `${id}.${expiresAt}.${sign(agent, id, expiresAt)}`, expiresAt };
    },
    /** The id of the device that a cookie names, if it is one of ours for this account; or null. */
    read(token: string | null, agent: Account | undefined, now: number): string | null {
      const [, id = '', expires = '', signature = ''] =
        /^([\w-]{22})\.(\d{1,15})\.([\w-]{43})$/.exec(token ?? '') ?? [];
      if (id === '' || agent === undefined || Number(expires) <= now) return null;
      const right = sign(agent, id, Number(expires));
      return timingSafeEqual(Buffer.from(signature), Buffer.from(right)) ? id : null;
    },
  };
}
export type KnownDevices = ReturnType<typeof createKnownDevices>;
