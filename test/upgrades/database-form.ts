import SqliteConnection from 'better-sqlite3';
import pg from 'pg';
import { isPostgres } from '../../server/database/open.ts';
import { postgresForm } from './postgres-text.ts';

/** Tables, columns, constraints and indexes of a database, without its rows, to compare with those of another. */
export async function formOf(url: string): Promise<unknown[]> {
  return isPostgres(url) ? formOfPostgres(url) : formOfSqlite(url);
}

async function formOfPostgres(url: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await postgresForm(client);
  } finally {
    await client.end();
  }
}

/** SQLite keeps the text of what made a table, and adds columns to it. */
function formOfSqlite(file: string): unknown[] {
  return inSqlite(
    file,
    `select type, name, tbl_name, sql from sqlite_master
      where name not like 'kysely_%' and tbl_name not like 'kysely_%' order by type, name`,
  );
}

/** The rows of a query on a SQLite file. */
export function inSqlite(file: string, query: string): Record<string, unknown>[] {
  const connection = new SqliteConnection(file, { readonly: true });
  try {
    return connection.prepare<[], Record<string, unknown>>(query).all();
  } finally {
    connection.close();
  }
}
