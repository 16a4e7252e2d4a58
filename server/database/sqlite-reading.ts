import { type Driver, type SqliteDatabase, SqliteDialect } from 'kysely';
import { sharedSqliteDriver } from './sqlite-driver.ts';

/**
 * For a connection that only reads. Kysely's own dialect hands its connection to one query after the other, waking
 * everybody who waits each time; but a statement of SQLite is over before anybody else could ask, so that all may share it.
 */
export class ReadingSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    const database = this.#database;
    return sharedSqliteDriver({
      run: ({ sql, parameters }) => ({ rows: database.prepare(sql).all(parameters) as unknown[] }),
      refusal: 'This connection only reads: use Database.write.',
      close: () => database.close(),
    });
  }
}
