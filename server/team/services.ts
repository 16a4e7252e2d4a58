import type { PutService, Service } from '../contract/schemas/developers/services.ts';
import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import { deleteFromCollection, putInCollection, readCollection } from './collection.ts';

/** All services, by name. */
export async function readServices(db: Db): Promise<Service[]> {
  return (await readCollection(db, 'services')).map(serviceFrom);
}

/**
 * Makes the service of this id, or changes its name. What it wrote before keeps the name it had.
 * @throws ApiError `id_taken` when it was deleted
 */
export async function putService(tx: Transaction, id: string, { name }: PutService): Promise<Service> {
  return serviceFrom(await putInCollection(tx, { table: 'services', one: 'service' }, id, { name }));
}

/**
 * Takes the service out of use, with the API keys that speak for it. What it wrote stays. Idempotent.
 * @returns its name, when it was there
 */
export async function deleteService(tx: Transaction, id: string): Promise<string | null> {
  await tx.db.deleteFrom('api_keys').where('service_id', '=', id).execute();
  return deleteFromCollection(tx, 'services', id);
}

function serviceFrom({ id, name }: Service): Service {
  return { id, name };
}
