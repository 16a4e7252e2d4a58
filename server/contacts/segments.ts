import type { ContactSegment, PutContactSegment } from '../contract/schemas/developers/contact-segments.ts';
import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import { deleteFromCollection, putInCollection, readCollection } from '../team/collection.ts';
import { checkContactFilter } from './filter-contacts.ts';

type Kept = { id: string; name: string; filter: string };

/** All segments, by name. */
export async function readSegments(db: Db): Promise<ContactSegment[]> {
  return (await readCollection(db, 'contact_segments')).map(segmentFrom);
}

/**
 * Makes the segment of this id, or changes it.
 * @throws ApiError `id_taken` when it was deleted; `bad_request` for a condition that lacks its value
 */
export async function putSegment(
  tx: Transaction,
  id: string,
  { name, filter }: PutContactSegment,
): Promise<ContactSegment> {
  checkContactFilter(filter);
  const fields = { name, filter: JSON.stringify(filter) };
  return segmentFrom(await putInCollection(tx, { table: 'contact_segments', one: 'segment' }, id, fields));
}

/**
 * Idempotent.
 * @returns its name, when it was there
 */
export function deleteSegment(tx: Transaction, id: string): Promise<string | null> {
  return deleteFromCollection(tx, 'contact_segments', id);
}

function segmentFrom({ id, name, filter }: Kept): ContactSegment {
  return { id, name, filter: JSON.parse(filter) };
}
