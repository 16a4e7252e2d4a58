import type { Generated } from 'kysely';
import type { NullableColumn } from './nullable-column.ts';

/** Web Push to the browsers of agents, and of visitors who have left. */
export type PushTables = {
  push_subscriptions: PushSubscriptionsTable;
  visitor_push_subscriptions: VisitorPushSubscriptionsTable;
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

/** A browser that is notified of answers in one conversation, for as long as the link works that showed it there. */
type VisitorPushSubscriptionsTable = {
  id: string;
  conversation_id: string;
  endpoint: string;
  host: string;
  p256dh: string;
  auth: string;
  created_at: number;
  expires_at: number;
};

/** What is still to be sent. `conversation_id` and `seq`: the event; null for a test. `due_at`: while it is claimed, when that ends. */
type PushNoticesTable = {
  id: string;
  subscription_id: string;
  /** `NoticeEvent` or `test` for a browser of `push_subscriptions`; `reply` for one of `visitor_push_subscriptions`. */
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
