import { sql } from 'kysely';
import type { Database } from '../../../server/database/database.ts';

/** The tables in which one of these words stands somewhere, whatever the column. */
export async function tablesWith({ read, dialect }: Database, words: readonly string[]): Promise<string[]> {
  const names =
    dialect === 'sqlite'
      ? await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(read)
      : await sql<{ name: string }>`select table_name as name from information_schema.tables
          where table_schema = current_schema()`.execute(read);
  const found: string[] = [];
  for (const { name } of names.rows) {
    const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(read);
    const text = JSON.stringify(rows);
    if (words.some((word) => text.includes(word))) found.push(name);
  }
  return found.sort();
}
