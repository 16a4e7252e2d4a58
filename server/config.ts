import { join, resolve } from 'node:path';
import { type BridgeConfig, bridgeConfig } from './bridges/bridge-config.ts';
import { type AllowedPrivate, allowedPrivate } from './common/public-address.ts';
import { ConfigError, choice, type Environment, flag, number, requireStrong } from './common/read-setting.ts';
import { type IncomingMailConfig, incomingMailConfig } from './incoming-mail/incoming-config.ts';
import { type MailConfig, mailConfig } from './mail/mail-config.ts';
import { backupConfig, type NightlyBackupConfig } from './nightly-backup/backup-config.ts';

/** Everything that can be set, checked. The environment is read in `main.ts` and nowhere else. */
export type Config = {
  production: boolean;
  demo: boolean;
  host: string;
  port: number;
  /** Where browsers reach this server; no slash at the end. */
  publicUrl: string;
  dataDir: string;
  /** `postgres://…` or the path of a SQLite file. */
  databaseUrl: string;
  /** How long the start waits for a Postgres that cannot be reached. */
  databaseWaitMs: number;
  /** Signs links; null: one is made at the first start and kept in the database. */
  secret: string | null;
  /** Those that it had before, which still open what they sealed. */
  secretsBefore: readonly string[];
  /** Null: the embedded relay. */
  pusher: PusherConfig | null;
  /** How many members a presence channel of the engine takes; null: more than any team has. */
  presenceMembers: number | null;
  /** Null: files are kept in a folder of `dataDir`. */
  s3: S3Config | null;
  /** Null: no mail goes out. */
  mail: MailConfig | null;
  incomingMail: IncomingMailConfig;
  bridges: BridgeConfig;
  /** Null: no back-up is made at night. */
  backup: NightlyBackupConfig | null;
  /** How many proxies in front are believed when they say who asks. */
  trustProxy: number;
  logLevel: string;
  /** Of so many requests that went well, one is logged. */
  accessLogSample: number;
  rateLimitFactor: number;
  /** After so long without a connection an agent is gone, and what they had open waits again. */
  agentGoneMs: number;
  /** For how many days the audit log is kept; null: for good. */
  auditLogDays: number | null;
  /** Whether `/metrics` is answered. */
  metrics: boolean;
  /** Which addresses that are not on the public internet webhooks may be sent to. */
  webhookAllowPrivate: AllowedPrivate;
  /** Which push services that are not on the public internet pushes may be sent to. */
  pushAllowPrivate: AllowedPrivate;
  /** Whether the embedded relay's HTTP API is served. The server itself never needs it. */
  relayApi: boolean;
  /** Null: as many as the embedded relay takes by default. */
  relayMaxConnections: number | null;
  shopOrigins: readonly string[];
  /** With this token the reference bot asks at the demo; null: it does not run. */
  demoBotToken: string | null;
};

export type PusherConfig = {
  appId: string;
  key: string;
  secret: string;
  cluster: string;
  host: string | null;
  port: number | null;
  tls: boolean;
  clientEvents: boolean;
};

export type S3Config = {
  /** No slash at the end. */
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** The bucket stands in the path of addresses, not in their host name. */
  pathStyle: boolean;
  /** In front of every key: empty, or ending in a slash. */
  prefix: string;
};

const DEFAULT_PORT = 4100;
const MIN_SECRET_LENGTH = 32;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
/** With any other, what was meant to be strict would not be. */
const ENVIRONMENTS = ['production', 'development', 'test'];
/**
 * Reads and checks the settings.
 * @throws ConfigError for the first one that is wrong
 */
