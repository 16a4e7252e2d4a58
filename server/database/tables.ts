import type { ColumnType, Generated, Selectable } from 'kysely';
import type { WebhookTables } from './tables/webhooks.ts';

/**
 * The tables, as TypeScript sees them. Times are milliseconds since 1970, JSON is text, booleans are 0 and 1:
 * the same on SQLite and Postgres. `migrations/` makes them; change both together.
 */
export type Tables = WebhookTables & {
  meta: MetaTable;
  sites: SitesTable;
  visitors: VisitorsTable;
  agents: AgentsTable;
  sessions: SessionsTable;
  conversations: ConversationsTable;
  messages: MessagesTable;
  events: EventsTable;
  attachments: AttachmentsTable;
  identity_keys: IdentityKeysTable;
  api_keys: ApiKeysTable;
  visitor_tokens: VisitorTokensTable;
  teams: TeamsTable;
  team_members: TeamMembersTable;
  labels: LabelsTable;
  conversation_labels: ConversationLabelsTable;
  search_entries: SearchEntriesTable;
  search_backlog: SearchBacklogTable;
  people_backlog: PeopleBacklogTable;
  views: ViewsTable;
  canned_replies: CannedRepliesTable;
  drafts: DraftsTable;
  mentions: MentionsTable;
  agent_preferences: { agent_id: string; preferences: string };
  recovery_codes: RecoveryCodesTable;
  account_links: AccountLinksTable;
  guesses: GuessesTable;
  audit_log: AuditLogTable;
  visitor_trail: VisitorActivityTable;
  visitor_notes: VisitorNotesTable;
  blocks: BlocksTable;
  doomed_files: FileDeletionQueueTable;
  agent_duty: AgentAvailabilityTable;
  passed_offers: PassedOffersTable;
  rooms: RoomsTable;
  room_marks: RoomMarksTable;
  read_marks: ReadMarksTable;
  subscribers: SubscribersTable;
  due_events: DueEventsTable;
  mail_threads: MailThreadsTable;
  outgoing_mails: OutgoingMailsTable;
  quarantined_mails: QuarantinedMailsTable;
  nodes: NodesTable;
  assets: AssetsTable;
};

/** Facts about this database itself: its epoch, secrets generated at first start, the set-up link. */
type MetaTable = { name: string; value: string };

type SitesTable = {
  id: string;
  site_key: string;
  name: string;
  greeting: string;
  color: string;
  /** JSON array of origins; empty: any. */
  allowed_origins: string;
  created_at: number;
  /** JSON, the sections of `SiteSettings` that an admin has set. */
  settings: NullableColumn<string>;
  /** The site's picture in the file store. */
  logo_key: NullableColumn<string>;
  /** JSON `SiteState`: what visitors who are here were told last. */
  announced: NullableColumn<string>;
  /** The usual time between two conversations that are taken from the queue, smoothed. */
  pace_ms: NullableColumn<number>;
  /** When the last one was taken. */
  taken_at: NullableColumn<number>;
};

/** A column that came with a later migration: null where nothing was said. */
type NullableColumn<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** What an agent has chosen, and whether they are there. Without a row: on duty, and never seen. */
type AgentAvailabilityTable = {
  agent_id: string;
  state: ColumnType<'on' | 'busy' | 'away', 'on' | 'busy' | 'away' | undefined, 'on' | 'busy' | 'away'>;
  /** 1 while the engine has a connection of theirs. */
  here: ColumnType<number, number | undefined, number>;
  /** Since when the last connection is gone; null while there is one, or where there never was. */
  gone_since: NullableColumn<number>;
  /** When a console last said that it is there without the engine. */
  beat_at: ColumnType<number, number | undefined, number>;
  /** When they were last given a conversation: who waits longest comes first. */
  last_given_at: ColumnType<number, number | undefined, number>;
  /** How many conversations at once; null: as the site or team says. */
  cap: NullableColumn<number>;
};

/** Who declined or missed an offer, and when: it goes to others first. */
type PassedOffersTable = { conversation_id: string; agent_id: string; at: number };

/** Files of somebody who was erased; the row goes once the file has gone. */
type FileDeletionQueueTable = { store_key: string; doomed_at: number };

