import type { FastifyInstance } from 'fastify';
import { findConversation } from '../../access/conversation-access.ts';
import { avatarsIn } from '../../avatars/avatars.ts';
import { createSpeakers } from '../../avatars/speakers.ts';
import { widgetConversations } from '../../contract/routes/widget/conversations.ts';
import { listConversations } from '../../conversations/list-conversations.ts';
import { markDelivered } from '../../conversations/mark-delivered.ts';
import { markRead } from '../../conversations/mark-read.ts';
import { inKept } from '../../conversations/merge-record.ts';
import { rateConversation } from '../../conversations/rate-conversation.ts';
import { readConversation } from '../../conversations/read-conversation.ts';
import { startConversation } from '../../conversations/start-conversation.ts';
import { LINK_LIFETIME_MS } from '../../files/file-links.ts';
import { provenAddress, queueOwnTranscript } from '../../mail/to-visitors/queue-transcript.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { requireProofToStart } from '../../plugins/require-proof.ts';
import { visitorOf } from '../../plugins/visitor-scope.ts';
import { queuePositionOf } from '../../routing/queue-position.ts';
import { describeFromPage } from '../../triage/describe-conversation.ts';
import { resolveConversation } from '../../triage/resolve-conversation.ts';
import { route } from '../route.ts';
import { threadRoutes } from '../thread-routes.ts';

const CHANGES = { limit: limited(30) };
const LOOKS = { limit: limited(60) };
const MARKS = { limit: limited(240) };
const MAILS_PER_MINUTE = 6;

export async function widgetConversationRoutes(app: FastifyInstance): Promise<void> {
  const { services } = app;
  const { database, runInTransaction, links, publicUrl, mail, now } = services;
  const speakersOf = createSpeakers();
  // Several tabs that poll, and whoever scrolls back through a long history.
  threadRoutes(app, widgetConversations, { actorOf: visitorOf, readsPerMinute: 240 });

  route(
    app,
    widgetConversations.start,
    async (request) => {
      const { row, created } = await runInTransaction((tx) =>
        startConversation(tx, visitorOf(request), request.body),
      );
      return {
        created,
        answer: {
          conversation: await readConversation(database.read, row, 'visitor'),
          epoch: services.epoch,
        },
      };
    },
    { ...CHANGES, guard: requireProofToStart },
  );

  route(
    app,
    widgetConversations.list,
    async (request) => ({ conversations: await listConversations(database.read, visitorOf(request)) }),
    LOOKS,
  );

  route(
    app,
    widgetConversations.describe,
    (request) =>
      runInTransaction((tx) => describeFromPage(tx, visitorOf(request), request.params.id, request.body)),
    CHANGES,
  );

  route(
    app,
    widgetConversations.avatars,
    async (request) => {
      const row = await findConversation(database.read, visitorOf(request), request.params.id);
      return { avatars: await avatarsIn(database.read, row, await speakersOf(database.read, row)) };
    },
    LOOKS,
  );

  route(
    app,
    widgetConversations.close,
    async (request) => ({
      state: await inKept(request.params.id, (id, from) =>
        runInTransaction((tx) => resolveConversation(tx, visitorOf(request), id, from)),
      ),
    }),
    CHANGES,
  );

  route(
    app,
    widgetConversations.rate,
    async (request) => ({
      state: await runInTransaction((tx) =>
        rateConversation(tx, visitorOf(request), request.params.id, request.body),
      ),
    }),
    CHANGES,
  );

  route(
    app,
    widgetConversations.queuePosition,
    async (request) => {
      const row = await findConversation(database.read, visitorOf(request), request.params.id);
      return queuePositionOf(database.read, row, now());
    },
    LOOKS,
  );

  route(
    app,
    widgetConversations.transcript,
    async (request) => {
      const row = await findConversation(database.read, visitorOf(request), request.params.id);
      const mailTo = provenAddress(visitorOf(request).visitor);
      const expiresAt = now() + LINK_LIFETIME_MS;
      const link = publicUrl + links.path(row.id, 'transcript', expiresAt);
      return {
        text: `${link}&format=text`,
        json: `${link}&format=json`,
        page: `${link}&format=page`,
        expiresAt,
        ...(mail === null || mailTo === null ? {} : { mailTo }),
      };
    },
    CHANGES,
  );

  route(
    app,
    widgetConversations.mailTranscript,
    async (request) => {
      const actor = visitorOf(request);
      await runInTransaction(async (tx) => {
        const row = await findConversation(tx.db, actor, request.params.id);
        await queueOwnTranscript(tx, mail?.config.from.address ?? null, row, actor.visitor);
      });
      void mail?.worker.wake();
    },
    { limit: limited(MAILS_PER_MINUTE) },
  );

  route(
    app,
    widgetConversations.markDelivered,
    async (request) => {
      const { id } = request.params;
      await runInTransaction((tx) => markDelivered(tx, visitorOf(request), id, request.body.upTo));
    },
    MARKS,
  );

  route(
    app,
    widgetConversations.markRead,
    async (request) => {
      const { id } = request.params;
      await runInTransaction((tx) => markRead(tx, visitorOf(request), id, request.body.upTo));
    },
    MARKS,
  );
}
