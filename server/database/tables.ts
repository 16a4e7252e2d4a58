import type { Selectable } from 'kysely';
import type { AccountTables } from './tables/accounts.ts';
import type { BotTables } from './tables/bots.ts';
import type { BridgeTables } from './tables/bridges.ts';
import type { ChatNoticeTables } from './tables/chat-notices.ts';
import type { ConversationTables, ThreadsTable } from './tables/conversations.ts';
import type { MailTables } from './tables/mail.ts';
import type { PushTables } from './tables/push.ts';
import type { ReportTables } from './tables/reports.ts';
import type { RunningTables } from './tables/running.ts';
import type { SearchTables } from './tables/search.ts';
import type { SiteTables } from './tables/sites.ts';
import type { VisitorTables } from './tables/visitors.ts';
import type { WebhookTables } from './tables/webhooks.ts';

/**
 * The tables, as TypeScript sees them. Times are milliseconds since 1970, JSON is text, booleans are 0 and 1:
 * the same on SQLite and Postgres. `migrations/` makes them; change both together. (Nothing uses `guides`, of migration 201.)
 */
export type Tables = AccountTables &
  VisitorTables &
  SiteTables &
  ConversationTables &
  SearchTables &
  MailTables &
  RunningTables &
  PushTables &
  BridgeTables &
  ChatNoticeTables &
  WebhookTables &
  BotTables &
  ReportTables;

export type SiteRow = Selectable<Tables['sites']>;
export type VisitorRow = Selectable<Tables['visitors']>;
export type ApiKeyRow = Selectable<Tables['api_keys']>;
export type IdentityKeyRow = Selectable<Tables['identity_keys']>;
export type BlockRow = Selectable<Tables['blocks']>;
export type SessionRow = Selectable<Tables['sessions']>;
export type AccountLinkRow = Selectable<Tables['account_links']>;
export type AgentRow = Selectable<Tables['agents']>;
export type ConversationRow = Selectable<Tables['conversations']>;
/** A conversation or a room of the team. */
export type ThreadRow = Selectable<ThreadsTable>;
export type MessageRow = Selectable<Tables['messages']>;
export type EventRow = Selectable<Tables['events']>;
export type AttachmentRow = Selectable<Tables['attachments']>;
export type ReplyFileRow = Selectable<Tables['reply_files']>;
export type MailThreadRow = Selectable<Tables['mail_threads']>;
export type QuarantinedMailRow = Selectable<Tables['quarantined_mails']>;
export type PushSubscriptionRow = Selectable<Tables['push_subscriptions']>;
export type PushNoticeRow = Selectable<Tables['push_notices']>;
export type MomentRow = Selectable<Tables['moment_facts']>;
export type FacetRow = Selectable<Tables['moment_facets']>;
export type OutgoingMailRow = Selectable<Tables['outgoing_mails']>;
