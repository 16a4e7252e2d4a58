import type { FastifyReply, FastifyRequest } from 'fastify';
import { AGENTS_CHANNEL, SETTINGS_CHANGED_EVENT } from '../contract/channels.ts';

/**
 * For routes that change what the team has set up for itself (teams, labels, canned replies): tells the consoles,
 * once the answer has left. Those that do not hear it learn of it with their next return to the page.
 */
export async function notifyConsoles(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (reply.statusCode >= 300) return;
  await request.server.services.engine
    .publish([{ channel: AGENTS_CHANNEL, name: SETTINGS_CHANGED_EVENT, data: {} }])
    .catch((error) => request.log.warn({ err: error }, 'Consoles learn of the change later.'));
}
