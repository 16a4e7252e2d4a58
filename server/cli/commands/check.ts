import { statfs } from 'node:fs/promises';
import { sql } from 'kysely';
import nodemailer from 'nodemailer';
import { DISK_RESERVE_BYTES } from '../../common/limits.ts';
import { VERSION } from '../../common/version.ts';
import { type Config, readConfig } from '../../config.ts';
import { AGENTS_CHANNEL } from '../../contract/channels.ts';
import { probe } from '../../database/meta.ts';
import { isPostgres } from '../../database/open.ts';
import { reachEngine } from '../../doctor/reach-engine.ts';
import { trySignIn } from '../../engine/engine-check.ts';
import { createPusherEngine } from '../../engine/pusher-engine.ts';
import { relayAddress } from '../../engine/relay-engine.ts';
import { openFiles } from '../../files/open-files.ts';
import { agentsChannelFull } from '../../presence/agents-channel.ts';
import { lostSecrets, SecretsLost } from '../../secrets/seal-anew.ts';
import { type Command, EXIT, type Surroundings } from '../command.ts';
import { type Data, withData } from '../with-data.ts';

type Finding = { what: string; ok: boolean; says: string };

const MIB = 1024 * 1024;
const PATIENCE_MS = 5_000;
/** Links, codes and signatures are good for seconds to minutes. */
const MOST_CLOCK_MS = 2_000;
const OLDEST_NODE = 20;
const ANY_KEY = 'frontdesk-check';

/** Looks whether everything that is set works, before and after a start. */
export const check: Command = {
  name: 'check',
  summary:
    'Try everything that is set: settings, database, engine, mail server, files, clock, disk, public address.',
  words: [],
  options: [{ name: 'json', help: 'Say what was found as JSON.' }],
  examples: ['frontdesk check', 'frontdesk check --json | jq ".[] | select(.ok | not)"'],
  async run({ flag }, surroundings) {
    const config = readConfig(surroundings.env);
    const findings: Finding[] = [
      { what: 'settings', ok: true, says: config.production ? 'production' : 'NODE_ENV is not production' },
      version(),
      await tried('database', () => database(config, surroundings)),
      await tried('secrets', () => secrets(config, surroundings)),
      await tried('engine', () => engine(config)),
      await tried('mail', () => mail(config)),
      await tried('files', () => files(config)),
      await tried('disk', () => disk(config)),
      await tried('public address', () => publicAddress(config)),
    ];
    if (flag('json')) surroundings.say(JSON.stringify(findings));
    else
      for (const { what, ok, says } of findings)
        surroundings.say(`${ok ? 'ok   ' : 'WRONG'} ${what}: ${says}`);
    return findings.every(({ ok }) => ok) ? EXIT.done : EXIT.failed;
  },
};

/** What is wrong is thrown, in a sentence. */
async function tried(what: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { what, ok: true, says: await look() };
  } catch (error) {
    return { what, ok: false, says: error instanceof Error ? error.message : String(error) };
  }
}

function version(): Finding {
  const [major = 0] = process.versions.node.split('.').map(Number);
  const says = `Frontdesk ${VERSION}, Node ${process.versions.node}`;
  return { what: 'version', ok: major >= OLDEST_NODE, says };
}

function database(config: Config, surroundings: Surroundings): Promise<string> {
  return withData(config, surroundings, async ({ database: db }) => {
    await probe(db, { writing: false });
    await probe(db, { writing: true });
    if (!isPostgres(config.databaseUrl))
      return `SQLite, ${config.databaseUrl}: reads, writes, is of this version`;
    await clock(db);
    return 'Postgres: reads, writes, is of this version, and its clock is ours';
  });
}

/** @throws SecretsLost */
function secrets(config: Config, surroundings: Surroundings): Promise<string> {
  return withData(config, surroundings, async ({ database: db }) => {
    const lost = await lostSecrets(db);
    if (lost.length > 0) throw new SecretsLost(lost.length);
    return config.secret === null
      ? 'webhooks’, bots’ and chat bridges’ secrets lie in the database as they are; with FRONTDESK_SECRET, the server seals them'
      : 'sealed, and can be opened';
  });
}

