import { type RawBuilder, sql } from 'kysely';
import type { Database, Db } from '../database/database.ts';
import type { VisitorRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { newestMatching } from './newest-matching.ts';
import { fts5Query, type SearchPart, termsOf, tsQuery, tsVector } from './search-terms.ts';

/** Words of somebody beyond this many are not looked for: a page may say a great deal of its visitor. */
const MAX_TERMS = 400;
/** Of more people than this, those who said lately who they are stand for all. */
const PEOPLE_AT_ONCE = 200;

export const KNOWN = ['name', 'email', 'signed_attributes', 'attributes', 'answers'] as const;
type Known = Pick<VisitorRow, (typeof KNOWN)[number]>;

/**
 * Lets a visitor be found by what is known of them: name, address, what the site signed, what its page said and what
 * they answered. To be called in the transaction of every change of these. Whoever has said nothing is not in the index.
 */
export async function indexVisitor(
  { db, dialect }: Pick<Transaction, 'db' | 'dialect'>,
  visitorId: string,
): Promise<void> {
  const visitor = await db
    .selectFrom('visitors')
    .select(KNOWN)
    .where('id', '=', visitorId)
    .executeTakeFirstOrThrow();
  // A trigger takes the terms with it on SQLite, and another brings the new ones into FTS5's index.
  await sql`delete from people_entries where visitor_id = ${visitorId}`.execute(db);
  const terms = wordsAbout(visitor);
  if (terms.length === 0) return;
  if (dialect === 'sqlite')
    await sql`insert into people_entries (visitor_id, terms) values (${visitorId}, ${terms.join(' ')})`.execute(
      db,
    );
  else
    await sql`insert into people_entries (visitor_id, terms) values (${visitorId}, ${tsVector(terms)}::tsvector)`.execute(
      db,
    );
}

/** The terms under which somebody is found. */
export function wordsAbout(visitor: Known): string[] {
  return termsOf(wordsOf(visitor).join(' ')).slice(0, MAX_TERMS);
}

/** The visitors of whom all of this is known, as a query of their ids (`visitor_id`). */
export async function peopleMatching(
  db: Db,
  dialect: Database['dialect'],
  parts: readonly SearchPart[],
): Promise<RawBuilder<{ visitor_id: string }>> {
  if (dialect === 'sqlite')
    return sql`select people_entries.visitor_id from people_entries where id in
      (select rowid from people_terms where people_terms match ${fts5Query(parts)}
        order by rowid desc limit ${PEOPLE_AT_ONCE})`;
  const newest = { table: 'people_entries', query: tsQuery(parts), limit: PEOPLE_AT_ONCE } as const;
  const ids = await db.transaction().execute((transaction) => newestMatching(transaction, newest));
  return sql`select visitor_id from people_entries where id = any(${ids}::bigint[])`;
}

function wordsOf({ name, email, signed_attributes, attributes, answers }: Known): string[] {
  const facts = [signed_attributes, attributes].flatMap((stored) =>
    Object.values(JSON.parse(stored ?? '{}')),
  );
  const answered: { value: string }[] = JSON.parse(answers ?? '[]');
  return [name ?? '', email ?? '', ...facts.map(String), ...answered.map((answer) => answer.value)];
}
