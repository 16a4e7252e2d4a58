import type { Outage } from '../common/outage.ts';
import { type Database, StorageError } from './database.ts';

/** The same database; whether messages can be stored is noted from every write. */
export function watchedDatabase(database: Database, outage: Outage): Database {
  return {
    ...database,
    async write(operation, rows) {
      try {
        const value = await database.write(operation, rows);
        outage.worked();
        return value;
      } catch (error) {
        if (error instanceof StorageError) outage.failed(error);
        throw error;
      }
    },
  };
}
