import type { FastifyInstance } from 'fastify';
import { protocol, simpleRequests } from '../../plugins/protocol.ts';
import { abuseGuard } from '../../plugins/require-proof.ts';
import { visitorScope } from '../../plugins/visitor-scope.ts';
import { widgetActivityRoutes } from './activity.ts';
import { widgetConversationRoutes } from './conversations.ts';
import { widgetMessageRoutes } from './messages.ts';
import { widgetPrivacyRoutes } from './privacy.ts';
import { widgetSessionRoutes } from './session.ts';
import { widgetSiteRoutes } from './sites.ts';

/** Everything under `/api/widget`: what a visitor's browser asks for. */
export async function widgetRoutes(
  app: FastifyInstance,
  { oldestProtocol }: { oldestProtocol: number },
): Promise<void> {
  await app.register(simpleRequests);
  await app.register(visitorScope);
  await app.register(protocol, { oldest: oldestProtocol });
  await app.register(abuseGuard);
  await app.register(widgetSiteRoutes);
  await app.register(widgetSessionRoutes);
  await app.register(widgetActivityRoutes);
  await app.register(widgetPrivacyRoutes);
  await app.register(widgetConversationRoutes);
  await app.register(widgetMessageRoutes);
}
