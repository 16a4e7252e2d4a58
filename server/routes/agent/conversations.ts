import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findConversation } from '../../access/conversation-access.ts';
import { ApiError } from '../../common/api-error.ts';
import { agentChannel, READING_EVENT } from '../../contract/channels.ts';
import { conversations } from '../../contract/routes/agent/conversations.ts';
import { conversationMerges } from '../../contract/routes/agent/developers/conversation-merges.ts';
import type { Reading } from '../../contract/schemas/conversations.ts';
import { markReadByAgent, markUnread } from '../../conversations/agent-reading.ts';
import { listByChange } from '../../inbox/list-by-change.ts';
import { reminderOpened } from '../../ladder/reminders.ts';
import { queueTranscript } from '../../mail/to-visitors/queue-transcript.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { deleteConversation } from '../../privacy/delete-conversation.ts';
import { declineOffer } from '../../routing/decline-offer.ts';
import { claimConversation } from '../../triage/claim-conversation.ts';
import { mergeConversations, previewMerge } from '../../triage/merge-conversations.ts';
import { releaseConversation } from '../../triage/release-conversation.ts';
import { reopenConversation } from '../../triage/reopen-conversation.ts';
import { resolveConversation } from '../../triage/resolve-conversation.ts';
import { separateConversations } from '../../triage/separate-conversations.ts';
import { updateTriage } from '../../triage/triage-conversation.ts';
import { deleteAndTell } from '../erase-and-tell.ts';
import { route } from '../route.ts';
import { threadRoutes } from '../thread-routes.ts';

const MARKS = { limit: limited(240) };
const MAILS_PER_MINUTE = 12;
const DELETIONS_PER_MINUTE = 120;

export async function conversationRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, engine, mail } = app.services;
  threadRoutes(app, conversations, { actorOf: agentOf, readsPerMinute: 600 });

  route(
    app,
    conversations.list,
    (request) => listByChange(database.read, app.services.epoch, request.query),
    { limit: limited(240) },
  );
  route(app, conversations.triage, async (request) => ({
    state: await runInTransaction((tx) =>
      updateTriage(tx, agentOf(request), request.params.id, request.body),
    ),
  }));
  route(app, conversations.claim, async (request) => ({
    state: await runInTransaction((tx) => claimConversation(tx, agentOf(request), request.params.id)),
  }));
  route(app, conversations.release, async (request) => ({
    state: await runInTransaction((tx) => releaseConversation(tx, agentOf(request), request.params.id)),
  }));
  route(app, conversations.resolve, async (request) => ({
    state: await runInTransaction((tx) => resolveConversation(tx, agentOf(request), request.params.id)),
  }));
  route(app, conversations.reopen, async (request) => ({
    state: await runInTransaction((tx) => reopenConversation(tx, agentOf(request), request.params.id)),
  }));
  route(app, conversations.declineOffer, async (request) => ({
    state: await runInTransaction((tx) => declineOffer(tx, agentOf(request), request.params.id)),
  }));

  route(app, conversationMerges.preview, (request) => {
    const { id, mergedId } = request.params;
    return previewMerge(database.read, agentOf(request), id, mergedId);
  });
  route(app, conversationMerges.merge, (request) =>
    runInTransaction((tx) =>
      mergeConversations(tx, agentOf(request), request.params.id, request.body.conversationId),
    ),
  );
  route(app, conversationMerges.separate, (request) =>
    runInTransaction((tx) =>
      separateConversations(tx, agentOf(request), request.params.id, request.params.mergedId),
    ),
  );

  route(
    app,
    conversations.delete,
    (request) =>
      deleteAndTell(request, async (tx) => {
        const { id } = await findConversation(tx.db, agentOf(request), request.params.id);
        await audit(tx, request, 'conversation.deleted', id);
        return deleteConversation(tx, id);
      }),
    { limit: limited(DELETIONS_PER_MINUTE) },
  );

  route(
    app,
    conversations.mailTranscript,
    async (request) => {
      const { id } = request.params;
      if (mail === null)
        throw new ApiError('bad_request', 'This server sends no mail. Set SMTP_URL and MAIL_FROM.');
      await runInTransaction(async (tx) => {
        const row = await findConversation(tx.db, agentOf(request), id);
        await queueTranscript(tx, mail.config.from.address, row, request.body.to);
        await audit(tx, request, 'conversation.exported', id);
      });
      void mail.worker.wake();
    },
    { limit: limited(MAILS_PER_MINUTE) },
  );

  route(
    app,
    conversations.markRead,
    async (request) => {
      const { id } = request.params;
      return notified(
        request,
        await runInTransaction((tx) => markReadByAgent(tx, agentOf(request), id, request.body.upTo)),
      );
    },
    MARKS,
  );
  route(
    app,
    conversations.markUnread,
    async (request) =>
      notified(request, await runInTransaction((tx) => markUnread(tx, agentOf(request), request.params.id))),
    MARKS,
  );

  route(
    app,
    conversations.openReminder,
    async (request) => {
      const { id } = request.params;
      await runInTransaction((tx) => reminderOpened(tx, agentOf(request), id, request.body.step));
    },
    MARKS,
  );

  /** Notifies the agent's other browsers where no event does; those that do not hear it learn of it with their next look. */
  function notified(
    request: FastifyRequest,
    { reading, toPublish }: { reading: Reading; toPublish: boolean },
  ): Reading {
    if (toPublish)
      engine
        .publish([{ channel: agentChannel(agentOf(request).agent.id), name: READING_EVENT, data: reading }])
        .catch((error) => request.log.warn({ err: error }, 'Other browsers learn of the mark later.'));
    return reading;
  }
}
