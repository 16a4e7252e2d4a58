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

/** Each adds routes and nothing else, so none needs a scope of its own: Fastify takes longer for a scope than for its routes. */
const SUBJECTS = [
  widgetSiteRoutes,
  widgetSessionRoutes,
  widgetActivityRoutes,
  widgetPrivacyRoutes,
  widgetConversationRoutes,
  widgetMessageRoutes,
];

/** Everything under `/api/widget`: what a visitor's browser asks for. */
export async function widgetRoutes(
  app: FastifyInstance,
  { oldestProtocol }: { oldestProtocol: number },
): Promise<void> {
  await app.register(simpleRequests);
  await app.register(visitorScope);
  await app.register(protocol, { oldest: oldestProtocol });
  await app.register(abuseGuard);
  for (const addRoutes of SUBJECTS) await addRoutes(app);
}
