import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Actor, sideOf } from '../access/actor.ts';
import { findConversation, findThread } from '../access/conversation-access.ts';
import type { threadRoutes as defineThreadRoutes } from '../contract/routes/threads.ts';
import { readMark } from '../conversations/agent-reading.ts';
import { readConversation, readHistory } from '../conversations/read-conversation.ts';
import { readEvents } from '../conversations/read-events.ts';
import { limited } from '../plugins/rate-limits.ts';
import { requireProofToUpload } from '../plugins/require-proof.ts';
import { route } from './route.ts';
import { uploadTo } from './upload-file.ts';

type Definitions = ReturnType<typeof defineThreadRoutes<'/api/agent' | '/api/widget', 'agent' | 'visitor'>>;
const UPLOADS_PER_MINUTE = 60;

/** What routes of one kind of person have in common. */
export type Audience = {
  /** The person that the scope let through. */
  actorOf(request: FastifyRequest): Actor;
  /** How often one of them may ask each of the routes that read, in a minute. */
  readsPerMinute: number;
};

/**
 * What visitors and agents do alike: read a conversation, put a file into it. Events, messages and files of
 * the team's rooms go the same way.
 */
export function threadRoutes(
  app: FastifyInstance,
  { read, events, history, upload }: Definitions,
  { actorOf, readsPerMinute }: Audience,
): void {
  const { services } = app;
  const { database } = services;
  const limit = limited(readsPerMinute);

  route(
    app,
    read,
    async (request) => {
      const actor = actorOf(request);
      const row = await findConversation(database.read, actor, request.params.id);
      return {
        conversation: await readConversation(database.read, row, sideOf(actor)),
        epoch: services.epoch,
        ...(actor.kind === 'agent' ? { mark: await readMark(database.read, row.id, actor.agent.id) } : {}),
      };
    },
    { limit },
  );

  route(
    app,
    events,
    async (request) => {
      const actor = actorOf(request);
      const { after, limit: most } = request.query;
      const row = await findThread(database.read, actor, request.params.id);
      return { epoch: services.epoch, ...(await readEvents(database.read, row, sideOf(actor), after, most)) };
    },
    { limit },
  );

  route(
    app,
    history,
    async (request) => {
      const actor = actorOf(request);
      const row = await findThread(database.read, actor, request.params.id);
      return readHistory(database.read, row.id, sideOf(actor), request.query);
    },
    { limit },
  );

  route(app, upload, (request) => uploadTo(request, actorOf(request), request.params.id, request.query), {
    limit: limited(UPLOADS_PER_MINUTE),
    guard: requireProofToUpload,
  });
}
