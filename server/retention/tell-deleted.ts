import { AGENTS_CHANNEL, CONVERSATION_DELETED_EVENT, visitorChannel } from '../contract/channels.ts';
import type { ConversationsDeleted } from '../contract/schemas/people.ts';
import type { Database } from '../database/database.ts';
import type { Engine } from '../engine/engine.ts';

export type ConversationsGone = {
  database: Pick<Database, 'read'>;
  engine: Pick<Engine, 'publish'>;
  log: { warn(details: object, message: string): void };
};

/** Agents, and the visitor where they are there. Nobody waits for it: who does not hear it finds it gone at the next fetch. */
export async function tellOfDeleted(
  { database, engine, log }: ConversationsGone,
  gone: ConversationsDeleted,
): Promise<void> {
  const visitor = await database.read
    .selectFrom('visitors')
    .select('here')
    .where('id', '=', gone.visitorId)
    .executeTakeFirst();
  const channels = [AGENTS_CHANNEL, ...(visitor?.here === 1 ? [visitorChannel(gone.visitorId)] : [])];
  await engine
    .publish(channels.map((channel) => ({ channel, name: CONVERSATION_DELETED_EVENT, data: gone })))
    .catch((error) => log.warn({ err: error }, 'Nobody could be told that something was deleted.'));
}
