import type { FastifyInstance } from 'fastify';
import { agentScope } from '../../plugins/agent-scope.ts';
import { protocol } from '../../plugins/protocol.ts';
import { accountRoutes } from './accounts.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { auditLogRoutes } from './audit-log.ts';
import { availabilityRoutes } from './availability.ts';
import { blockRoutes } from './blocks.ts';
import { settingsCollections } from './collections.ts';
import { contactRoutes } from './contacts.ts';
import { conversationRoutes } from './conversations.ts';
import { avatarRoutes } from './developers/avatars.ts';
import { botTestRoutes } from './developers/bot-tests.ts';
import { botSettingsRoutes } from './developers/bots.ts';
import { bridgeRoutes } from './developers/bridges.ts';
import { chatHookRoutes } from './developers/chat-hooks.ts';
import { eventsFeedRoutes } from './developers/events-feed.ts';
import { webhookRoutes } from './developers/webhooks.ts';
import { draftRoutes } from './drafts.ts';
import { identityKeyRoutes } from './identity-keys.ts';
import { inboxRoutes } from './inbox.ts';
import { mailRoutes } from './mail.ts';
import { mentionRoutes } from './mentions.ts';
import { messageRoutes } from './messages.ts';
import { preferenceRoutes } from './preferences.ts';
import { profileRoutes } from './profile.ts';
import { pushRoutes } from './push.ts';
import { quarantineRoutes } from './quarantine.ts';
import { reportRoutes } from './reports/reports.ts';
import { roomRoutes } from './rooms.ts';
import { searchRoutes } from './search.ts';
import { sessionRoutes } from './session.ts';
import { siteRoutes } from './sites.ts';
import { viewRoutes } from './views.ts';
import { visitorRoutes } from './visitors.ts';
import { ownReplyRoutes } from './writing/own-replies.ts';
import { replyFileRoutes } from './writing/reply-files.ts';
import { scheduledMessageRoutes } from './writing/scheduled-messages.ts';

/** Each adds routes and nothing else, so none needs a scope of its own: Fastify takes longer for a scope than for its routes. */
const SUBJECTS = [
  sessionRoutes,
  profileRoutes,
  avatarRoutes,
  accountRoutes,
  auditLogRoutes,
  apiKeyRoutes,
  siteRoutes,
  identityKeyRoutes,
  webhookRoutes,
  bridgeRoutes,
  chatHookRoutes,
  botSettingsRoutes,
  botTestRoutes,
  blockRoutes,
  inboxRoutes,
  conversationRoutes,
  messageRoutes,
  scheduledMessageRoutes,
  eventsFeedRoutes,
  visitorRoutes,
  contactRoutes,
  availabilityRoutes,
  searchRoutes,
  viewRoutes,
  settingsCollections,
  ownReplyRoutes,
  replyFileRoutes,
  draftRoutes,
  mentionRoutes,
  preferenceRoutes,
  pushRoutes,
  reportRoutes,
  roomRoutes,
  quarantineRoutes,
  mailRoutes,
];

/** Everything under `/api/agent`: what an agent's console asks for. */
export async function agentRoutes(
  app: FastifyInstance,
  { oldestProtocol }: { oldestProtocol: number },
): Promise<void> {
  await app.register(agentScope);
  await app.register(protocol, { oldest: oldestProtocol });
  for (const addRoutes of SUBJECTS) await addRoutes(app);
}
