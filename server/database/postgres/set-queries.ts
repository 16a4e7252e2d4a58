import type { AskedTogether, Place } from '../prepared.ts';
import type { Tables } from '../tables.ts';

type Plain = object;

/** The values of a row that are given when a query of `prepared` is run, by the names of their columns. */
export function placesOf<Row extends object>(
  columns: readonly (keyof Row & string)[],
  place: Place<Row>,
): Row {
  return Object.fromEntries(columns.map((column) => [column, place(column)])) as Row;
}

/**
 * The rows of several who insert at once, on Postgres. Types are those of the table.
 * @param rest after the rows, such as `on conflict do nothing`
 * @param rowsOf the rows of one of them; otherwise what is given is one row
 */
export function insertTogether<Given extends Plain>(
  table: keyof Tables,
  columns: readonly string[],
  rest = '',
  rowsOf: (given: Given) => readonly Plain[] = (given) => [given],
): AskedTogether<Given, unknown> {
  const list = columns.join(', ');
  return {
    sql: `insert into ${table} (${list}) select ${list} from json_populate_recordset(null::${table}, $1::json) ${rest}`,
    parameters: (all) => [asJson(all.flatMap(rowsOf))],
  };
}

/** The rows of several who each change another one, found by its `id`, on Postgres. */
export function updateTogether<Given extends Plain>(
  table: keyof Tables,
  columns: readonly string[],
): AskedTogether<Given, unknown> {
  const changes = columns.map((column) => `${column} = asked.${column}`).join(', ');
  return {
    sql: `update ${table} set ${changes} from json_populate_recordset(null::${table}, $1::json) as asked where ${table}.id = asked.id`,
    parameters: (all) => [asJson(all)],
  };
}

/**
 * Half of a character that needs two is replaced, as it is in any other text on its way to Postgres; JSON writes it as
 * `\ud800` to `\udfff`.
 */
function asJson(rows: readonly Plain[]): string {
  return JSON.stringify(rows).replace(/\\(?:ud[89a-f]..|.)/g, (found) =>
    found.length > 2 ? '\ufffd' : found,
  );
}
