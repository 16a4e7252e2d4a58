import type { Generated } from 'kysely';
import type { NullableColumn } from './nullable-column.ts';

/** Web Push to agents' browsers. */
export type PushTables = {
  push_subscriptions: PushSubscriptionsTable;
  push_notices: PushNoticesTable;
  agent_attention: AgentAttentionTable;
};

/** A browser that takes pushes, for as long as its session lives. `host`: of the endpoint. */
type PushSubscriptionsTable = {
  id: string;
  session_hash: string;
  agent_id: string;
  endpoint: string;
  host: string;
  p256dh: string;
  auth: string;
  locale: string;
  created_at: number;
};

/** What is still to be sent. `conversation_id` and `seq`: the event; null for a test. `due_at`: while it is claimed, when that ends. */
type PushNoticesTable = {
  id: string;
  subscription_id: string;
  /** `NoticeEvent`, or `test`. */
  kind: string;
  conversation_id: string | null;
  seq: number | null;
  host: string;
  due_at: number;
  /** Afterwards nobody needs it any more. */
  expires_at: number;
  tries: Generated<number>;
  claimed_by: NullableColumn<string>;
};

/** Until when the console of a session counts as looked at. */
type AgentAttentionTable = { session_hash: string; agent_id: string; until: number };
