import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './database.ts';
import { directly } from './sqlite-driver.ts';

/** Stands in a compiled query where a value comes later. */
class Parameter {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Gives the place of a value in a query that is compiled before the value is known. */
export type Place<Given> = <Name extends keyof Given & string>(name: Name) => Given[Name];

type Values = Readonly<Record<string, unknown>>;

/**
 * The query that Postgres is sent instead where several who share a transaction, or a connection for reading, ask the same at
 * once: one statement for all costs it little more than one.
 */
export type AskedTogether<Given, Row> = {
  sql: string;
  /** The values of all, in the order in which they asked, as the parameters of the statement. */
  parameters(all: readonly Given[]): readonly unknown[];
  /** Whose answer a row is. Left out, nobody learns anything from the answer, nor waits for it: the commit does. */
  belongs?(row: Row, values: Given): boolean;
};

/** What Postgres has to know of a query that was compiled once. */
export type KnownQuery = {
  /** Under which Postgres keeps it, once for each connection. */
  name: string;
  /** The values of one run by their names. */
  named(parameters: readonly unknown[]): Values;
  together: AskedTogether<Values, unknown> | undefined;
  /** Its answer may be long: nobody else is to wait behind it. */
  large: boolean;
};

const known = new Map<string, KnownQuery>();

/** A query of {@link prepared} by its text; undefined of any other. */
export function knownQuery(text: string): KnownQuery | undefined {
  return known.get(text);
}

function makeKnown(
  text: string,
  parameters: readonly unknown[],
  { together, large = false }: Partial<Pick<KnownQuery, 'together' | 'large'>> = {},
): void {
  if (known.has(text)) return;
  const places = parameters.flatMap((value, index) =>
    value instanceof Parameter ? [{ name: value.name, index }] : [],
  );
  known.set(text, {
    name: `frontdesk_${known.size}`,
    named(given) {
      const values: Record<string, unknown> = {};
      for (const { name, index } of places) values[name] = given[index];
      return values;
    },
    together,
    large,
  });
}

/** The parameters of a compiled query, with the values of one run in their places. */
function valuesOf(places: readonly unknown[], values: object): unknown[] {
  const parameters: unknown[] = new Array(places.length);
  for (let n = 0; n < places.length; n += 1) {
    const place = places[n];
    parameters[n] = place instanceof Parameter ? (values as Values)[place.name] : place;
  }
  return parameters;
}

/**
 * A query that is built and compiled once, and then run with other values again and again: for the handful that every
 * message takes, where building them anew cost more than running them (a fifth of the server's time under load).
 * Everything that varies must come from `place`; whatever else stands in the query is fixed for ever.
 * @param together what Postgres is sent for several at once; it must do what `build` does for each of them
 * @param large whether many rows or long texts may come back: Postgres is then asked over a connection of its own
 * @returns the rows of one run
 */
export function prepared<Given extends object, Row>(
  build: (db: Db, place: Place<Given>) => Compilable<Row>,
  together?: AskedTogether<Given, Row>,
  { large = false }: { large?: boolean } = {},
): (db: Db, values: Given) => Promise<Row[]> {
  // SQLite and Postgres write the same query differently; a process may hold both, as the tests do.
  const compiled = new WeakMap<object, CompiledQuery<Row>>();
  return async (db, values) => {
    const { adapter } = db.getExecutor();
    let query = compiled.get(adapter);
    if (query === undefined) {
      query = build(db, (name) => new Parameter(name) as never).compile();
      compiled.set(adapter, query);
      makeKnown(query.sql, query.parameters, {
        together: together as AskedTogether<Values, unknown> | undefined,
        large,
      });
      if (together !== undefined) makeKnown(together.sql, []);
    }
    const parameters = valuesOf(query.parameters, values);
    const run = directly(db);
    if (run !== undefined) return run(query.sql, parameters) as Row[];
    const { rows } = await db.executeQuery<Row>({ ...query, parameters });
    return rows;
  };
}
