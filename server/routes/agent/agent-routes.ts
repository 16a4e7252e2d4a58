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

/** Everything under `/api/agent`: what an agent's console asks for. */
export async function agentRoutes(
  app: FastifyInstance,
  { oldestProtocol }: { oldestProtocol: number },
): Promise<void> {
  await app.register(agentScope);
  await app.register(protocol, { oldest: oldestProtocol });
  await app.register(sessionRoutes);
  await app.register(profileRoutes);
  await app.register(avatarRoutes);
  await app.register(accountRoutes);
  await app.register(auditLogRoutes);
  await app.register(apiKeyRoutes);
  await app.register(siteRoutes);
  await app.register(identityKeyRoutes);
  await app.register(webhookRoutes);
  await app.register(bridgeRoutes);
  await app.register(chatHookRoutes);
  await app.register(botSettingsRoutes);
  await app.register(botTestRoutes);
  await app.register(blockRoutes);
  await app.register(inboxRoutes);
  await app.register(conversationRoutes);
  await app.register(messageRoutes);
  await app.register(eventsFeedRoutes);
  await app.register(visitorRoutes);
  await app.register(contactRoutes);
  await app.register(availabilityRoutes);
  await app.register(searchRoutes);
  await app.register(viewRoutes);
  await app.register(settingsCollections);
  await app.register(ownReplyRoutes);
  await app.register(draftRoutes);
  await app.register(mentionRoutes);
  await app.register(preferenceRoutes);
  await app.register(pushRoutes);
  await app.register(reportRoutes);
  await app.register(roomRoutes);
  await app.register(quarantineRoutes);
  await app.register(mailRoutes);
}
