import { sql } from 'kysely';
import type { Database } from '../../server/database/database.ts';
import { type TestAgent, uuid } from '../support/people.ts';

/** The ids of labels that conversations have: one in forty, and one in five thousand. */
export type SeededLabels = { common: string; rare: string };

/**
 * Gives the conversations of `seedConversations` labels, and a file to one in fifty of them: what views and searches ask for
 * besides words.
 */
export async function seedLists(database: Database, ana: TestAgent): Promise<SeededLabels> {
  const labels = { common: uuid(), rare: uuid() };
  for (const [name, id] of Object.entries(labels)) {
    const { status } = await ana.ask('PUT', `/api/agent/labels/${id}`, { name, color: '#aa3300' });
    if (status >= 300) throw new Error(`No label: ${status}`);
  }
  const number = sql`cast(substr(id, 25) as integer)`;
  const seeded = sql`id like 'f1000000-%'`;
  await database.write(async (db) => {
    for (const [id, every] of [
      [labels.common, 40],
      [labels.rare, 5_000],
    ] as const)
      await sql`insert into conversation_labels (conversation_id, label_id)
        select id, ${id} from conversations where ${seeded} and ${number} % ${sql.lit(every)} = 11`.execute(
        db,
      );
  });
  const file = sql`replace(conversation_id, 'f1000000', 'f3000000')`;
  const holds = sql`seq = 2 and conversation_id like 'f1000000-%' and cast(substr(conversation_id, 25) as integer) % 50 = 3`;
  await database.write(async (db) => {
    await sql`insert into attachments (conversation_id, id, uploader_kind, uploader_id, name, media_type, size_bytes, sha256, content_key,
        created_at, sent)
      select conversation_id, ${file}, 'agent', 'seed', 'invoice.pdf', 'application/pdf', 1000, 'seed', ${file}, created_at, 1
      from messages where ${holds}`.execute(db);
    await sql`update messages set attachments = '[{"id":"' || ${file} ||
        '","name":"invoice.pdf","mediaType":"application/pdf","sizeBytes":1000,"picture":null}]'
      where ${holds}`.execute(db);
  });
  if (database.dialect === 'postgres') await sql`vacuum analyze`.execute(database.read);
  else await database.write((db) => sql`analyze`.execute(db));
  return labels;
}

/** The labels of a database that was seeded before. */
export async function seededLabels({ read }: Pick<Database, 'read'>): Promise<SeededLabels> {
  const rows = await read
    .selectFrom('labels')
    .select(['id', 'name'])
    .where('name', 'in', ['common', 'rare'])
    .execute();
  const idOf = (name: string) => rows.find((row) => row.name === name)?.id ?? '';
  return { common: idOf('common'), rare: idOf('rare') };
}
