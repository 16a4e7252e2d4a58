import type { FastifyInstance } from 'fastify';
import { protocol } from '../../plugins/protocol.ts';
import { abuseGuard } from '../../plugins/require-proof.ts';
import { visitorScope } from '../../plugins/visitor-scope.ts';
import { widgetActivity } from './activity.ts';
import { widgetConversations } from './conversations.ts';
import { widgetMessages } from './messages.ts';
import { widgetPrivacy } from './privacy.ts';
import { widgetSites } from './sites.ts';
import { widgetVisitors } from './visitors.ts';

/** Everything under `/api/widget`: what a visitor's browser asks for. */
export async function widgetRoutes(
  app: FastifyInstance,
  { oldestProtocol }: { oldestProtocol: number },
): Promise<void> {
  await app.register(visitorScope);
  await app.register(protocol, { oldest: oldestProtocol });
  await app.register(abuseGuard);
  await app.register(widgetSites);
  await app.register(widgetVisitors);
  await app.register(widgetActivity);
  await app.register(widgetPrivacy);
  await app.register(widgetConversations);
  await app.register(widgetMessages);
}
