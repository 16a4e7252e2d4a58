import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import type { MessageRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { termsOf, tsVector } from './search-terms.ts';

type Indexed = Pick<MessageRow, 'conversation_id' | 'seq' | 'body' | 'attachments'>;

/**
 * Lets a message be found: by its words and the names of its files. Written in the transaction of the message itself, so
 * that what is acknowledged can be found. A message without words is not in the index.
 */
export function indexMessage(
  { db, dialect }: Pick<Transaction, 'db' | 'dialect'>,
  message: Indexed,
): Promise<void> {
  const terms = wordsOf(message);
  if (terms.length === 0) return Promise.resolve();
  return dialect === 'sqlite' ? indexInSqlite(db, message, terms) : indexInPostgres(db, message, terms);
}

/** The terms under which a message is found; empty where it says nothing that could be looked for. */
export function wordsOf(message: Pick<Indexed, 'body' | 'attachments'>): string[] {
  const names: { name: string }[] = message.attachments === '[]' ? [] : JSON.parse(message.attachments);
  return termsOf([message.body, ...names.map((file) => file.name)].join(' '));
}

/** Takes a message out of the index: before it is written anew, or when its words are gone. */
export async function unindexMessage(
  { db }: Pick<Transaction, 'db'>,
  message: Pick<Indexed, 'conversation_id' | 'seq'>,
) {
  // A trigger takes the terms with it on SQLite.
  await sql`delete from search_entries where conversation_id = ${message.conversation_id} and seq = ${message.seq}`.execute(
    db,
  );
}

async function indexInSqlite(db: Db, { conversation_id, seq }: Indexed, terms: string[]): Promise<void> {
  // A trigger brings the terms into FTS5's index.
  await sql`insert into search_entries (conversation_id, seq, terms)
    values (${conversation_id}, ${seq}, ${terms.join(' ')})`.execute(db);
}

async function indexInPostgres(db: Db, { conversation_id, seq }: Indexed, terms: string[]): Promise<void> {
  await sql`insert into search_entries (conversation_id, seq, terms)
    values (${conversation_id}, ${seq}, ${tsVector(terms)}::tsvector)`.execute(db);
}
