import type { Generated, Selectable } from 'kysely';

/** The one row that says how far the events feed has come; whoever appends to the feed locks it. */
type FeedStateTable = {
  id: Generated<number>;
  head: Generated<number>;
  pruned: Generated<number>;
  asked_at: Generated<number>;
};

/** What happened that is no event of a conversation, until the feed has taken it. */
type FeedInboxTable = {
  id: string;
  type: string;
  at: number;
  site_id: string | null;
  visitor_id: string | null;
  agent_id: string | null;
  /** JSON object; never words of anybody. */
  data: string;
};

/** What happened, in one order over everything. What a body says is read where it is kept. */
type FeedEventsTable = {
  position: number;
  /** The same on every try and in every replay: `webhook-id`. */
  id: string;
  /** Of a conversation's event its type in the log; else one of `PublicEventType`. */
  type: string;
  at: number;
  conversation_id: string | null;
  seq: number | null;
  site_id: string | null;
  team_id: string | null;
  visitor_id: string | null;
  agent_id: string | null;
  data: string;
};

export type WebhookState = 'on' | 'off' | 'gone' | 'failing';

/** Who is told what happens. */
type WebhookEndpointsTable = {
  id: string;
  url: string;
  name: string;
  /** JSON arrays; null: all. */
  types: string | null;
  site_ids: string | null;
  team_ids: string | null;
  secret: string;
  /** After a rotation, until then, both sign. */
  old_secret: string | null;
  old_secret_until: number | null;
  /** `gone` and `failing`: switched off by the server. */
  state: WebhookState;
  state_since: number;
  /** Up to where the feed was looked through for it. */
  position: number;
  /** Positions after the one up to the other are to be sent once more. */
  replay_after: number | null;
  replay_until: number | null;
  /** The node that sends to it, until then. */
  claimed_by: string | null;
  claimed_until: number;
  /** How often in a row it failed, since when, and until when nothing is sent because of it. */
  failures: number;
  failing_since: number | null;
  resting_until: number;
  succeeded_at: number | null;
  created_at: number;
};

/** What is still to be sent to an endpoint. */
type WebhookDeliveriesTable = {
  endpoint_id: string;
  position: number;
  /** What is kept in order: the id of a conversation or a person. */
  thread: string;
  attempts: Generated<number>;
  failing_since: number | null;
  next_at: number;
};

/** What was sent, and what came back. The body is not kept: it is made again from the log. */
type WebhookAttemptsTable = {
  id: string;
  endpoint_id: string;
  /** Null for a test event. */
  position: number | null;
  event_id: string;
  type: string;
  url: string;
  visitor_id: string | null;
  at: number;
  duration_ms: number;
  outcome: 'delivered' | 'failed' | 'given_up';
  status: number | null;
  /** Why there was no status; a code of ours. */
  error: string | null;
  /** The first bytes of the answer. */
  answer: string;
};

/** The tables of the events feed and of webhooks. */
export type WebhookTables = {
  feed_state: FeedStateTable;
  feed_inbox: FeedInboxTable;
  feed_events: FeedEventsTable;
  webhook_endpoints: WebhookEndpointsTable;
  webhook_deliveries: WebhookDeliveriesTable;
  webhook_attempts: WebhookAttemptsTable;
};

export type FeedRow = Selectable<FeedEventsTable>;
export type FeedInboxRow = Selectable<FeedInboxTable>;
export type EndpointRow = Selectable<WebhookEndpointsTable>;
export type DeliveryRow = Selectable<WebhookDeliveriesTable>;
export type AttemptRow = Selectable<WebhookAttemptsTable>;
