import type { FastifyInstance } from 'fastify';
import { eventsFeed } from '../../../contract/routes/agent/developers/events-feed.ts';
import { agentOf } from '../../../plugins/agent-scope.ts';
import { route } from '../../route.ts';

export async function eventsFeedRoutes(app: FastifyInstance): Promise<void> {
  const { feed } = app.services;

  route(app, eventsFeed.read, async (request, reply) => {
    const left = new AbortController();
    reply.raw.once('close', () => left.abort());
    return feed.read(request.query, agentOf(request).agent.id, left.signal);
  });
}
