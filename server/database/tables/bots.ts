import type { Generated, Selectable } from 'kysely';
import type { NullableColumn } from './nullable-column.ts';

/** Programs that answer visitors. */
type BotsTable = {
  id: string;
  name: string;
  token_hash: string;
  /** How its token begins, to tell two apart. */
  hint: string;
  /** 1: it is on. */
  active: Generated<number>;
  /** So long it may take to answer. */
  answer_seconds: number;
  /** Where events are sent to; null: it asks for them. */
  url: string | null;
  /** Signs what is sent. */
  secret: string;
  /** After a rotation, until then, both sign. */
  old_secret: string | null;
  old_secret_until: number | null;
  /** The position of its last event, and up to where events were removed, being old. */
  head: Generated<number>;
  pruned: Generated<number>;
  /** When it last asked for something, or took what was sent; roughly. */
  seen_at: number | null;
  /** When a conversation was last taken from it, and JSON of why. */
  failed_at: number | null;
  failure: string | null;
  created_at: number;
  deleted_at: number | null;
};

/** `first`: it answers first; `off_duty`: when nobody is on duty. */
export type BotMode = 'first' | 'off_duty';

type BotSitesTable = { site_id: string; bot_id: string; mode: BotMode };

/** What a bot is told. The words are read from the log. */
type BotEventsTable = {
  bot_id: string;
  position: number;
  type: string;
  conversation_id: string;
  /** The event of the conversation that it is about. */
  seq: number;
  /** JSON object. */
  data: string;
  at: number;
  tries: Generated<number>;
  /** When it is sent to the bot's address, or sent again; null: never, or not again. */
  next_at: number | null;
  /** What came of the last try: a code of ours, or a status. */
  error: string | null;
  status: number | null;
};

/** A test conversation of an admin with a bot; in no table of conversations. */
type BotTestsTable = {
  id: string;
  bot_id: string;
  agent_id: string;
  site_id: string;
  /** Who the admin is to the bot. */
  visitor_id: string;
  visitor_name: string;
  language: string | null;
  /** The number of its last event, as of a conversation. */
  seq: Generated<number>;
  /** Counts every change, for who waits for the next one. */
  version: Generated<number>;
  /** By when the bot has to have answered; null: nobody waits for it. */
  due_at: NullableColumn<number>;
  typing_until: NullableColumn<number>;
  /** JSON `BotTestEnd`; null: it goes on. */
  ended: NullableColumn<string>;
  created_at: number;
  active_at: number;
};

/** What was said in a test: JSON `Message`. */
type BotTestMessagesTable = { test_id: string; seq: number; id: string; message: string };

/** What a bot uploaded in a test: JSON `Attachment`. The content was not kept. */
type BotTestFilesTable = { id: string; test_id: string; sha256: string; attachment: string };

export type BotTables = {
  bots: BotsTable;
  bot_sites: BotSitesTable;
  bot_events: BotEventsTable;
  bot_tests: BotTestsTable;
  bot_test_messages: BotTestMessagesTable;
  bot_test_files: BotTestFilesTable;
};

export type BotRow = Selectable<BotsTable>;
export type BotTestRow = Selectable<BotTestsTable>;
export type BotEventRow = Selectable<BotEventsTable>;
