import { sql } from 'kysely';
import type { MessageRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { termsOf, tsVector } from './search-terms.ts';

type Indexed = Pick<MessageRow, 'conversation_id' | 'seq' | 'body' | 'attachments'>;

/**
 * Lets messages be found: by their words and the names of their files. A message without words is not in the index; one
 * that is in it already stays as it is. Whoever holds no lock on them might bring back words that are just being removed.
 */
export async function indexMessages(
  { db, dialect }: Pick<Transaction, 'db' | 'dialect'>,
  messages: readonly Indexed[],
): Promise<void> {
  const worded = messages
    .map((message) => ({ ...message, terms: wordsOf(message) }))
    .filter(({ terms }) => terms.length > 0);
  if (worded.length === 0) return;
  // A trigger brings the terms into FTS5's index on SQLite.
  const values = worded.map(({ conversation_id, seq, terms }) =>
    dialect === 'sqlite'
      ? sql`(${conversation_id}, ${seq}, ${terms.join(' ')})`
      : sql`(${conversation_id}, cast(${seq} as integer), ${tsVector(terms)}::tsvector)`,
  );
  await sql`insert into search_entries (conversation_id, seq, terms)
    values ${sql.join(values)} on conflict do nothing`.execute(db);
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
