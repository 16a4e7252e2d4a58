import type pg from 'pg';

type Table = { oid: number; name: string };
type Column = { name: string; type: string; required: boolean; fallback: string | null; identity: string };

const ROWS_A_STATEMENT = 100;

/**
 * A database as SQL that makes it again: tables, columns, rows, constraints, indexes, counters, in an order that does not
 * depend on when they were made. What the migrations use so far is written; anything else is an error, so that nothing is
 * left out unnoticed.
 */
export async function postgresAsText(client: pg.Client): Promise<string> {
  await refuseWhatIsNotWritten(client);
  const tables = await rowsOf<Table>(
    client,
    `select oid::int as oid, relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`,
  );
  const parts: string[] = [];
  for (const table of tables) parts.push(await tableAsText(client, table));
  for (const table of tables) parts.push(...(await contentAsText(client, table)));
  parts.push(...(await formAsText(client)));
  return `${parts.join('\n')}\n`;
}

/** The tables without their rows, to compare the form of two databases. The order of columns is none of it. */
export async function postgresForm(client: pg.Client): Promise<string[]> {
  const columns = await rowsOf<{ line: string }>(
    client,
    `select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default, is_identity) as line
      from information_schema.columns where table_schema = 'public' and table_name not like 'kysely_%'`,
  );
  const form = await formAsText(client);
  return [...columns.map(({ line }) => line), ...form.filter((line) => !line.includes('kysely_'))].sort();
}

async function refuseWhatIsNotWritten(client: pg.Client): Promise<void> {
  const [found] = await rowsOf<{ name: string }>(
    client,
    `select tgname as name from pg_trigger where not tgisinternal
      union all select proname from pg_proc where pronamespace = 'public'::regnamespace
      union all select typname from pg_type where typnamespace = 'public'::regnamespace and typtype not in ('c', 'b')
      union all select attname from pg_attribute join pg_class on pg_class.oid = attrelid
        where attgenerated <> '' and relnamespace = 'public'::regnamespace
      union all select relname from pg_class
        where relkind not in ('r', 'i', 'S') and relnamespace = 'public'::regnamespace`,
  );
  if (found !== undefined) throw new Error(`"${found.name}" would not be stored: teach postgres-text.ts to.`);
}

async function tableAsText(client: pg.Client, table: Table): Promise<string> {
  const lines = (await columnsOf(client, table)).map(({ name, type, required, fallback, identity }) =>
    [
      `  "${name}" ${type}`,
      required ? 'not null' : '',
      identity === '' ? '' : `generated ${identity === 'a' ? 'always' : 'by default'} as identity`,
      fallback === null ? '' : `default ${fallback}`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  );
  return `create table "${table.name}" (\n${lines.join(',\n')}\n);`;
}

function columnsOf(client: pg.Client, { oid }: Table): Promise<Column[]> {
  return rowsOf<Column>(
    client,
    `select attname as name, format_type(atttypid, atttypmod) as type, attnotnull as required,
        pg_get_expr(adbin, adrelid) as fallback, attidentity as identity
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = ${oid} and attnum > 0 and not attisdropped order by attnum`,
  );
}

async function contentAsText(client: pg.Client, table: Table): Promise<string[]> {
  const columns = await columnsOf(client, table);
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns.map(({ name }) => `quote_nullable("${name}"::text)`).join(" || ', ' || ");
  const rows = await rowsOf<{ line: string }>(
    client,
    `select '(' || ${values} || ')' as line from "${table.name}" order by 1`,
  );
  const counter = columns.find(({ identity }) => identity !== '');
  const into = `insert into "${table.name}" (${names})${counter ? ' overriding system value' : ''} values`;
  const statements: string[] = [];
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    const some = rows.slice(at, at + ROWS_A_STATEMENT).map(({ line }) => line);
    statements.push(`${into}\n${some.join(',\n')};`);
  }
  if (counter !== undefined) statements.push(await counterAsText(client, table, counter));
  return statements;
}

async function counterAsText(client: pg.Client, table: Table, { name }: Column): Promise<string> {
  const sequence = `pg_get_serial_sequence('"${table.name}"', '${name}')`;
  const [found] = await rowsOf<{ sequence: string }>(client, `select ${sequence} as sequence`);
  const [at] = await rowsOf<{ last_value: string; is_called: boolean }>(
    client,
    `select last_value::text, is_called from ${found?.sequence}`,
  );
  return `select setval(${sequence}, ${at?.last_value}, ${at?.is_called});`;
}

/** Constraints and indexes; those that refer to other tables last. */
async function formAsText(client: pg.Client): Promise<string[]> {
  const constraints = await rowsOf<{ line: string }>(
    client,
    `select format('alter table %s add constraint %I %s;', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
      from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'c', 'f')
      order by contype = 'f', 1`,
  );
  const indexes = await rowsOf<{ line: string }>(
    client,
    `select pg_get_indexdef(indexrelid) || ';' as line from pg_index join pg_class on pg_class.oid = indexrelid
      where relnamespace = 'public'::regnamespace
        and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u')) order by 1`,
  );
  return [...constraints, ...indexes].map(({ line }) => line);
}

async function rowsOf<Row extends object>(client: pg.Client, query: string): Promise<Row[]> {
  return (await client.query<Row>(query)).rows;
}