/** @throws when the clocks of the nodes and of Postgres would disagree about what is over */
async function clock({ read }: Data['database']): Promise<void> {
  const before = Date.now();
  const { rows } = await sql<{
    now: number;
  }>`select extract(epoch from clock_timestamp())::float8 * 1000 as now`.execute(read);
  const there = rows[0]?.now ?? before;
  const off = Math.max(before - there, there - Date.now(), 0);
  if (off > MOST_CLOCK_MS)
    throw new Error(
      `The clock of Postgres and the clock here are ${Math.round(off / 1_000)} s apart. Let both follow NTP.`,
    );
}

async function engine({ pusher, presenceMembers, publicUrl }: Config): Promise<string> {
  if (pusher === null) {
    // Only the way there can be wrong: a proxy that passes no WebSockets on.
    const { ok, says } = await reachEngine(relayAddress(publicUrl, ANY_KEY));
    if (!ok) throw new Error(says);
    return 'the embedded relay, in the server itself; the public address opens WebSockets';
  }
  const found = createPusherEngine(pusher);
  try {
    await found.occupiedChannels('private-check');
    const answer = await trySignIn(found, AbortSignal.timeout(PATIENCE_MS));
    if (answer === 'silence')
      throw new Error(
        'It takes requests, but lets nobody sign in, so it cannot close the connections of one person. On soketi, set enableUserAuthentication for the app.',
      );
    if (answer === 'away') throw new Error('It takes requests, but no WebSocket can be opened to it.');
    const { length } = await found.members(AGENTS_CHANNEL);
    const full = length === presenceMembers ? ` (${agentsChannelFull(length)})` : '';
    return `takes requests, opens WebSockets, and lets people sign in${full}`;
  } finally {
    await found.close();
  }
}

async function mail({ mail: config }: Config): Promise<string> {
  if (config === null) return 'none is set: no mail goes out';
  if (config.transport.kind === 'outbox') return 'shown in the demo';
  const transport = nodemailer.createTransport({
    url: config.transport.url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  try {
    await transport.verify();
    return 'the mail server is there and takes the sign-in';
  } finally {
    transport.close();
  }
}

/** A bucket is tried by writing, reading and removing an empty file. */
async function files(config: Config): Promise<string> {
  let away = '';
  await openFiles(config, {
    warn: (_details, message) => {
      away = message;
    },
  });
  if (away !== '') throw new Error(away);
  return config.s3 === null
    ? `a folder of ${config.dataDir}`
    : `the bucket ${config.s3.bucket} can be written and read`;
}

async function disk({ dataDir }: Config): Promise<string> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = Math.floor((bavail * bsize) / MIB);
  const needed = DISK_RESERVE_BYTES / MIB;
  if (free < needed) throw new Error(`${free} MB are left. Below ${needed} MB no files are taken.`);
  return `${free} MB are free`;
}

/** Whether the server is reached where browsers look for it, and is this version. */
async function publicAddress({ publicUrl }: Config): Promise<string> {
  const ready = await askAt(publicUrl, '/ready');
  // Proxies keep that one inside.
  const answered = ready.version === undefined ? await askAt(publicUrl, '/health') : ready;
  const { version, reason, status } = answered;
  if (version === undefined)
    throw new Error(`${publicUrl} is answered by something else than Frontdesk (${status}).`);
  if (reason !== undefined) throw new Error(`${publicUrl} is reached, but not ready: ${reason}`);
  if (version !== VERSION) throw new Error(`${publicUrl} runs ${version}, and this is ${VERSION}.`);
  return answered === ready
    ? `${publicUrl} is reached and ready`
    : `${publicUrl} is reached and works; the proxy keeps /ready inside`;
}

/** @throws when nothing answers */
async function askAt(
  publicUrl: string,
  path: string,
): Promise<{ status: number; version?: string; reason?: string }> {
  const reply = await fetch(publicUrl + path, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    (error: Error) => {
      const cause = error.cause instanceof Error ? error.cause.message : error.message;
      throw new Error(
        `${publicUrl} is not reached from here (${cause}). Is the server running, and the proxy in front of it?`,
      );
    },
  );
  // What is no JSON is not ours.
  const { version, reason } = (await reply.json().catch(() => ({}))) as { version?: string; reason?: string };
  return {
    status: reply.status,
    ...(version === undefined ? {} : { version }),
    ...(reason === undefined ? {} : { reason }),
  };
}
