import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerAsBot, closeAsBot, handOff } from '../../bots/answers.ts';
import { findBotConversation, readBotThread } from '../../bots/bot-conversations.ts';
import { BOT_TYPING_EVENT, visitorChannel } from '../../contract/channels.ts';
import { bot as routes } from '../../contract/routes/bot/bot.ts';
import { serveFile } from '../../files/serve-file.ts';
import { findAttachment } from '../../messages/find-attachment.ts';
import { botOf, botScope } from '../../plugins/bots/bot-scope.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { route } from '../route.ts';
import { uploadTo } from '../upload-file.ts';

const MESSAGES = { limit: limited(300) };
const UPLOADS = { limit: limited(60) };

/** Everything under `/api/bot`: what bots ask with their tokens. */
export async function botRoutes(app: FastifyInstance): Promise<void> {
  await app.register(botScope);
  const { database, runInTransaction, engine, files, bots } = app.services;

  route(app, routes.profile, async (request) => {
    const { id, name, active, answer_seconds } = botOf(request).bot;
    return { id, name, on: active === 1, answerSeconds: answer_seconds };
  });

  route(app, routes.events, (request, reply) => {
    const left = new AbortController();
    reply.raw.once('close', () => left.abort());
    return bots.events(botOf(request).bot, request.query, left.signal);
  });

  route(app, routes.conversation, async (request) =>
    readBotThread(database.read, botOf(request).bot, await heldBy(request, request.params.id)),
  );

  route(
    app,
    routes.send,
    async (request) => {
      const { id } = request.params;
      const { message, created } = await runInTransaction(
        (tx) => answerAsBot(tx, botOf(request).bot, id, request.body),
        id,
      );
      return { created, answer: { message } };
    },
    MESSAGES,
  );

  route(
    app,
    routes.upload,
    async (request) => {
      await heldBy(request, request.params.id);
      return uploadTo(request, botOf(request), request.params.id, request.query.id);
    },
    UPLOADS,
  );

  route(app, routes.file, async (request, reply) => {
    const row = await findAttachment(database.read, botOf(request), request.params.id);
    return serveFile(reply, files, row, 'content');
  });

  route(
    app,
    routes.typing,
    async (request) => {
      const { id, visitor_id } = await heldBy(request, request.params.id);
      await engine.publish([
        { channel: visitorChannel(visitor_id), name: BOT_TYPING_EVENT, data: { conversationId: id } },
      ]);
    },
    MESSAGES,
  );

  route(
    app,
    routes.handOff,
    async (request) => {
      const { id } = request.params;
      const { message, created } = await runInTransaction((tx) =>
        handOff(tx, botOf(request).bot, id, request.body),
      );
      return { created, answer: { message } };
    },
    MESSAGES,
  );

  route(app, routes.close, async (request) => ({
    state: await runInTransaction((tx) => closeAsBot(tx, botOf(request).bot, request.params.id)),
  }));

  function heldBy(request: FastifyRequest, id: string) {
    return findBotConversation(database.read, botOf(request).bot, id);
  }
}
