import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findAttachment } from '../../access/attachment-access.ts';
import { answerAsBot, closeAsBot, handOff } from '../../bots/answers.ts';
import { findBotConversation, readBotThread } from '../../bots/bot-conversations.ts';
import { findBotTest } from '../../bots/find-bot-test.ts';
import {
  answerInTest,
  closeTest,
  handOffTest,
  readTestThread,
  typeInTest,
} from '../../bots/test-messages.ts';
import { BOT_TYPING_EVENT, visitorChannel } from '../../contract/channels.ts';
import { bot as routes } from '../../contract/routes/bot/bot.ts';
import { serveFile } from '../../files/serve-file.ts';
import { botOf, botScope } from '../../plugins/bots/bot-scope.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { route } from '../route.ts';
import { uploadTo, uploadToTest } from '../upload-file.ts';

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

  route(app, routes.conversation, async (request) => {
    const test = await testOf(request, request.params.id);
    if (test !== null) return readTestThread(database.read, test);
    return readBotThread(database.read, botOf(request).bot, await heldBy(request, request.params.id));
  });

  route(
    app,
    routes.send,
    async (request) => {
      const { id } = request.params;
      const { bot } = botOf(request);
      const test = await testOf(request, id);
      const { message, created } =
        test === null
          ? await runInTransaction((tx) => answerAsBot(tx, bot, id, request.body), id)
          : await runInTransaction((tx) => answerInTest(tx, bot, id, request.body));
      if (test !== null) bots.tested();
      return { created, answer: { message } };
    },
    MESSAGES,
  );

  route(
    app,
    routes.upload,
    async (request) => {
      if ((await testOf(request, request.params.id)) !== null)
        return uploadToTest(request, request.params.id, request.query);
      await heldBy(request, request.params.id);
      return uploadTo(request, botOf(request), request.params.id, request.query);
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
      if ((await testOf(request, request.params.id)) !== null) {
        await runInTransaction((tx) => typeInTest(tx, request.params.id));
        bots.tested();
        return;
      }
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
      const test = await testOf(request, id);
      const { message, created } = await runInTransaction((tx) =>
        (test === null ? handOff : handOffTest)(tx, botOf(request).bot, id, request.body),
      );
      if (test !== null) bots.tested();
      return { created, answer: { message } };
    },
    MESSAGES,
  );

  route(app, routes.close, async (request) => {
    const { id } = request.params;
    const test = await testOf(request, id);
    const state = await runInTransaction((tx) =>
      test === null ? closeAsBot(tx, botOf(request).bot, id) : closeTest(tx, id),
    );
    if (test !== null) bots.tested();
    return { state };
  });

  /** The test of this bot's that a request is about; null: it is about a conversation. */
  function testOf(request: FastifyRequest, id: string) {
    return findBotTest(database.read, botOf(request).bot, id);
  }

  function heldBy(request: FastifyRequest, id: string) {
    return findBotConversation(database.read, botOf(request).bot, id);
  }
}