export function readConfig(env: Environment): Config {
  const production = choice(env, 'NODE_ENV', 'development', ENVIRONMENTS) === 'production';
  const port = number(env, 'PORT', DEFAULT_PORT, 0, 65_535);
  const dataDir = resolve(env['DATA_DIR'] ?? '.data');
  const mail = mailConfig(env, { production, demo: flag(env, 'DEMO', false) });
  return {
    production,
    demo: flag(env, 'DEMO', false),
    host: env['HOST'] ?? '127.0.0.1',
    port,
    publicUrl: publicUrl(env, port, production),
    dataDir,
    databaseUrl: databaseUrl(env, dataDir),
    databaseWaitMs: number(env, 'DATABASE_WAIT_SECONDS', 60, 0, 3_600) * 1_000,
    secret: appSecret(env, production),
    secretsBefore: (env['FRONTDESK_SECRET_BEFORE'] ?? '').split(',').filter((one) => one !== ''),
    pusher: pusherConfig(env, production),
    presenceMembers: env['PUSHER_APP_ID'] ? number(env, 'PUSHER_PRESENCE_MEMBERS', 100, 1, 10_000) : null,
    s3: s3Config(env),
    mail,
    incomingMail: incomingMailConfig(env, mail?.replyTo ?? null),
    bridges: bridgeConfig(env),
    backup: backupConfig(env),
    trustProxy: proxies(env, 'TRUST_PROXY'),
    logLevel: choice(env, 'LOG_LEVEL', 'info', LOG_LEVELS),
    accessLogSample: number(env, 'ACCESS_LOG_SAMPLE', 1, 1, 100_000),
    agentGoneMs: number(env, 'AGENT_GONE_SECONDS', 60, 0, 3_600) * 1_000,
    auditLogDays: number(env, 'AUDIT_LOG_DAYS', 0, 30, 36_500) || null,
    metrics: flag(env, 'METRICS', false),
    webhookAllowPrivate: allowPrivate(env, 'WEBHOOK_ALLOW_PRIVATE'),
    pushAllowPrivate: allowPrivate(env, 'PUSH_ALLOW_PRIVATE'),
    relayApi: flag(env, 'RELAY_API', false),
    relayMaxConnections: number(env, 'RELAY_MAX_CONNECTIONS', 0, 1, 1_000_000) || null,
    rateLimitFactor: number(env, 'RATE_LIMIT_FACTOR', 1, 1, 1_000_000),
    demoBotToken: env['DEMO_BOT_TOKEN'] || null,
    shopOrigins: (env['DEMO_SHOP_ORIGINS'] ?? '').split(',').filter((origin) => origin !== ''),
  };
}

function publicUrl(env: Environment, port: number, production: boolean): string {
  const given = env['PUBLIC_URL'];
  if (given === undefined || given === '') {
    if (production) {
      throw new ConfigError(
        'PUBLIC_URL is not set. Set it to the address at which browsers reach this server, such as https://chat.example.com.',
      );
    }
    return `http://localhost:${port}`;
  }
  const url = URL.canParse(given) ? new URL(given) : null;
  if (
    url === null ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname !== '/' ||
    url.search !== '' ||
    url.hash !== ''
  ) {
    throw new ConfigError(
      `PUBLIC_URL is "${given}", which is not an address such as https://chat.example.com (no path behind it).`,
    );
  }
  return url.origin;
}

function allowPrivate(env: Environment, name: `${'WEBHOOK' | 'PUSH'}_ALLOW_PRIVATE`): AllowedPrivate {
  const given = env[name] ?? '';
  const allowed = allowedPrivate(given);
  if (allowed !== null) return allowed;
  throw new ConfigError(
    `${name} is "${given}". It must be on, off, or addresses and networks with commas between, such as 10.1.2.3,192.168.7.0/24.`,
  );
}

