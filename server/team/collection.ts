import type { InsertObject, Selectable, UpdateObject } from 'kysely';
import { ApiError } from '../common/api-error.ts';
import type { Db } from '../database/database.ts';
import type { Tables } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/** The tables of collections: things with names that are taken out of use, and kept for what refers to them. */
type CollectionTable = 'teams' | 'labels' | 'canned_replies' | 'services' | 'contact_segments';
type Row<Table extends CollectionTable> = Selectable<Tables[Table]>;
/** What a collection stores of a thing besides its id and its times. */
type Fields<Table extends CollectionTable> = Omit<Partial<Row<Table>>, 'id' | 'deleted_at' | 'created_at'> & {
  name: string;
};

/** Everything of a collection that is in use, by name. */
export async function readCollection<Table extends CollectionTable>(
  db: Db,
  table: Table,
): Promise<Row<Table>[]> {
  const rows = await db
    .selectFrom(table as CollectionTable)
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();
  return rows as Row<Table>[];
}

/**
 * Makes the thing of this id, or changes it; what is not in `fields` stays as it was.
 * @param one how it is called in a refusal, such as `label`
 * @throws ApiError `id_taken` when it was deleted
 */
export async function putInCollection<Table extends CollectionTable>(
  tx: Transaction,
  { table, one }: { table: Table; one: string },
  id: string,
  fields: Fields<Table>,
): Promise<Row<Table>> {
  const values = { ...fields, name: fields.name.trim() };
  const row = await tx.db
    .insertInto(table as CollectionTable)
    .values({ ...values, id, deleted_at: null, created_at: tx.now } as InsertObject<Tables, CollectionTable>)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(values as UpdateObject<Tables, CollectionTable, CollectionTable>),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  if (row.deleted_at !== null) throw new ApiError('id_taken', `This ${one} was deleted. Make a new one.`);
  return row as Row<Table>;
}

/**
 * Takes a thing out of use. Idempotent.
 * @returns its name, when it was there
 */
export async function deleteFromCollection(
  tx: Transaction,
  table: CollectionTable,
  id: string,
): Promise<string | null> {
  const gone = await tx.db
    .updateTable(table)
    .set({ deleted_at: tx.now })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return gone?.name ?? null;
}
