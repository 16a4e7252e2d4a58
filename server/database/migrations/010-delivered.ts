import { type Kysely, type Migration, sql } from 'kysely';

/** How far each side has received a conversation, beside how far it has read it. What was read had arrived. */
export const delivered: Migration = {
  async up(db: Kysely<unknown>) {
    for (const [column, read] of [
      ['delivered_to_visitor', 'read_by_visitor'],
      ['delivered_to_agents', 'read_by_agents'],
    ] as const) {
      await db.schema
        .alterTable('conversations')
        .addColumn(column, 'integer', (definition) => definition.notNull().defaultTo(0))
        .execute();
      await sql`update conversations set ${sql.ref(column)} = ${sql.ref(read)}`.execute(db);
    }
    // The first event of a conversation carries its state as it was then. Quotes in what people wrote are escaped.
    await sql`update events set data = replace(data, '"read":{', '"delivered":{"visitor":0,"agents":0},"read":{')
      where type = 'conversation.started'`.execute(db);
  },
};
