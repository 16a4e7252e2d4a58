import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findAttachment, wasSentToVisitor } from '../../access/attachment-access.ts';
import { checkNotBlocked } from '../../access/blocks.ts';
import { findResumed, type Resumed } from '../../access/resume-links.ts';
import { acceptedLanguage } from '../../common/accepted-language.ts';
import { ApiError } from '../../common/api-error.ts';
import { homeOf, networkOf } from '../../common/network.ts';
import { resumed as definitions } from '../../contract/routes/open/resumed.ts';
import { markRead } from '../../conversations/mark-read.ts';
import { inKept } from '../../conversations/merge-record.ts';
import { visitorSeqOf } from '../../conversations/read-conversation.ts';
import type { Db } from '../../database/database.ts';
import type { AttachmentRow } from '../../database/tables.ts';
import { LINK_LIFETIME_MS } from '../../files/file-links.ts';
import { noteReaction } from '../../mail/mail-reactions.ts';
import { mailLanguage } from '../../mail/mail-texts.ts';
import { readResumedPage, resumedMessage } from '../../mail/to-visitors/resumed-page.ts';
import { sendMessage } from '../../messages/send-message.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { createRepeatGuard } from '../../plugins/repeat-guard.ts';
import { bearerToken } from '../../plugins/visitor-scope.ts';
import { sayVisitorPush } from '../../push/visitor-subscriptions.ts';
import { route } from '../route.ts';
import { uploadTo } from '../upload-file.ts';

/** The page asks again at once when there is something new, and an office has several who look. */
const READS_PER_MINUTE = 120;
const WRITES_PER_MINUTE = 20;
const WAIT_MS = 25_000;

/** `/api/resumed`: one conversation, for whoever has the link of a mail. Each route asks anew what the token opens. */
export async function resumedRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, rateLimitFactor, push, linkPages, now } = app.services;
  const repeats = createRepeatGuard(rateLimitFactor, now);
  const reading = { limit: limited(READS_PER_MINUTE, (request) => homeOf(request.ip)) };
  const writing = { limit: limited(WRITES_PER_MINUTE, (request) => homeOf(request.ip)) };

  async function opened(request: FastifyRequest): Promise<Resumed> {
    const found = await findResumed(database.read, bearerToken(request), now());
    if (found === null) throw linkEnded(request);
    request.server.traffic.checkPerson({ kind: 'visitor', id: found.visitor.id });
    return found;
  }

  async function openedToWrite(request: FastifyRequest): Promise<Resumed> {
    const found = await opened(request);
    const { visitor } = found;
    await checkNotBlocked(database.read, visitor.id, networkOf(request.ip));
    return found;
  }

  /** Waits until the visitor has something new to see there, the time is up, or the page is left. */
  async function somethingNew(conversationId: string, after: number, gone: AbortSignal): Promise<void> {
    const look = async () => ((await visitorSeqOf(database.read, conversationId)) === after ? null : true);
    await linkPages.until(conversationId, WAIT_MS, look, gone);
  }

  route(
    app,
    definitions.read,
    async (request, reply) => {
      const { after } = request.query;
      if (after !== undefined) {
        const left = new AbortController();
        reply.raw.once('close', () => left.abort());
        await somethingNew((await opened(request)).conversation.id, after, left.signal);
      }
      const found = await opened(request);
      reply.header('cache-control', 'no-store');
      return readResumedPage(database.read, found, push.publicKey);
    },
    reading,
  );

  route(
    app,
    definitions.send,
    async (request) => {
      const { actor, conversation, visitor, mailId } = await openedToWrite(request);
      const input = { ...request.body, kind: 'text' } as const;
      const admit = repeats.checkOnce(visitor.id);
      const { message, created } = await inKept(conversation.id, (id, from) =>
        runInTransaction(async (tx) => {
          if (mailId !== null) await noteReaction(tx, mailId, 'answered');
          return sendMessage(tx, { ...actor, only: id }, id, input, admit, from);
        }),
      );
      return { created, answer: resumedMessage(message, visitor.language) };
    },
    writing,
  );

  route(
    app,
    definitions.upload,
    async (request) => {
      const { actor, conversation } = await openedToWrite(request);
      return uploadTo(request, actor, conversation.id, request.query);
    },
    writing,
  );

  route(
    app,
    definitions.markRead,
    async (request) => {
      const { actor, conversation, mailId } = await opened(request);
      await runInTransaction(async (tx) => {
        if (mailId !== null) await noteReaction(tx, mailId, 'opened');
        await markRead(tx, actor, conversation.id, request.body.upTo);
      });
    },
    reading,
  );

  route(
    app,
    definitions.sayPush,
    async (request) => {
      const link = await opened(request);
      await runInTransaction((tx) => sayVisitorPush(tx, link, request.body, push));
      await push.look();
    },
    writing,
  );
}

/** `/c/:token/files/:id`: the files that a mail names. */
export async function resumedFiles(app: FastifyInstance): Promise<void> {
  const { database, links, now } = app.services;
  route(
    app,
    definitions.file,
    async (request, reply) => {
      const found = await findResumed(database.read, request.params.token, now());
      if (found === null) throw linkEnded(request);
      const row = await findFile(database.read, found, request.params.id);
      reply.header('cache-control', 'no-store');
      const small = request.query.small !== undefined && row.thumbnail_key !== null;
      return reply.redirect(links.path(row.id, small ? 'thumbnail' : 'content', now() + LINK_LIFETIME_MS));
    },
    { limit: limited(READS_PER_MINUTE, (request) => homeOf(request.ip)) },
  );
}

/**
 * A file of what the link opens: where its conversation was merged, none that was sent before in the one that goes on.
 * @throws ApiError `not_found`
 */
async function findFile(
  db: Db,
  { actor, parts: [own, ...later] }: Resumed,
  id: string,
): Promise<AttachmentRow> {
  for (const { id: only, since } of later)
    if (await wasSentToVisitor(db, { id, conversation_id: only }, since))
      return findAttachment(db, { ...actor, only }, id);
  return findAttachment(db, { ...actor, only: own.id }, id);
}

/** Says so in the language of the browser: whose link it was, nobody knows any more. */
function linkEnded(request: FastifyRequest): ApiError {
  const { texts, tag, direction } = mailLanguage(acceptedLanguage(request));
  return new ApiError('not_found', 'This link does not work any more.', {
    title: texts.linkEnded,
    hint: texts.linkEndedHint,
    tag,
    direction,
  });
}
