import { statfs } from 'node:fs/promises';
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
import { certificates } from '../checks/certificate.ts';
import { clock } from '../checks/clock.ts';
import { engineWebhooks } from '../checks/engine-webhooks.ts';
import { type Finding, PATIENCE_MS, tried } from '../checks/finding.ts';
import { mailServer } from '../checks/mail-server.ts';
import { mailbox } from '../checks/mailbox.ts';
import { names } from '../checks/names.ts';
import { proxyHeaders, publicAddress } from '../checks/public-address.ts';
import { type Command, EXIT, type Surroundings } from '../command.ts';
import { withData } from '../with-data.ts';

const MIB = 1024 * 1024;
const OLDEST_NODE = 20;
const ANY_KEY = 'frontdesk-check';

/** Looks whether everything that is set works, before and after a start. */
export const check: Command = {
  name: 'check',
  summary:
    'Try everything that is set: database, secrets, names, clock, engine and its webhooks, mail and mailbox, files, disk, certificates, public address, proxy headers.',
  words: [],
  options: [
    {
      name: 'time-server',
      value: 'HOST',
      help: 'Compare the clock with this server’s, too, by SNTP (UDP port 123).',
    },
    { name: 'json', help: 'Say what was found as JSON.' },
  ],
  examples: [
    'frontdesk check',
    'frontdesk check --time-server pool.ntp.org',
    'frontdesk check --json | jq ".[] | select(.ok | not)"',
  ],
  async run({ flag, value }, surroundings) {
    const config = readConfig(surroundings.env);
    const host = value('time-server');
    const timeServer = host === undefined ? null : { host };
    const findings: Finding[] = [
      { what: 'settings', ok: true, says: config.production ? 'production' : 'NODE_ENV is not production' },
      version(),
      await tried('database', () => database(config, surroundings)),
      await tried('secrets', () => secrets(config, surroundings)),
      await tried('names', () => names(config)),
      await tried('clock', () =>
        withData(config, surroundings, (data) => clock(config, data.database, timeServer)),
      ),
      await tried('engine', () => engine(config)),
      await tried('webhooks of the engine', () =>
        withData(config, surroundings, (data) => engineWebhooks(config, data.database)),
      ),
      await tried('mail', () => mailServer(config)),
      await tried('mailbox', () => mailbox(config)),
      await tried('files', () => files(config)),
      await tried('disk', () => disk(config)),
      await tried('certificates', () => certificates(config)),
      await tried('public address', () => publicAddress(config)),
      await tried('proxy headers', () =>
        withData(config, surroundings, (data) => proxyHeaders(config, data.database)),
      ),
    ];
    if (flag('json')) surroundings.say(JSON.stringify(findings));
    else
      for (const { what, ok, says, note } of findings)
        surroundings.say(`${note ? 'note ' : ok ? 'ok   ' : 'WRONG'} ${what}: ${says}`);
    return findings.every(({ ok }) => ok) ? EXIT.done : EXIT.failed;
  },
};

function version(): Finding {
  const [major = 0] = process.versions.node.split('.').map(Number);
  const says = `Frontdesk ${VERSION}, Node ${process.versions.node}`;
  return { what: 'version', ok: major >= OLDEST_NODE, says };
}

function database(config: Config, surroundings: Surroundings): Promise<string> {
  return withData(config, surroundings, async ({ database: db }) => {
    await probe(db, { writing: false });
    await probe(db, { writing: true });
    const which = isPostgres(config.databaseUrl) ? 'Postgres' : `SQLite, ${config.databaseUrl}`;
    return `${which}: reads, writes, is of this version`;
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