type VisitorsTable = {
  id: string;
  site_id: string;
  token_hash: string;
  name: string | null;
  email: string | null;
  verified: number;
  language: string | null;
  time_zone: string | null;
  user_agent: string | null;
  page_url: string | null;
  page_title: string | null;
  /** 1 while the visitor has the chat connected, kept by presence webhooks and reconciliation. */
  here: number;
  /** When `here` last changed, as the engine tells time: an older report never overrides a newer one. */
  here_at: number;
  created_at: number;
  seen_at: number;
  /** Verified visitors: who they are at the site, the `sub` of what it signed. One visitor per site and id. */
  external_id: ColumnType<string | null, string | null | undefined, string | null>;
  /** Verified visitors: JSON object of what the site signed besides. */
  signed_attributes: ColumnType<string | null, string | null | undefined, string | null>;
  /** JSON object of what the page said of its visitor; nobody has proved it. */
  attributes: ColumnType<string | null, string | null | undefined, string | null>;
  /** From where they last wrote, for blocking; told to nobody but themselves. */
  network: ColumnType<string | null, string | null | undefined, string | null>;
  /** JSON array of `FormAnswer`: what the visitor answered before a chat, last. */
  answers: NullableColumn<string>;
  /** JSON array of `{version, at}`: what the visitor agreed to. */
  consents: NullableColumn<string>;
};

/** Pages a visitor looked at (`name` null) and what they did there; `data` is a JSON object. */
type VisitorNotesTable = {
  visitor_id: string;
  body: string;
  /** Counts up from 1: whoever writes says over which one. */
  version: number;
  agent_name: string;
  written_at: number;
};
type VisitorActivityTable = {
  id: string;
  visitor_id: string;
  at: number;
  name: string | null;
  page_url: string;
  page_title: string;
  data: string | null;
};

/** Somebody, or some network, from whom nothing is taken any more; one of the two is set. */
type BlocksTable = {
  id: string;
  visitor_id: string | null;
  network: string | null;
  reason: string;
  agent_name: string;
  created_at: number;
};

/** With these a site signs who its visitors are; at most two each, so that one can be replaced without a pause. */
/** `scopes` is JSON; `used_at` is rough. */
type ApiKeysTable = {
  id: string;
  token_hash: string;
  hint: string;
  name: string;
  scopes: string;
  agent_id: string;
  created_at: number;
  expires_at: number | null;
  used_at: number | null;
};
type IdentityKeysTable = { id: string; site_id: string; secret: string; created_at: number };

/** The tokens of verified visitors, one per browser. Others have theirs in their own row. */
type VisitorTokensTable = { token_hash: string; visitor_id: string; created_at: number; expires_at: number };

type AgentsTable = {
  id: string;
  email: string;
  name: string;
  role: 'agent' | 'admin';
  password_hash: string;
  /** 1: made by a demo start; refused in production. */
  demo: number;
  deactivated_at: number | null;
  created_at: number;
  /** The secret of the second factor, base32. It counts from `totp_since` on; before, it waits to be confirmed. */
  totp_secret: ColumnType<string | null, string | null | undefined, string | null>;
  totp_since: ColumnType<number | null, number | null | undefined, number | null>;
  /** The time step of the last code that was taken: no code is taken twice. */
  totp_step: ColumnType<number, number | undefined, number>;
};

/** What an agent may give once in place of a code of the second factor. */
type RecoveryCodesTable = { agent_id: string; code_hash: string };

/** Links with which somebody joins, or sets a new password; used once. */
type AccountLinksTable = {
  token_hash: string;
  id: string;
  kind: 'invite' | 'reset';
  /** Whose password is reset; null for an invite. */
  agent_id: string | null;
  email: string;
  name: string;
  role: 'agent' | 'admin';
  /** The admin who made it; null for one from before this was kept. */
  made_by: string | null;
  created_at: number;
  expires_at: number;
};

/** How often somebody guessed, until when it counts. */
type GuessesTable = { name: string; count: number; until: number };

type AuditLogTable = {
  id: string;
  at: number;
  action: string;
  actor_id: string | null;
  actor_name: string;
  subject: string;
  network: string | null;
};

type SessionsTable = {
  token_hash: string;
  /** Under which it is listed and ended. */
  id: string;
  agent_id: string;
  created_at: number;
  expires_at: number;
  user_agent: string | null;
  network: string | null;
  seen_at: number;
  /** When the agent last proved who they are. */
  confirmed_at: number;
};

/**
 * Conversations. The rooms of the team lie in the same table ({@link ThreadsTable}); whoever asks for a status or a
 * visitor does not meet them, whoever asks for an id asks as `access/conversation-access.ts` does.
 */
