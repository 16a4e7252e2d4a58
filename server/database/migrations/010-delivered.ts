import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { nextIds } from './frozen/next-ids-2026-11.ts';

/** How far each side has received a conversation, beside how far it has read it. What was read had arrived. */
export const delivered: Migration = {
  async up(db: Kysely<unknown>) {
    for (const column of ['delivered_to_visitor', 'delivered_to_agents'])
      await db.schema
        .alterTable('conversations')
        .addColumn(column, 'integer', (definition) => definition.notNull().defaultTo(0))
        .execute();
  },
  async fill(db, after) {
    const ids = await nextIds(db, 'conversations', after);
    if (ids.length === 0) return null;
    await sql`update conversations
      set delivered_to_visitor = read_by_visitor, delivered_to_agents = read_by_agents
      where id in (${sql.join(ids)})`.execute(db);
    // The first event of a conversation carries its state as it was then. Quotes in what people wrote are escaped, so
    // that a second run, after an interruption, knows what the first one did.
    await sql`update events set data = replace(data, '"read":{', '"delivered":{"visitor":0,"agents":0},"read":{')
      where conversation_id in (${sql.join(ids)}) and type = 'conversation.started'
        and data not like '%"delivered":{"visitor"%'`.execute(db);
    return ids.at(-1) ?? null;
  },
};
