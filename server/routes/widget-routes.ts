import type { FastifyInstance } from 'fastify';
import { protocol } from '../plugins/protocol.ts';
import { suspicion } from '../plugins/suspicion.ts';
import { visitorScope } from '../plugins/visitor-scope.ts';
import { widgetConversations } from './widget-conversations.ts';
import { widgetMessages } from './widget-messages.ts';
import { widgetPrivacy } from './widget-privacy.ts';
import { widgetSites } from './widget-sites.ts';
import { widgetTrail } from './widget-trail.ts';
import { widgetVisitors } from './widget-visitors.ts';

/** Everything under `/api/widget`: what a visitor's browser asks for. */
export async function widgetRoutes(
  app: FastifyInstance,
  { oldestProtocol }: { oldestProtocol: number },
): Promise<void> {
  await app.register(visitorScope);
  await app.register(protocol, { oldest: oldestProtocol });
  await app.register(suspicion);
  await app.register(widgetSites);
  await app.register(widgetVisitors);
  await app.register(widgetTrail);
  await app.register(widgetPrivacy);
  await app.register(widgetConversations);
  await app.register(widgetMessages);
}