type ConversationsTable = {
  id: string;
  site_id: string;
  visitor_id: string;
  status: 'waiting' | 'open' | 'snoozed' | 'resolved';
  assignee_id: string | null;
  page_url: string | null;
  page_title: string | null;
  started_at: number;
  /** In the queue as of then: `awaiting_reply_since`, else when it was put there; null unless it waits. */
  waiting_since: number | null;
  /** When the visitor wrote what no agent has answered yet; null: they wait for no answer. */
  awaiting_reply_since: NullableColumn<number>;
  /** When the last message came. */
  active_at: number;
  /** The number of the last event, and of the last one a visitor may see. */
  seq: ColumnType<number, number | undefined, number>;
  visitor_seq: ColumnType<number, number | undefined, number>;
  /** 0 before the first message. */
  last_message_seq: ColumnType<number, number | undefined, number>;
  read_by_visitor: ColumnType<number, number | undefined, number>;
  /** What the visitor sees as read: how far its assignee, or who answered, has read. See `ReadMarksTable`. */
  read_by_agents: ColumnType<number, number | undefined, number>;
  /** At least as far as read. */
  delivered_to_visitor: ColumnType<number, number | undefined, number>;
  delivered_to_agents: ColumnType<number, number | undefined, number>;
  /** The outbox is a window on the event log: events above this number still have to be published … */
  published_seq: ColumnType<number, number | undefined, number>;
  /** … by this node, until this time; afterwards by any. */
  publisher: ColumnType<string | null, string | null | undefined, string | null>;
  publisher_until: ColumnType<number, number | undefined, number>;
  publish_failures: ColumnType<number, number | undefined, number>;
  team_id: ColumnType<string | null, string | null | undefined, string | null>;
  /** 0 none, 1 low, 2 high, 3 urgent. */
  priority: ColumnType<number, number | undefined, number>;
  /** When a snoozed conversation wakes by itself; null: when the visitor writes. */
  snoozed_until: ColumnType<number | null, number | null | undefined, number | null>;
  /** What it is about, as the visitor chose; in the words of the site. */
  topic: NullableColumn<string>;
  /** JSON `Rating`. */
  rating: NullableColumn<string>;
  /** To whom a waiting conversation is on offer, and until when. */
  offered_to: NullableColumn<string>;
  offered_until: NullableColumn<number>;
  /** Who had it last. */
  last_agent_id: NullableColumn<string>;
};

type TeamsTable = {
  id: string;
  name: string;
  deleted_at: number | null;
  created_at: number;
  /** JSON `RoutingRule`; null: as the site says. */
  fairness: NullableColumn<string>;
};
/** The same table, with the rooms of the team: threads of notes, without a site and a visitor. */
export type ThreadsTable = Omit<ConversationsTable, 'site_id' | 'visitor_id' | 'status'> & {
  site_id: string | null;
  visitor_id: string | null;
  status: ConversationsTable['status'] | 'room' | 'closed_room';
};

/** The processes that share a Postgres; `beats` counts on while one lives. */
type NodesTable = { id: string; embedded_relay: number; started_at: number; beats: number };

/** What a thread without a visitor is called, and which agent made it. */
type RoomsTable = { conversation_id: string; name: string; made_by: string };
/** Up to which event an agent has read a room; no row: nothing of it. */
type RoomMarksTable = { agent_id: string; conversation_id: string; read_seq: number };
/**
 * Up to which event an agent has read a conversation; no row: as far as `conversations.read_by_agents`. `version` counts
 * the changes, because a mark may also go back.
 */
type ReadMarksTable = { conversation_id: string; agent_id: string; read_seq: number; version: number };
type TeamMembersTable = { team_id: string; agent_id: string };
type LabelsTable = { id: string; name: string; color: string; deleted_at: number | null; created_at: number };
/**
 * What can be found. Its words are in its column `terms`: a tsvector on Postgres; text on SQLite, where triggers keep the
 * FTS5 index `search_terms` the same.
 */
