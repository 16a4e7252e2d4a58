import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './database.ts';

/** Stands in a compiled query where a value comes later. */
class Parameter {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Gives the place of a value in a query that is compiled before the value is known. */
export type Place<Values> = <Name extends keyof Values & string>(name: Name) => Values[Name];

const names = new Map<string, string>();

/** The name under which Postgres keeps a query of {@link prepared}, once for each connection; undefined of any other. */
export function preparedName(text: string): string | undefined {
  return names.get(text);
}

/**
 * A query that is built and compiled once, and then run with other values again and again: for the handful that every
 * message takes, where building them anew cost more than running them (a fifth of the server's time under load).
 * Everything that varies must come from `place`; whatever else stands in the query is fixed for ever.
 * @returns the rows of one run
 */
export function prepared<Values extends object, Row>(
  build: (db: Db, place: Place<Values>) => Compilable<Row>,
): (db: Db, values: Values) => Promise<Row[]> {
  // SQLite and Postgres write the same query differently; a process may hold both, as the tests do.
  const compiled = new WeakMap<object, CompiledQuery<Row>>();
  return async (db, values) => {
    const { adapter } = db.getExecutor();
    let query = compiled.get(adapter);
    if (query === undefined) {
      query = build(db, (name) => new Parameter(name) as never).compile();
      compiled.set(adapter, query);
      if (!names.has(query.sql)) names.set(query.sql, `frontdesk_${names.size}`);
    }
    const parameters = query.parameters.map((value) =>
      value instanceof Parameter ? values[value.name as keyof Values] : value,
    );
    const { rows } = await db.executeQuery<Row>({ ...query, parameters });
    return rows;
  };
}
