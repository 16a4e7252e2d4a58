import { accounts } from './agent/accounts.ts';
import { apiKeys } from './agent/api-keys.ts';
import { auditLog } from './agent/audit-log.ts';
import { availability } from './agent/availability.ts';
import { blocks } from './agent/blocks.ts';
import { cannedReplies } from './agent/canned-replies.ts';
import { conversations } from './agent/conversations.ts';
import { avatars } from './agent/developers/avatars.ts';
import { botTests } from './agent/developers/bot-tests.ts';
import { bots } from './agent/developers/bots.ts';
import { bridges } from './agent/developers/bridges.ts';
import { chatHooks } from './agent/developers/chat-hooks.ts';
import { contactSegments } from './agent/developers/contact-segments.ts';
import { contacts } from './agent/developers/contacts.ts';
import { conversationMerges } from './agent/developers/conversation-merges.ts';
import { eventsFeed } from './agent/developers/events-feed.ts';
import { mcp } from './agent/developers/mcp.ts';
import { reports } from './agent/developers/reports.ts';
import { services } from './agent/developers/services.ts';
import { webhooks } from './agent/developers/webhooks.ts';
import { drafts } from './agent/drafts.ts';
import { identityKeys } from './agent/identity-keys.ts';
import { inbox } from './agent/inbox.ts';
import { labels } from './agent/labels.ts';
import { mail } from './agent/mail.ts';
import { mentions } from './agent/mentions.ts';
import { messages } from './agent/messages.ts';
import { preferences } from './agent/preferences.ts';
import { profile } from './agent/profile.ts';
import { push } from './agent/push.ts';
import { quarantine } from './agent/quarantine.ts';
import { rooms } from './agent/rooms.ts';
import { search } from './agent/search.ts';
import { session } from './agent/session.ts';
import { sites } from './agent/sites.ts';
import { teams } from './agent/teams.ts';
import { views } from './agent/views.ts';
import { visitors } from './agent/visitors.ts';
import { ownReplies } from './agent/writing/own-replies.ts';
import { replyFiles } from './agent/writing/reply-files.ts';
import { scheduledMessages } from './agent/writing/scheduled-messages.ts';
import { bot } from './bot/bot.ts';
import { files } from './open/files.ts';
import { incomingMail } from './open/incoming-mail.ts';
import { operations } from './open/operations.ts';
import { resumed } from './open/resumed.ts';
import { accountLinks, setup } from './open/setup.ts';
import { unsubscribe } from './open/unsubscribe.ts';
import type { RouteDefinition, Routes } from './route.ts';
import { widgetActivity } from './widget/activity.ts';
import { widgetConversations } from './widget/conversations.ts';
import { widgetMessages } from './widget/messages.ts';
import { widgetPrivacy } from './widget/privacy.ts';
import { widgetSession } from './widget/session.ts';
import { widgetSites } from './widget/sites.ts';

/** Collections of the console that share one way; see `collection.ts`. */
export const COLLECTIONS = { teams, labels, cannedReplies, services, contactSegments };

const AGENT = {
  session,
  profile,
  avatars,
  accounts,
  auditLog,
  apiKeys,
  sites,
  identityKeys,
  webhooks,
  bridges,
  chatHooks,
  bots,
  botTests,
  blocks,
  inbox,
  conversations,
  conversationMerges,
  messages,
  scheduledMessages,
  eventsFeed,
  mcp,
  visitors,
  contacts,
  availability,
  search,
  views,
  ...routesOf(COLLECTIONS),
  ownReplies,
  replyFiles,
  drafts,
  mentions,
  preferences,
  push,
  reports,
  rooms,
  mail,
  quarantine,
};
const WIDGET = {
  widgetSites,
  widgetSession,
  widgetActivity,
  widgetPrivacy,
  widgetConversations,
  widgetMessages,
};
const BOT = { bot };
const OPEN = { setup, accountLinks, files, resumed, incomingMail, unsubscribe, operations };

/** Every route of the HTTP API, by resource and verb. Pages, scripts and the documentation itself are none. */
export const RESOURCES: Readonly<Record<string, Routes>> = { ...WIDGET, ...AGENT, ...BOT, ...OPEN };

type RoutesIn<Resources> = {
  [R in keyof Resources]: Resources[R][keyof Resources[R]];
}[keyof Resources];
/** Any route of visitors' browsers. */
export type WidgetRoute = RoutesIn<typeof WIDGET>;
/** Any route of the console, with those that need nobody to be signed in. */
export type AgentRoute = RoutesIn<typeof AGENT> | RoutesIn<typeof OPEN>;

/** Any route of bots. */
export type BotRoute = RoutesIn<typeof BOT>;

/** Any route of a collection. */
export type CollectionRoute = RoutesIn<ReturnType<typeof routesOf<typeof COLLECTIONS>>>;

export type NamedRoute = RouteDefinition & {
  /** `labels.put`: the operationId. */
  readonly id: string;
  readonly resource: string;
};

/** All of them, each with its name. */
export const ROUTES: readonly NamedRoute[] = Object.entries(RESOURCES).flatMap(([resource, routes]) =>
  Object.entries(routes).map(([name, definition]) => ({
    ...definition,
    id: `${resource}.${name}`,
    resource,
  })),
);

function routesOf<C extends Readonly<Record<string, { routes: Routes }>>>(collections: C) {
  const entries = Object.entries(collections).map(([name, { routes }]) => [name, routes]);
  return Object.fromEntries(entries) as { readonly [K in keyof C]: C[K]['routes'] };
}
