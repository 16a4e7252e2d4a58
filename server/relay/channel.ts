import { type ChannelKind, kindOf } from './channel-names.ts';
import type { Connection } from './connection.ts';

/** A member of a presence channel: one per user, however many connections they have. */
export type Member = { userId: string; info: unknown; connections: Set<Connection> };

/** One occupied channel. It exists from the first subscription to the last. */
export type Channel = {
  name: string;
  kind: ChannelKind;
  subscribers: Set<Connection>;
  /** Presence channels only. */
  members: Map<string, Member>;
  /** When everybody may next be told how many they are. */
  countDueAt: number;
  countTimer: NodeJS.Timeout | null;
};

export function createChannel(name: string): Channel {
  return {
    name,
    kind: kindOf(name),
    subscribers: new Set(),
    members: new Map(),
    countDueAt: 0,
    countTimer: null,
  };
}

/** What a new subscriber of a presence channel is told: unique users, ids as strings, a key for every id. */
export function presenceData(channel: Channel): string {
  const hash: Record<string, unknown> = Object.create(null);
  for (const member of channel.members.values()) hash[member.userId] = member.info ?? null;
  return JSON.stringify({
    presence: { ids: [...channel.members.keys()], hash, count: channel.members.size },
  });
}
