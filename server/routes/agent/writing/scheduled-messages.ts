import type { FastifyInstance } from 'fastify';
import { findConversation } from '../../../access/conversation-access.ts';
import { scheduledMessages } from '../../../contract/routes/agent/writing/scheduled-messages.ts';
import { agentOf } from '../../../plugins/agent-scope.ts';
import { cancelScheduled, scheduleMessage } from '../../../scheduling/schedule-message.ts';
import { readScheduled } from '../../../scheduling/scheduled-rows.ts';
import { tellConsoles } from '../../../scheduling/scheduled-worker.ts';
import { sendScheduledNow } from '../../../scheduling/send-scheduled.ts';
import { route } from '../../route.ts';

export async function scheduledMessageRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, engine } = app.services;

  route(app, scheduledMessages.list, async (request) => {
    const { id } = await findConversation(database.read, agentOf(request), request.params.id);
    return { messages: await readScheduled(database.read, id) };
  });
  route(app, scheduledMessages.put, async (request) => {
    const { id, messageId } = request.params;
    const message = await runInTransaction((tx) =>
      scheduleMessage(tx, agentOf(request), id, messageId, request.body),
    );
    await tellColleagues(id);
    return { message };
  });
  route(app, scheduledMessages.cancel, async (request) => {
    const { id, messageId } = request.params;
    await runInTransaction((tx) => cancelScheduled(tx, agentOf(request), id, messageId));
    await tellColleagues(id);
  });
  route(app, scheduledMessages.send, async (request) => {
    const { id, messageId } = request.params;
    const message = await runInTransaction((tx) => sendScheduledNow(tx, agentOf(request), id, messageId));
    await tellColleagues(id);
    return { message };
  });

  function tellColleagues(conversationId: string): Promise<void> {
    return tellConsoles({ engine, log: app.log }, [conversationId]);
  }
}
