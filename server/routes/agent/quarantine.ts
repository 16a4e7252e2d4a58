import type { FastifyInstance } from 'fastify';
import { quarantine } from '../../contract/routes/agent/quarantine.ts';
import { inKept } from '../../conversations/merge-record.ts';
import { addFromQuarantine } from '../../incoming-mail/add-from-quarantine.ts';
import { listQuarantine, removeFromQuarantine } from '../../incoming-mail/quarantine.ts';
import { route } from '../route.ts';

export async function quarantineRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, incomingMail } = app.services;

  route(app, quarantine.list, async () => ({
    mails: await listQuarantine(database.read),
    address: incomingMail.isReceived ? incomingMail.address : null,
  }));

  route(app, quarantine.delete, async (request) => {
    await runInTransaction((tx) => removeFromQuarantine(tx, request.params.id));
  });

  route(app, quarantine.add, async ({ params: { id } }) =>
    inKept(id, (place, from) =>
      runInTransaction(async (tx) => ({
        message: await addFromQuarantine(tx, id, from === undefined ? undefined : place),
      })),
    ),
  );
}
