import type { FastifyRequest } from 'fastify';
import { agentChannel, READING_EVENT } from '../../contract/channels.ts';
import { Reading } from '../../contract/schemas/conversations.ts';
import { Mark } from '../../contract/schemas/messages-api.ts';
import { markReadByAgent, markUnread } from '../../conversations/agent-reading.ts';
import { agentOf, requireAgent } from '../../plugins/agent-scope.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { IdParams, REFUSALS, type TypedApp } from '../route-types.ts';

const COMMON = { tags: ['agent'], security: [{ agent: [] }] };

/** What an agent has read, which is theirs alone. */
export async function agentReading(app: TypedApp): Promise<void> {
  const { runInTransaction, engine } = app.services;
  app.addHook('preHandler', requireAgent);

  app.put(
    '/conversations/:id/read',
    {
      schema: {
        ...COMMON,
        summary: 'The agent has read up to an event',
        params: IdParams,
        body: Mark,
        response: { 200: Reading, ...REFUSALS },
      },
      config: limited(240),
    },
    async (request) =>
      tellOwn(
        request,
        await runInTransaction((tx) =>
          markReadByAgent(tx, agentOf(request), request.params.id, request.body.upTo),
        ),
      ),
  );

  app.delete(
    '/conversations/:id/read',
    {
      schema: {
        ...COMMON,
        summary: 'Mark as unread, for the agent who asks',
        params: IdParams,
        response: { 200: Reading, ...REFUSALS },
      },
      config: limited(240),
    },
    async (request) =>
      tellOwn(request, await runInTransaction((tx) => markUnread(tx, agentOf(request), request.params.id))),
  );

  /** Tells the agent's other browsers; those that do not hear it learn of it with their next look. */
  function tellOwn(
    request: FastifyRequest,
    { reading, changed }: { reading: Reading; changed: boolean },
  ): Reading {
    if (changed)
      engine
        .publish([{ channel: agentChannel(agentOf(request).agent.id), name: READING_EVENT, data: reading }])
        .catch((error) => request.log.warn({ err: error }, 'Other browsers learn of the mark later.'));
    return reading;
  }
}
