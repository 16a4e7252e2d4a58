import { sql } from 'kysely';
import type { Config } from '../../config.ts';
import { isPostgres } from '../../database/open.ts';
import type { Data } from '../with-data.ts';
import { ask } from './ask.ts';
import { aheadOf } from './time-server.ts';

/** Links, codes and signatures are good for seconds to minutes. */
const MOST_CLOCK_MS = 2_000;
const PUBLIC_ADDRESS = 'the public address';
/** The header `Date` has whole seconds. */
const WHOLE_SECOND_MS = 1_000;

/**
 * Compares the clock here with others: that of Postgres, and what the engine, the bucket and the public address say in the
 * header `Date` of whatever they answer. Those that run on this machine agree by nature; a time server does not.
 * @param timeServer is asked as well, where one is named: nobody else's is asked unless somebody says so
 * @throws when nodes, Postgres and the engine would disagree about what is over
 */
export async function clock(
  config: Config,
  { read }: Data['database'],
  timeServer: { host: string; port?: number } | null = null,
): Promise<string> {
  const compared: string[] = [];
  if (timeServer !== null) {
    agree(timeServer.host, Math.abs(await aheadOf(timeServer.host, timeServer.port)));
    compared.push(timeServer.host);
  }
  if (isPostgres(config.databaseUrl)) {
    agree('Postgres', await offOfPostgres(read));
    compared.push('Postgres');
  }
  for (const { name, url } of othersOf(config)) {
    const off = await offOf(url);
    if (off === null) continue;
    agree(name, off);
    compared.push(name);
  }
  // The proxy in front is mostly on this machine, and has its clock.
  const isSure = compared.some((one) => one !== PUBLIC_ADDRESS);
  const says =
    compared.length === 0
      ? 'no other clock is known here'
      : `agrees with ${compared.join(', ')} within ${MOST_CLOCK_MS / 1_000} s`;
  return isSure
    ? says
    : `${says}; \`frontdesk check --time-server pool.ntp.org\` compares it with one elsewhere`;
}

function othersOf({ publicUrl, pusher, s3 }: Config): { name: string; url: string }[] {
  const engine =
    pusher === null
      ? null
      : pusher.host === null
        ? `https://api-${pusher.cluster}.pusher.com/`
        : `${pusher.tls ? 'https' : 'http'}://${pusher.host}:${pusher.port}/`;
  return [
    ...(engine === null ? [] : [{ name: 'the engine', url: engine }]),
    ...(s3 === null ? [] : [{ name: 'the bucket', url: `${s3.endpoint}/` }]),
    { name: PUBLIC_ADDRESS, url: `${publicUrl}/health` },
  ];
}

/** How far the clock behind an address is off, in milliseconds; null where it does not say, which others notice. */
async function offOf(url: string): Promise<number | null> {
  const before = Date.now();
  const date = await ask(url).then(
    ({ headers }) => headers.get('date'),
    () => null,
  );
  const there = Date.parse(date ?? '');
  if (Number.isNaN(there)) return null;
  return Math.max(before - (there + WHOLE_SECOND_MS), there - Date.now(), 0);
}

async function offOfPostgres(read: Data['database']['read']): Promise<number> {
  const before = Date.now();
  const { rows } = await sql<{
    now: number;
  }>`select extract(epoch from clock_timestamp())::float8 * 1000 as now`.execute(read);
  const there = rows[0]?.now ?? before;
  return Math.max(before - there, there - Date.now(), 0);
}

function agree(name: string, off: number): void {
  if (off > MOST_CLOCK_MS)
    throw new Error(
      `The clock of ${name} and the clock here are ${Math.round(off / 1_000)} s apart. Let both follow NTP.`,
    );
}
