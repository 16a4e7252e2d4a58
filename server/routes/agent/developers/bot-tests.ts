import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { botTestFrom, endBotTest, findOwnTest, lockOwnTest, startBotTest } from '../../../bots/bot-tests.ts';
import { sayInTest } from '../../../bots/test-messages.ts';
import { botTests as routes } from '../../../contract/routes/agent/developers/bot-tests.ts';
import { agentOf } from '../../../plugins/agent-scope.ts';
import { limited } from '../../../plugins/rate-limits.ts';
import { route } from '../../route.ts';

/** Test conversations of admins with bots. */
export async function botTestRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, bots, now } = app.services;

  route(
    app,
    routes.start,
    async (request) => {
      const { id: agentId } = agentOf(request).agent;
      const { row, created } = await runInTransaction((tx) =>
        startBotTest(tx, agentId, request.params.id, randomUUID(), request.body),
      );
      return { created, answer: await botTestFrom(database.read, row, now()) };
    },
    { limit: limited(30) },
  );

  route(app, routes.read, (request, reply) => {
    const { id: agentId } = agentOf(request).agent;
    const left = new AbortController();
    reply.raw.once('close', () => left.abort());
    return bots.test(
      () => findOwnTest(database.read, agentId, request.params.id),
      request.query,
      left.signal,
    );
  });

  route(
    app,
    routes.send,
    async (request) => {
      const { id: agentId } = agentOf(request).agent;
      const { message, created } = await runInTransaction((tx) =>
        sayInTest(tx, agentId, request.params.id, request.body),
      );
      bots.tested();
      return { created, answer: { message } };
    },
    { limit: limited(120) },
  );

  route(app, routes.end, async (request) => {
    const { id, name } = agentOf(request).agent;
    await runInTransaction(async (tx) =>
      endBotTest(tx, await lockOwnTest(tx, id, request.params.id), 'resolved', { id, name }),
    );
    bots.tested();
  });
}
