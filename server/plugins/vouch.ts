import type { Actor } from '../access/actor.ts';
import { memberOf } from '../access/channel-access.ts';
import { TryLater } from '../common/api-error.ts';
import type { Engine } from '../engine/engine.ts';

const RETRY_AFTER_MS = 30_000;

/**
 * Notes that something will be signed for this person on a connection. Comes before the last look at their rights: a
 * right that ends after it finds the connection and closes it; one that has ended before is seen by the look.
 * @throws TryLater where they have too many connections
 */
export function vouchFor(engine: Engine, socketId: string, actor: Actor): void {
  if (engine.vouch(socketId, memberOf(actor).user_id)) return;
  throw new TryLater('You have too many chats open at once. Close some pages and try again.', RETRY_AFTER_MS);
}
