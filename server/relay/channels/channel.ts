import type { Connection } from '../clients/connection.ts';
import { type ChannelKind, kindOf } from './channel-names.ts';
import { createPresence, type Presence } from './presence.ts';

/** One occupied channel. It exists from the first subscription to the last. */
export type Channel = {
  name: string;
  kind: ChannelKind;
  subscribers: Set<Connection>;
  /** Who is there; null where nobody is asked. */
  presence: Presence | null;
};

export function createChannel(name: string): Channel {
  const kind = kindOf(name);
  return { name, kind, subscribers: new Set(), presence: kind.presence ? createPresence() : null };
}

/** To everybody there, except one. Each subscriber costs a place in a queue and nothing else. */
export function broadcast(channel: Channel, frame: Buffer, except?: Connection): void {
  for (const subscriber of channel.subscribers) if (subscriber !== except) subscriber.queue(frame);
}
