import type { FastifyRequest } from 'fastify';
import type { Actor } from '../access/actor.ts';
import { findConversation, findThread } from '../access/conversation-access.ts';
import { EventPage } from '../contract/schemas/events.ts';
import {
  EventsQuery,
  History,
  HistoryQuery,
  Uploaded,
  UploadQuery,
} from '../contract/schemas/messages-api.ts';
import { readMark } from '../conversations/agent-reading.ts';
import { readConversation, readHistory } from '../conversations/read-conversation.ts';
import { readEvents } from '../conversations/read-events.ts';
import { limited } from '../plugins/rate-limits.ts';
import { requireProofToUpload } from '../plugins/require-proof.ts';
import { IdParams, REFUSALS, type TypedApp, WholeConversation } from './route-types.ts';
import { receiveUpload } from './upload.ts';

/** What routes of one kind of person have in common. */
export type Audience = {
  schema: { tags: string[]; security: Record<string, string[]>[] };
  /** The person that the scope let through. */
  actorOf(request: FastifyRequest): Actor;
  /** How often one of them may ask each of the routes that read, in a minute. */
  readsPerMinute: number;
};

/**
 * What visitors and agents do alike: read a conversation, put a file into it. Events, messages and files of
 * the team's rooms go the same way.
 */
export async function sharedConversationRoutes(app: TypedApp, audience: Audience): Promise<void> {
  const { schema, actorOf, readsPerMinute } = audience;
  const { database } = app.services;

  app.get(
    '/conversations/:id',
    {
      schema: {
        ...schema,
        summary: 'A conversation with its newest messages',
        params: IdParams,
        response: { 200: WholeConversation, ...REFUSALS },
      },
      config: limited(readsPerMinute),
    },
    async (request) => {
      const actor = actorOf(request);
      const row = await findConversation(database.read, actor, request.params.id);
      return {
        conversation: await readConversation(database.read, row, actor.kind),
        epoch: app.services.epoch,
        ...(actor.kind === 'agent' ? { mark: await readMark(database.read, row.id, actor.agent.id) } : {}),
      };
    },
  );

  app.get(
    '/conversations/:id/events',
    {
      schema: {
        ...schema,
        summary: 'Everything that changed after an event',
        params: IdParams,
        querystring: EventsQuery,
        response: { 200: EventPage, ...REFUSALS },
      },
      config: limited(readsPerMinute),
    },
    async (request) => {
      const actor = actorOf(request);
      const { after, limit } = request.query;
      const row = await findThread(database.read, actor, request.params.id);
      return {
        epoch: app.services.epoch,
        ...(await readEvents(database.read, row, actor.kind, after, limit)),
      };
    },
  );

  app.get(
    '/conversations/:id/messages',
    {
      schema: {
        ...schema,
        summary: 'Older messages',
        params: IdParams,
        querystring: HistoryQuery,
        response: { 200: History, ...REFUSALS },
      },
      config: limited(readsPerMinute),
    },
    async (request) => {
      const actor = actorOf(request);
      const row = await findThread(database.read, actor, request.params.id);
      return readHistory(database.read, row.id, actor.kind, request.query);
    },
  );

  app.post(
    '/conversations/:id/attachments',
    {
      schema: {
        ...schema,
        summary: 'Upload one file, as multipart/form-data in a part named "file"',
        consumes: ['multipart/form-data'],
        params: IdParams,
        querystring: UploadQuery,
        response: { 200: Uploaded, 201: Uploaded, ...REFUSALS },
      },
      preHandler: requireProofToUpload,
      config: limited(60),
    },
    async (request, reply) => {
      const { id } = request.params;
      const { attachment, created } = await receiveUpload(request, actorOf(request), id, request.query.id);
      return reply.status(created ? 201 : 200).send({ attachment });
    },
  );
}
