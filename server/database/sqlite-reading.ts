import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type SqliteDatabase,
  SqliteDialect,
} from 'kysely';

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
    const connection: DatabaseConnection = {
      async executeQuery({ sql, parameters }: CompiledQuery) {
        return { rows: database.prepare(sql).all(parameters) as never[] };
      },
      // biome-ignore lint/correctness/useYield: nothing of ours reads in streams.
      async *streamQuery() {
        throw new Error('This connection does not stream.');
      },
    };
    const refuse = async () => {
      throw new Error('This connection only reads: use Database.write.');
    };
    return {
      init: async () => {},
      acquireConnection: async () => connection,
      beginTransaction: refuse,
      commitTransaction: refuse,
      rollbackTransaction: refuse,
      releaseConnection: async () => {},
      destroy: async () => database.close(),
    };
  }
}
