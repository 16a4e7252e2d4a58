import type { Generated } from 'kysely';
import type { NullableColumn } from './nullable-column.ts';

/** What the processes themselves need: the identity of the database, subscribers, nodes, builds. */
export type RunningTables = {
  meta: MetaTable;
  nodes: NodesTable;
  subscribers: SubscribersTable;
  due_events: DueEventsTable;
  event_traces: EventTracesTable;
  assets: AssetsTable;
  ladder_waits: LadderWaitsTable;
};

/** Facts about this database itself: its epoch, secrets generated at first start, the set-up link. */
type MetaTable = { name: string; value: string };

/** The processes that share a Postgres; `beats` counts on while one lives, `opens` names the keys with which it opens secrets. */
type NodesTable = {
  id: string;
  embedded_relay: number;
  started_at: number;
  beats: number;
  opens: Generated<string>;
};

/**
 * The subscribers that some node has. `fill_conversation`, `fill_seq`: the last event that was looked at for one that
 * begins from the beginning; null once all were. `beat` grows while a node has it.
 */
type SubscribersTable = {
  name: string;
  beat: Generated<number>;
  fill_conversation: NullableColumn<string>;
  fill_seq: Generated<number>;
};

/** What a subscriber has still to do with an event; with `dead_at`, what it refused for good, and why. */
type DueEventsTable = {
  conversation_id: string;
  seq: number;
  subscriber: string;
  /** Of the database when the event was written: after a restored back-up, numbers are given once more. */
  epoch: string;
  /** Not before this. While a node is at it, when its claim ends. */
  next_at: number;
  tries: Generated<number>;
  claimed_by: NullableColumn<string>;
  dead_at: NullableColumn<number>;
  reason: NullableColumn<string>;
};

/** Which trace an event was written as part of; most are of none. `sampled`: 0 or 1. */
type EventTracesTable = {
  conversation_id: string;
  seq: number;
  /** 32 digits, hexadecimal. */
  trace_id: string;
  sampled: number;
  created_at: number;
};

/** How far the ladder has come for somebody whom nobody answers. */
type LadderWaitsTable = {
  conversation_id: string;
  /** When this wait began. */
  since: number;
  /** JSON array of the ids of steps. */
  taken: string;
  /** When it is looked at again. */
  next_at: number;
  /** When the visitor was asked for an address; null: they were not, or have given one. */
  asked_at: number | null;
};

type AssetsTable = {
  /** Below `/`, such as `widget/app-0a1b2c3d.js`. The name is a hash of the content. */
  name: string;
  /** Packed with Brotli. */
  content: Buffer;
  size_bytes: number;
  /** When a running node last said that its build has this file. */
  used_at: number;
};
