import { type Driver, SqliteDialect } from 'kysely';
import { sharedSqliteDriver } from './sqlite-driver.ts';

/** What is used of a connection of better-sqlite3. */
export interface PlainSqlite {
  prepare(text: string): {
    reader: boolean;
    all(values: unknown[]): unknown[];
    run(values: unknown[]): { changes: number };
  };
}

const CREATE =
  /^\s*create\s+(?:unique\s+|virtual\s+)?(?:table|index|trigger)\s+(?:if not exists\s+)?"?(\w+)"?/i;
const ADD_COLUMN = /^\s*alter\s+table\s+"?(\w+)"?\s+add\s+(?:column\s+)?"?(\w+)"?/i;

/**
 * For the steps of an upgrade: everything goes over one connection, and transactions are begun by whoever takes the step.
 * `completing` a step that was interrupted halfway, what it would create and is there already in the same form is left.
 */
export class CompletingSqliteDialect extends SqliteDialect {
  readonly #connection: PlainSqlite;
  readonly #completing: boolean;

  constructor(connection: PlainSqlite, completing: boolean) {
    super({
      database: () => {
        throw new Error('The driver of this dialect opens nothing.');
      },
    });
    this.#connection = connection;
    this.#completing = completing;
  }

  override createDriver(): Driver {
    const sqlite = this.#connection;
    const completing = this.#completing;
    return sharedSqliteDriver({
      run({ sql, parameters }) {
        if (completing && isThere(sqlite, sql)) return { rows: [] };
        const statement = sqlite.prepare(sql);
        if (statement.reader) return { rows: statement.all([...parameters]) };
        const { changes } = statement.run([...parameters]);
        return { rows: [], numAffectedRows: BigInt(changes) };
      },
      refusal: 'A step runs in a transaction already: it begins none itself.',
    });
  }
}

/** Whether what this statement makes is there; @throws when something else is in its place. */
function isThere(sqlite: PlainSqlite, statement: string): boolean {
  const column = ADD_COLUMN.exec(statement);
  if (column !== null) {
    const [, table, name] = column;
    return sqlite
      .prepare(`pragma table_info("${table}")`)
      .all([])
      .some((row) => isNamed(row, name));
  }
  const name = CREATE.exec(statement)?.[1];
  if (name === undefined) return false;
  const [row] = sqlite.prepare('select sql from sqlite_master where name = ?').all([name]) as {
    sql: string;
  }[];
  if (row === undefined) return false;
  if (plain(row.sql) === plain(statement)) return true;
  throw new Error(
    `"${name}" is in the database, but not as this step would make it. Restore the back-up that was made before the upgrade.`,
  );
}

function isNamed(row: unknown, name: string | undefined): boolean {
  return typeof row === 'object' && row !== null && 'name' in row && row.name === name;
}

/** SQLite keeps what made a table as it was written, but for the first words. */
function plain(statement: string): string {
  return statement.toLowerCase().replaceAll('if not exists ', '').replace(/\s+/g, ' ').trim();
}
