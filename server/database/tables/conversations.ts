import type { ColumnType } from 'kysely';
import type { NullableColumn } from './nullable-column.ts';

/** Conversations and rooms: their log, their messages, and what each agent has of them. */
export type ConversationTables = {
  conversations: ConversationsTable;
  messages: MessagesTable;
  events: EventsTable;
  attachments: AttachmentsTable;
  kept_files: KeptFilesTable;
  doomed_files: FileDeletionQueueTable;
  rooms: RoomsTable;
  room_marks: RoomMarksTable;
  read_marks: ReadMarksTable;
  change_state: ChangeStateTable;
  conversation_changes: ConversationChangesTable;
  conversation_labels: ConversationLabelsTable;
  passed_offers: PassedOffersTable;
  drafts: DraftsTable;
  scheduled_messages: ScheduledMessagesTable;
  mentions: MentionsTable;
};

/**
 * Conversations. The rooms of the team lie in the same table ({@link ThreadsTable}); whoever asks for a status or a
 * visitor does not meet them, whoever asks for an id asks as `access/conversation-access.ts` does.
 */
type ConversationsTable = {
  id: string;
  site_id: string;
  visitor_id: string;
  /** `with_bot`: it waits as well, but a bot has it; on the wire that is `waiting` with a `bot`. */
  status: 'waiting' | 'with_bot' | 'open' | 'snoozed' | 'resolved';
  assignee_id: string | null;
  page_url: string | null;
  page_title: string | null;
  started_at: number;
  /** In the queue as of then: `awaiting_reply_since`, else when it was put there; null unless it waits. */
  waiting_since: number | null;
  /** When the visitor wrote what no agent has answered yet; null: they wait for no answer. */
  awaiting_reply_since: NullableColumn<number>;
  /** When an agent first answered the visitor; it stays when that answer is taken back. Null: nobody has. */
  first_reply_at: NullableColumn<number>;
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
  /** 1: as visitors were told, nobody was there when it began; null: not known, of before that was kept. */
  begun_unattended: NullableColumn<number>;
  /** JSON of what is known of it, and which labels the page has set (`conversations/stored-attributes.ts`); null: nothing. */
  attributes: NullableColumn<string>;
  /** JSON `Rating`. */
  rating: NullableColumn<string>;
  /** To whom a waiting conversation is on offer, and until when. */
  offered_to: NullableColumn<string>;
  offered_until: NullableColumn<number>;
  /** Who had it last. */
  last_agent_id: NullableColumn<string>;
  /** The bot that has it, while it is `with_bot`. */
  bot_id: NullableColumn<string>;
  /** By when that bot has to have answered; null: nobody waits for it. */
  bot_due_at: NullableColumn<number>;
  /** The bot that had it last, once people have it. */
  last_bot_id: NullableColumn<string>;
  /** The conversation that goes on in its place; null: none does. */
  merged_into: NullableColumn<string>;
  /** JSON `MergeRecord` while it is merged. */
  merge: NullableColumn<string>;
};

/** The one row that says how far the order of changes has come; whoever takes the next position locks it. */
type ChangeStateTable = { id: number; head: number };

/** The position of the last change of a conversation that was noted, and the number of its last event then. */
type ConversationChangesTable = { conversation_id: string; seq: number; position: number };

type MessagesTable = {
  conversation_id: string;
  seq: number;
  /** Minted by the sender's browser: the idempotency key, kept for ever. */
  id: string;
  kind: 'text' | 'note';
  author_kind: 'visitor' | 'agent' | 'bot' | 'system';
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
  /** The id of the message whose choice these words are, or whose form they answer. */
  chosen_of: ColumnType<string | null, string | null | undefined, string | null>;
  /** JSON `MessageContent`: the card or form of the message, or what was filled in into the form of another one. */
  content: ColumnType<string | null, string | null | undefined, string | null>;
  /** The id of the message that it replies to, of the same conversation. */
  reply_to: NullableColumn<string>;
  /** JSON `Quote` of that message, as it is now: written anew when it is edited or taken back. */
  quote: NullableColumn<string>;
  /** JSON `MailFacts` of what came by mail, `{"link":true}` of what came by the link of one; null for everything else. */
  mail: NullableColumn<string>;
  /** 1: `author_id` is a service, and `author_kind` is `agent`. */
  by_service: NullableColumn<number>;
  /** The name of the API key with which a program wrote in the agent's name. */
  by_key: NullableColumn<string>;
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
  uploader_kind: 'visitor' | 'agent' | 'bot';
  uploader_id: string;
  /** Of a visitor, to count what comes from it; null for an agent, and for files from before it was counted. */
  uploader_network: string | null;
  name: string;
  media_type: string;
  size_bytes: number;
  /** Pictures only. */
  width: number | null;
  height: number | null;
  /** Voice messages only: JSON, {@link Voice}. */
  voice: string | null;
  /** What was received, so that the same id with another content is noticed. */
  sha256: string;
  /** The names under which the store has them; random, never from the client. */
  content_key: string;
  thumbnail_key: string | null;
  created_at: number;
  /** 1: known to be part of a message; found out a day after it came (`files/removal/unsent-files.ts`). */
  sent: ColumnType<number, number | undefined, number>;
};

/** Files of which no row tells yet, by their keys in the store. */
type KeptFilesTable = { store_key: string; kept_at: number };

/** Files of somebody who was erased; the row goes once the file has gone. */
type FileDeletionQueueTable = { store_key: string; doomed_at: number };

/** What a thread without a visitor is called, and which agent made it. */
type RoomsTable = { conversation_id: string; name: string; made_by: string };

/** Up to which event an agent has read a room; no row: nothing of it. */
type RoomMarksTable = { agent_id: string; conversation_id: string; read_seq: number };

/**
 * Up to which event an agent has read a conversation; no row: as far as `conversations.read_by_agents`. `version` counts
 * the changes, because a mark may also go back.
 */
type ReadMarksTable = { conversation_id: string; agent_id: string; read_seq: number; version: number };

type ConversationLabelsTable = { conversation_id: string; label_id: string };

/** Who declined or missed an offer, and when: it goes to others first. */
type PassedOffersTable = { conversation_id: string; agent_id: string; at: number };

/** `draft`: JSON of `PutDraft` without its time. */
type DraftsTable = { agent_id: string; conversation_id: string; draft: string; updated_at: number };

type MentionsTable = { agent_id: string; conversation_id: string; seq: number; created_at: number };

/** The same table, with the rooms of the team: threads of notes, without a site and a visitor. */
export type ThreadsTable = Omit<ConversationsTable, 'site_id' | 'visitor_id' | 'status'> & {
  site_id: string | null;
  visitor_id: string | null;
  /** `deleted`: nobody finds it any more; its log is being taken away (`privacy/delete-conversation.ts`). */
  status: ConversationsTable['status'] | 'room' | 'closed_room' | 'deleted';
};

/** What agents have written to be sent later. */
type ScheduledMessagesTable = {
  conversation_id: string;
  /** The id that the message will have. */
  id: string;
  /** Null: an agent who was deleted since. */
  agent_id: string | null;
  body: string;
  /** JSON array of ids. */
  attachment_ids: string;
  /** JSON, as of messages. */
  choices: string | null;
  reply_to: string | null;
  /** The newest event of the conversation when it was scheduled. */
  after_seq: number;
  send_at: number;
  /** Why it is not sent; null: it is, at its time. */
  held: 'visitor_wrote' | 'agent_gone' | 'refused' | null;
  /** The API key of the program that scheduled it; null: none. */
  by_key: string | null;
  created_at: number;
};
