import { Refusal } from '../command.ts';
import { connected } from './postgres-dump.ts';

/** By this one knows a database that a proof has made: no other is ever dropped, but for an empty one of the same role. */
const MARK = 'Made by frontdesk prove-backup; it may be dropped.';
/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const NO_RIGHT = '42501';
const IN_USE = '55006';
/** https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS: longer names are cut. */
const MOST_NAME_BYTES = 63;
const BEHIND = '_frontdesk_proof';

/**
 * Makes an empty database on the server of another one, and drops it afterwards. One that was left by a process that was killed is
 * dropped before.
 * @param url of the database beside which it is made
 * @throws Refusal when the role may not, a proof is at it already, or somebody else has a database of that name
 */
export async function withDatabaseBeside<T>(url: string, use: (beside: string) => Promise<T>): Promise<T> {
  const beside = new URL(url);
  const name = nameBeside(decodeURIComponent(beside.pathname.slice(1)));
  beside.pathname = `/${encodeURIComponent(name)}`;
  await dropOwn(url, name);
  await asked(url, `create database "${name}"`);
  try {
    await asked(url, `comment on database "${name}" is '${MARK}'`);
    return await use(beside.href);
  } finally {
    await dropOwn(url, name);
  }
}

function nameBeside(name: string): string {
  const quoted = name.replaceAll('"', '').replaceAll('\\', '');
  return (
    Buffer.from(quoted)
      .subarray(0, MOST_NAME_BYTES - BEHIND.length)
      .toString()
      .replace(/�$/, '') + BEHIND
  );
}

async function dropOwn(url: string, name: string): Promise<void> {
  const { rows } = await connected(url, (client) =>
    client.query(
      "select shobj_description(oid, 'pg_database') as mark, pg_get_userbyid(datdba) = current_user as own from pg_database where datname = $1",
      [name],
    ),
  );
  if (rows.length === 0) return;
  const { mark, own } = rows[0];
  if (mark !== MARK && !(mark === null && own === true && (await isEmpty(url, name))))
    throw new Refusal(
      `There is a database ${name} already, which no proof has made. Rename it, or use --into.`,
    );
  await asked(url, `drop database if exists "${name}"`);
}

/** A proof that was killed before it could mark its database had put nothing into it either: nothing of anybody's is lost with it. */
async function isEmpty(url: string, name: string): Promise<boolean> {
  const there = new URL(url);
  there.pathname = `/${encodeURIComponent(name)}`;
  const { rows } = await connected(there.href, (client) =>
    client.query(
      "select 1 from pg_class join pg_namespace on pg_namespace.oid = relnamespace where nspname not like 'pg\\_%' and nspname <> 'information_schema' limit 1",
    ),
  );
  return rows.length === 0;
}

function asked(url: string, statement: string): Promise<void> {
  return connected(url, async (client) => {
    await client.query(statement).catch((error: Error & { code?: string }) => {
      if (error.code === NO_RIGHT)
        throw new Refusal(
          'The role of DATABASE_URL may not create databases. Let it (alter role … createdb), or make one and name it: --into postgres://…/proof',
        );
      if (error.code === IN_USE)
        throw new Refusal('Another proof is at work on this server. Try again when it has ended.');
      throw error;
    });
  });
}