type SearchEntriesTable = { id: Generated<number>; conversation_id: string; seq: number };
/** Messages and visitors that are still to be indexed, under the ids that their entries will have. */
type SearchBacklogTable = { id: number; conversation_id: string; seq: number };
type PeopleBacklogTable = { id: number; visitor_id: string };
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
/** Under which token somebody answers to a conversation by mail. The address is in small letters. */
type MailThreadsTable = { token: string; conversation_id: string; address: string; created_at: number };
/** A mail that is to be sent, and what became of it. */
type OutgoingMailsTable = {
  /** Also names the mail in the address that refusals come back to. */
  id: string;
  /** One of `MailKind`. */
  kind: string;
  conversation_id: string | null;
  visitor_id: string | null;
  /** To whom it goes, where that is an agent. */
  agent_id: string | null;
  recipient: string;
  locale: string;
  /** JSON of what the mail is made of when it is sent. */
  payload: string;
  /** `<id.token@domain>`: the same at every try, so that a receiver keeps one of two. */
  message_id: string;
  state: 'queued' | 'sent' | 'failed' | 'bounced' | 'complained';
  /** Why it failed, or what the last try was answered. */
  reason: string | null;
  /** Not before this. While a node is at it, when its claim ends. */
  due_at: number;
  tries: Generated<number>;
  claimed_by: NullableColumn<string>;
  created_at: number;
  sent_at: NullableColumn<number>;
  /** The first and the last message that it tells of. */
  from_seq: NullableColumn<number>;
  to_seq: NullableColumn<number>;
};
/** A mail that came in and became no message, until an admin or time removes it. */
type QuarantinedMailsTable = {
  /** Made from the mail, so that the same mail again is the same row. */
  id: string;
  received_at: number;
  /** One of `QuarantineReason`. */
  reason: string;
  sender: string | null;
  sender_name: string;
  subject: string;
  /** The beginning of what it says. */
  body: string;
  /** How many files it had; they are not kept. */
  files: number;
  size_bytes: number;
  /** The conversation it names, where there is one. */
  conversation_id: string | null;
};
type CannedRepliesTable = {
  id: string;
  name: string;
  body: string;
  deleted_at: number | null;
  created_at: number;
};
/** `draft`: JSON of `PutDraft` without its time. */
type DraftsTable = { agent_id: string; conversation_id: string; draft: string; updated_at: number };
type MentionsTable = { agent_id: string; conversation_id: string; seq: number; created_at: number };
type ViewsTable = {
  id: string;
  agent_id: string;
  name: string;
  /** JSON of `Filter`. */
  filter: string;
  created_at: number;
};
type ConversationLabelsTable = { conversation_id: string; label_id: string };

type MessagesTable = {
  conversation_id: string;
  seq: number;
  /** Minted by the sender's browser: the idempotency key, kept for ever. */
  id: string;
  kind: 'text' | 'note';
  author_kind: 'visitor' | 'agent' | 'system';
  author_id: string | null;
  author_name: string;
  body: string;
  /** JSON array of `Attachment`. */
  attachments: string;
  created_at: number;
  edited_at: ColumnType<number | null, number | null | undefined, number | null>;
  /** Taken back by its author: its body and attachments are gone. */
  unsent_at: ColumnType<number | null, number | null | undefined, number | null>;
  /** JSON array of words that the message offers as answers. */
  choices: ColumnType<string | null, string | null | undefined, string | null>;
  /** The id of the message whose choice these words are. */
  chosen_of: ColumnType<string | null, string | null | undefined, string | null>;
  /** JSON `MailFacts` of what came by mail; null for everything else. */
  mail: NullableColumn<string>;
};

type EventsTable = {
  conversation_id: string;
  seq: number;
  type: string;
  /** 1: visitors may see it. */
  visible: number;
  /** The number of the visible event before this one. */
  visitor_prev: number;
  /** JSON; empty object for `message.created`, whose content is in `messages` under the same number. */
  data: string;
  created_at: number;
};

type AttachmentsTable = {
  conversation_id: string;
  /** Minted by the uploader's browser. */
  id: string;
  uploader_kind: 'visitor' | 'agent';
  uploader_id: string;
  /** Of a visitor, to count what comes from it; null for an agent, and for files from before it was counted. */
  uploader_network: string | null;
  name: string;
  media_type: string;
  size_bytes: number;
  /** Pictures only. */
  width: number | null;
  height: number | null;
  /** What was received, so that the same id with another content is noticed. */
  sha256: string;
  /** The names under which the store has them; random, never from the client. */
  content_key: string;
  thumbnail_key: string | null;
  created_at: number;
  /** 1: known to be part of a message; found out a day after it came (`files/unsent-files.ts`). */
  sent: ColumnType<number, number | undefined, number>;
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

export type SiteRow = Selectable<SitesTable>;
export type VisitorRow = Selectable<VisitorsTable>;
export type ApiKeyRow = Selectable<ApiKeysTable>;
export type IdentityKeyRow = Selectable<IdentityKeysTable>;
export type BlockRow = Selectable<BlocksTable>;
export type SessionRow = Selectable<SessionsTable>;
export type AccountLinkRow = Selectable<AccountLinksTable>;
export type AgentRow = Selectable<AgentsTable>;
export type ConversationRow = Selectable<ConversationsTable>;
/** A conversation or a room of the team. */
export type ThreadRow = Selectable<ThreadsTable>;
export type MessageRow = Selectable<MessagesTable>;
export type EventRow = Selectable<EventsTable>;
export type AttachmentRow = Selectable<AttachmentsTable>;
export type MailThreadRow = Selectable<MailThreadsTable>;
export type QuarantinedMailRow = Selectable<QuarantinedMailsTable>;
export type OutgoingMailRow = Selectable<OutgoingMailsTable>;
