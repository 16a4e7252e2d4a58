/** What the address of a database may have behind its `?` for the programs of Postgres, and the variable they read it from. */
const VARIABLES: Readonly<Record<string, string>> = {
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
  options: 'PGOPTIONS',
};

/**
 * The variables by which pg_dump, pg_restore and psql reach the database that the server reaches by an address:
 * https://www.postgresql.org/docs/current/libpq-envars.html
 */
export function libpqSettings(url: string): Record<string, string> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const given = Object.entries(VARIABLES).flatMap(([name, variable]) => {
    const value = searchParams.get(name);
    return value === null ? [] : [[variable, value]];
  });
  const settings: Record<string, string> = {
    PGHOST: hostname.replace(/^\[|\]$/g, ''),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    ...Object.fromEntries(given),
  };
  // The server's own library knows it: encrypted, by whatever certificate. With a root certificate, libpq would look at it.
  if (settings['PGSSLMODE'] === 'no-verify') {
    settings['PGSSLMODE'] = 'require';
    delete settings['PGSSLROOTCERT'];
  }
  return settings;
}