function databaseUrl(env: Environment, dataDir: string): string {
  const given = env['DATABASE_URL'];
  if (given === undefined || given === '') return join(dataDir, 'frontdesk.db');
  if (/^postgres(ql)?:\/\//.test(given) && URL.canParse(given)) return given;
  if (!given.includes('://')) return resolve(given);
  throw new ConfigError(
    'DATABASE_URL is neither postgres://user:password@host:5432/name nor the path of a SQLite file. Leave it empty for SQLite in DATA_DIR.',
  );
}

function appSecret(env: Environment, production: boolean): string | null {
  const secret = env['FRONTDESK_SECRET'];
  if (secret === undefined || secret === '') return null;
  if (production) requireStrong('FRONTDESK_SECRET', secret, MIN_SECRET_LENGTH);
  return secret;
}

function pusherConfig(env: Environment, production: boolean): PusherConfig | null {
  const names = ['PUSHER_APP_ID', 'PUSHER_KEY', 'PUSHER_SECRET'] as const;
  const given = names.filter((name) => (env[name] ?? '') !== '');
  const host = env['PUSHER_HOST'] === '' ? undefined : env['PUSHER_HOST'];
  const cluster = env['PUSHER_CLUSTER'] === '' ? undefined : env['PUSHER_CLUSTER'];
  if (given.length === 0 && host === undefined && cluster === undefined) return null;
  const missing = names.filter((name) => !given.includes(name));
  if (missing.length > 0) {
    throw new ConfigError(
      `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set. All of ${names.join(', ')} are needed to use Pusher; remove them all to use the embedded relay.`,
    );
  }
  if (host === undefined && cluster === undefined) {
    throw new ConfigError(
      'PUSHER_CLUSTER is not set. Take it from the App Keys page of your Pusher app (such as "eu"), or set PUSHER_HOST for a compatible server of your own.',
    );
  }
  if (host !== undefined && /[:/]/.test(host)) {
    throw new ConfigError(
      `PUSHER_HOST is "${host}". Give the host name alone; the port goes into PUSHER_PORT and TLS into PUSHER_TLS.`,
    );
  }
  const secret = env['PUSHER_SECRET'] ?? '';
  if (production) requireStrong('PUSHER_SECRET', secret, 16);
  const tls = flag(env, 'PUSHER_TLS', true);
  return {
    appId: env['PUSHER_APP_ID'] ?? '',
    key: env['PUSHER_KEY'] ?? '',
    secret,
    // pusher-js insists on a cluster even where a host is given; then it only names what is never used.
    cluster: cluster ?? 'self',
    host: host ?? null,
    port: host === undefined ? null : number(env, 'PUSHER_PORT', tls ? 443 : 80, 1, 65_535),
    tls,
    clientEvents: flag(env, 'PUSHER_CLIENT_EVENTS', true),
  };
}

function s3Config(env: Environment): S3Config | null {
  const names = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;
  const missing = names.filter((name) => (env[name] ?? '') === '');
  const others = ['S3_ENDPOINT', 'S3_REGION', 'S3_PREFIX'].some((name) => (env[name] ?? '') !== '');
  if (missing.length === names.length && !others) return null;
  if (missing.length > 0) {
    throw new ConfigError(
      `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set. All of ${names.join(', ')} are needed to keep files in a bucket; remove every S3_ setting to keep them in DATA_DIR.`,
    );
  }
  const region = env['S3_REGION'] || 'us-east-1';
  const given = env['S3_ENDPOINT'] || `https://s3.${region}.amazonaws.com`;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '') {
    throw new ConfigError(
      `S3_ENDPOINT is "${given}", which is not an address such as https://s3.eu-central-1.amazonaws.com (no bucket and no path behind it).`,
    );
  }
  const { S3_BUCKET: bucket = '', S3_PREFIX: prefix = '' } = env;
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw new ConfigError(
      `S3_BUCKET is "${bucket}". Give the bucket's name alone: 3 to 63 small letters, digits, dots and hyphens.`,
    );
  }
  if (prefix !== '' && (!/^[A-Za-z0-9][A-Za-z0-9_/-]*\/$/.test(prefix) || prefix.includes('//'))) {
    throw new ConfigError(
      `S3_PREFIX is "${prefix}". It must be letters, digits, hyphens and slashes and end in a slash, such as "frontdesk/".`,
    );
  }
  return {
    endpoint: url.origin,
    region,
    bucket,
    accessKeyId: env['S3_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['S3_SECRET_ACCESS_KEY'] ?? '',
    // Amazon wants the bucket in the host name; servers of one's own seldom have a name for every bucket.
    pathStyle: flag(env, 'S3_PATH_STYLE', (env['S3_ENDPOINT'] ?? '') !== ''),
    prefix,
  };
}

/** On is one proxy; behind several, such as a CDN and a balancer, their number. */
function proxies(env: Environment, name: string): number {
  const given = env[name] ?? '';
  if (/^[2-9]$/.test(given)) return Number(given);
  if (['', '0', '1', 'true', 'on', 'yes', 'false', 'off', 'no'].includes(given.toLowerCase()))
    return flag(env, name, false) ? 1 : 0;
  throw new ConfigError(
    `${name} is "${given}". It must be on, off, or how many proxies stand in front (2 to 9).`,
  );
}
