import type { Generated, Selectable } from 'kysely';
import type { NullableColumn } from './nullable-column.ts';

/** Notices in team chats by incoming webhook. */
export type ChatNoticeTables = { chat_hooks: ChatHooksTable; chat_notices: ChatNoticesTable };

type ChatHooksTable = {
  id: string;
  kind: 'discord' | 'mattermost' | 'teams';
  name: string;
  /** Sealed: who knows it can post there. */
  url: string;
  /** What of the address may be shown. */
  host: string;
  /** JSON: which notices. */
  notices: string;
  /** JSON: of which sites; null: of all. */
  site_ids: NullableColumn<string>;
  locale: string;
  /** `off`: by an admin; `gone`: it answered that it is no more. */
  state: 'on' | 'off' | 'gone';
  /** What it answered last, where that was no. */
  reason: NullableColumn<string>;
  succeeded_at: NullableColumn<number>;
  created_at: number;
};

/** What is to be sent, until it is, or is worth nothing any more. */
type ChatNoticesTable = {
  hook_id: string;
  conversation_id: string;
  seq: number;
  notice: 'new' | 'waiting' | 'handed_off';
  /** How long somebody has waited, where it says so. */
  minutes: NullableColumn<number>;
  tries: Generated<number>;
  /** Ahead while a node is at it. */
  due_at: number;
  expires_at: number;
};

export type ChatHookRow = Selectable<ChatHooksTable>;
export type ChatNoticeRow = Selectable<ChatNoticesTable>;
