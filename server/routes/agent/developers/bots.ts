import type { FastifyInstance } from 'fastify';
import { botFrom, changeBot, createBot, deleteBot, readBots, rotateBot } from '../../../bots/registry.ts';
import { bots as routes } from '../../../contract/routes/agent/developers/bots.ts';
import { audit } from '../../../plugins/audit.ts';
import { route } from '../../route.ts';

export async function botSettingsRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, bots } = app.services;

  route(app, routes.list, async () => ({ bots: await readBots(database.read) }));

  route(app, routes.create, async (request) => {
    const { row, token, secret } = await runInTransaction(async (tx) => {
      const made = await createBot(tx, request.body, bots.allowed);
      await audit(tx, request, 'bot.created', `${made.row.name} (${made.row.hint}…)`);
      return made;
    });
    return { bot: await botFrom(database.read, row), token, secret };
  });

  route(app, routes.change, async (request) => {
    const row = await runInTransaction(async (tx) => {
      const changed = await changeBot(tx, request.params.id, request.body, bots.allowed);
      await audit(tx, request, 'bot.changed', `${changed.name}: ${changed.active === 1 ? 'on' : 'off'}`);
      return changed;
    });
    bots.changed();
    return botFrom(database.read, row);
  });

  route(app, routes.delete, async (request) => {
    await runInTransaction(async (tx) => {
      const { name } = await deleteBot(tx, request.params.id);
      await audit(tx, request, 'bot.deleted', name);
    });
    bots.changed();
  });

  route(app, routes.rotate, async (request) => {
    const { row, token, secret } = await runInTransaction(async (tx) => {
      const rotated = await rotateBot(tx, request.params.id);
      await audit(tx, request, 'bot.token_rotated', `${rotated.row.name} (${rotated.row.hint}…)`);
      return rotated;
    });
    return { bot: await botFrom(database.read, row), token, secret };
  });
}
