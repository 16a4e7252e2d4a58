import { findConversation } from '../../access/conversation-access.ts';
import { Rating } from '../../contract/schemas/conversations.ts';
import { Mark } from '../../contract/schemas/messages-api.ts';
import {
  ConversationList,
  Place,
  StartConversation,
  TranscriptLinks,
} from '../../contract/schemas/widget-api.ts';
import { listConversations } from '../../conversations/list-conversations.ts';
import { markDelivered } from '../../conversations/mark-delivered.ts';
import { markRead } from '../../conversations/mark-read.ts';
import { rateConversation } from '../../conversations/rate-conversation.ts';
import { readConversation } from '../../conversations/read-conversation.ts';
import { startConversation } from '../../conversations/start-conversation.ts';
import { LINK_LIFETIME_MS } from '../../files/file-links.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { requireProofToStart } from '../../plugins/require-proof.ts';
import { requireVisitor, visitorOf } from '../../plugins/visitor-scope.ts';
import { queuePositionOf } from '../../routing/queue-position.ts';
import { resolveConversation } from '../../triage/resolve-conversation.ts';
import {
  IdParams,
  Nothing,
  REFUSALS,
  StateAnswer,
  type TypedApp,
  WholeConversation,
} from '../route-types.ts';
import { sharedConversationRoutes } from '../shared-conversations.ts';

const COMMON = { tags: ['widget'], security: [{ visitor: [] }] };

export async function widgetConversations(app: TypedApp): Promise<void> {
  const { database, runInTransaction, links, publicUrl, now } = app.services;
  app.addHook('preHandler', requireVisitor);

  app.post(
    '/conversations',
    {
      schema: {
        ...COMMON,
        summary: 'Start a conversation',
        body: StartConversation,
        response: { 200: WholeConversation, 201: WholeConversation, ...REFUSALS },
      },
      preHandler: requireProofToStart,
      config: limited(30),
    },
    async (request, reply) => {
      const { row, created } = await runInTransaction((tx) =>
        startConversation(tx, visitorOf(request), request.body),
      );
      const conversation = await readConversation(database.read, row, 'visitor');
      return reply.status(created ? 201 : 200).send({ conversation, epoch: app.services.epoch });
    },
  );

  app.get(
    '/conversations',
    {
      schema: {
        ...COMMON,
        summary: "The visitor's own conversations, the newest first",
        response: { 200: ConversationList, ...REFUSALS },
      },
      config: limited(60),
    },
    async (request) => ({ conversations: await listConversations(database.read, visitorOf(request)) }),
  );

  app.post(
    '/conversations/:id/closure',
    {
      schema: {
        ...COMMON,
        summary: 'The visitor ends the chat; writing opens it again',
        params: IdParams,
        response: { 200: StateAnswer, ...REFUSALS },
      },
      config: limited(30),
    },
    async (request) => ({
      state: await runInTransaction((tx) => resolveConversation(tx, visitorOf(request), request.params.id)),
    }),
  );

  app.put(
    '/conversations/:id/rating',
    {
      schema: {
        ...COMMON,
        summary: 'What the visitor thought of it, once',
        params: IdParams,
        body: Rating,
        response: { 200: StateAnswer, ...REFUSALS },
      },
      config: limited(30),
    },
    async (request) => ({
      state: await runInTransaction((tx) =>
        rateConversation(tx, visitorOf(request), request.params.id, request.body),
      ),
    }),
  );

  app.get(
    '/conversations/:id/place',
    {
      schema: {
        ...COMMON,
        summary: 'Where the visitor stands in line',
        params: IdParams,
        response: { 200: Place, ...REFUSALS },
      },
      config: limited(60),
    },
    async (request) =>
      queuePositionOf(
        database.read,
        await findConversation(database.read, visitorOf(request), request.params.id),
        now(),
      ),
  );

  app.get(
    '/conversations/:id/transcript',
    {
      schema: {
        ...COMMON,
        summary: 'Links to the conversation as a file, and as a page to print',
        params: IdParams,
        response: { 200: TranscriptLinks, ...REFUSALS },
      },
      config: limited(30),
    },
    async (request) => {
      const row = await findConversation(database.read, visitorOf(request), request.params.id);
      const expiresAt = now() + LINK_LIFETIME_MS;
      const link = publicUrl + links.path(row.id, 'transcript', expiresAt);
      return {
        text: `${link}&format=text`,
        json: `${link}&format=json`,
        page: `${link}&format=page`,
        expiresAt,
      };
    },
  );

  app.put(
    '/conversations/:id/delivered',
    {
      schema: {
        ...COMMON,
        summary: 'What came up to an event has reached the visitor',
        params: IdParams,
        body: Mark,
        response: { 204: Nothing, ...REFUSALS },
      },
      config: limited(240),
    },
    async (request, reply) => {
      await runInTransaction((tx) =>
        markDelivered(tx, visitorOf(request), request.params.id, request.body.upTo),
      );
      return reply.status(204).send(null);
    },
  );

  app.put(
    '/conversations/:id/read',
    {
      schema: {
        ...COMMON,
        summary: 'The visitor has read up to an event',
        params: IdParams,
        body: Mark,
        response: { 204: Nothing, ...REFUSALS },
      },
      config: limited(240),
    },
    async (request, reply) => {
      await runInTransaction((tx) => markRead(tx, visitorOf(request), request.params.id, request.body.upTo));
      return reply.status(204).send(null);
    },
  );

  await sharedConversationRoutes(app, {
    schema: COMMON,
    actorOf: visitorOf,
    // Several tabs that poll, and whoever scrolls back through a long history.
    readsPerMinute: 240,
  });
}
