import type { Generated, Selectable } from 'kysely';
import type { NullableColumn } from './nullable-column.ts';

/** Chat bridges: conversations as threads of a team chat. */
export type BridgeTables = {
  bridges: BridgesTable;
  bridge_channels: BridgeChannelsTable;
  bridge_threads: BridgeThreadsTable;
  bridge_posts: BridgePostsTable;
  bridge_people: BridgePeopleTable;
  bridge_inbox: BridgeInboxTable;
};

/** A chat whose threads conversations are, besides the ones of which only notices are given. */
export type ThreadedKind = 'slack' | 'telegram';

type BridgesTable = {
  kind: ThreadedKind;
  /** JSON; never leaves the server. */
  secrets: string;
  /** In which language our own lines are, `en` or `zh`. */
  locale: string;
  /** `refused`: the chat does not take us any more, because of `reason`. */
  state: 'on' | 'refused';
  reason: string | null;
  /** When the connection was last known to work. */
  connected_at: NullableColumn<number>;
  /** Up to where news were read, where the chat counts them. */
  position: NullableColumn<string>;
  /** The node that holds the connection, until then. */
  claimed_by: NullableColumn<string>;
  claimed_until: Generated<number>;
  /** When an admin changed it last. */
  changed_at: number;
};

/** In which channel the conversations of a site are. `reason`: why nothing could be posted there last. */
type BridgeChannelsTable = {
  kind: ThreadedKind;
  site_id: string;
  channel: string;
  reason: NullableColumn<string>;
};

type BridgeThreadsTable = {
  kind: ThreadedKind;
  conversation_id: string;
  channel: string;
  thread: string;
  created_at: number;
};

/** What stands in a thread. */
type BridgePostsTable = {
  kind: ThreadedKind;
  conversation_id: string;
  /** The id of a message, `head`, or `event:` and the number of an event. */
  item: string;
  /** 0 the text, from 1 on files and more text; -1 a post in the thread of a conversation that was merged into this one. */
  part: number;
  channel: string;
  /** Null: somebody began to post it, and nobody knows whether it came through. */
  remote_id: string | null;
  /** Written here and posted there, or the other way round. */
  origin: 'here' | 'there';
};

/** Somebody who writes in the chat. `agent_id`: as whom they answer, chosen by an admin; null: nobody has chosen. */
type BridgePeopleTable = {
  kind: ThreadedKind;
  remote_id: string;
  name: string;
  agent_id: string | null;
  seen_at: number;
};

/** News of a chat, kept before it is told that they came. */
type BridgeInboxTable = {
  kind: ThreadedKind;
  /** The chat's own, or made from it: the same news have the same id. */
  id: string;
  /** Channel and thread: of one place they are dealt with in order. */
  place: string;
  /** JSON `IncomingPost`; empty once it is dealt with. */
  payload: string;
  received_at: number;
  due_at: number;
  tries: Generated<number>;
  done_at: NullableColumn<number>;
};

export type BridgeRow = Selectable<BridgesTable>;
export type BridgeThreadRow = Selectable<BridgeThreadsTable>;
export type BridgePostRow = Selectable<BridgePostsTable>;
