import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export type AwaitPostgresOptions = {
  /** After so long the start is given up. */
  patienceMs: number;
  log: { warn(details: object, message: string): void; info(details: object, message: string): void };
};

const CONNECT_TIMEOUT_MS = 5_000;
const TRY_AGAIN_MS = 1_000;
/** Nobody listens there, yet: the network's codes, and Postgres' own while it starts, stops or is full. */
const AWAY = /^(ECONN|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|57P0[123]|53300)/;

/**
 * Resolves when Postgres can be used. After a machine has started, it is often a few seconds later than this server.
 * @throws with a sentence that says what is wrong, without the password
 */
export async function awaitPostgres(url: string, { patienceMs, log }: AwaitPostgresOptions): Promise<void> {
  const { host, pathname } = new URL(url);
  const deadline = Date.now() + patienceMs;
  for (let tries = 0; ; tries += 1) {
    const error = await tryToConnect(url);
    if (error === null) {
      if (tries > 0) log.info({}, `Postgres at ${host} can be reached.`);
      return;
    }
    const { code, message } = described(error);
    if (!AWAY.test(code) && !/timeout/i.test(message))
      throw new Error(refusal(host, pathname, code, message));
    if (Date.now() >= deadline)
      throw new Error(
        `Postgres at ${host} cannot be reached (${message}). Start it, or correct DATABASE_URL.`,
      );
    if (tries === 0)
      log.warn(
        { code },
        `Postgres at ${host} cannot be reached (${message}). Trying again for ${patienceMs / 1_000} s.`,
      );
    await pause(TRY_AGAIN_MS);
  }
}

async function tryToConnect(url: string): Promise<Error | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // What happens to the connection after it was refused concerns nobody.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return null;
  } catch (error) {
    client.end().catch(() => {});
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** A name with several addresses fails once for each: https://nodejs.org/api/net.html#socketconnectoptions-connectlistener */
function described(error: Error): { code: string; message: string } {
  const first = error instanceof AggregateError ? (error.errors[0] as Error | undefined) : error;
  const code = first !== undefined && 'code' in first ? String(first.code) : '';
  return { code, message: first?.message || code || error.message };
}

function refusal(host: string, path: string, code: string, message: string): string {
  const database = path.slice(1);
  switch (code) {
    case '3D000':
      return `Postgres at ${host} has no database "${database}". Create it, or correct DATABASE_URL.`;
    case '28P01':
    case '28000':
      return `Postgres at ${host} refuses user and password of DATABASE_URL (${message}).`;
    default:
      return `The Postgres database ${host}${path} cannot be used (${message}). Check DATABASE_URL.`;
  }
}
