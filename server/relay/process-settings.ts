import { DEFAULT_LIMITS, DEFAULT_MAX_CONNECTIONS } from './limits.ts';
import { type RelayAppOptions, WEBHOOK_KINDS } from './options.ts';
import { isRecord } from './wire/json.ts';

export type ProcessSettings = {
  host: string;
  port: number;
  apps: RelayAppOptions[];
  metrics: boolean;
  /** How many proxies in front are believed; 0: none. */
  trustProxy: number;
  maxConnections: number;
  limitFactor: number;
};
type Environment = Record<string, string | undefined>;

const MAX_PORT = 65_535;
const MAX_CONNECTIONS = 1_000_000;
const MAX_FACTOR = 1_000_000;
/** What can stand in the path of an address as it is: https://www.rfc-editor.org/rfc/rfc3986#section-2.3 */
const PATH_SEGMENT = /^[A-Za-z0-9._~-]+$/;
const TEXTS = ['id', 'key', 'secret'];
const SWITCHES = ['enabled', 'clientEvents', 'subscriptionCounts', 'tlsOnly'];
const OTHERS = ['allowedOrigins', 'webhooks', 'limits'];

/**
 * Reads what the relay's own process is told by its environment: `RELAY_HOST` (127.0.0.1), `RELAY_PORT` (6001),
 * `RELAY_METRICS=on` for `/metrics`, `RELAY_TRUST_PROXY`, `RELAY_MAX_CONNECTIONS`, `RATE_LIMIT_FACTOR`, and its apps: one from `PUSHER_APP_ID`, `PUSHER_KEY` and `PUSHER_SECRET`, with
 * `RELAY_WEBHOOK_URL` where it reports to; or several as JSON in `RELAY_APPS`.
 * @throws with a sentence that names the setting and says what it must be
 */
export function readProcessSettings(env: Environment): ProcessSettings {
  const port = Number(env['RELAY_PORT'] || 6001);
  if (!Number.isInteger(port) || port < 0 || port > MAX_PORT) {
    throw new Error(`RELAY_PORT is "${env['RELAY_PORT']}"; it must be a port number, 0 to ${MAX_PORT}.`);
  }
  const trustProxy = readProxies(env['RELAY_TRUST_PROXY']);
  const metrics = env['RELAY_METRICS'] || 'off';
  if (metrics !== 'on' && metrics !== 'off') throw new Error('RELAY_METRICS must be on or off.');
  const json = env['RELAY_APPS'];
  const apps = json ? readApps(json, trustProxy) : [readSingleApp(env)];
  return {
    host: env['RELAY_HOST'] || '127.0.0.1',
    port,
    apps,
    metrics: metrics === 'on',
    trustProxy,
    maxConnections: readCount(env, 'RELAY_MAX_CONNECTIONS', DEFAULT_MAX_CONNECTIONS, MAX_CONNECTIONS),
    limitFactor: readCount(env, 'RATE_LIMIT_FACTOR', 1, MAX_FACTOR),
  };
}

/** On is one proxy; behind several, their number. */
function readProxies(given = ''): number {
  if (/^[2-9]$/.test(given)) return Number(given);
  if (given === 'on') return 1;
  if (given === '' || given === 'off') return 0;
  throw new Error(`RELAY_TRUST_PROXY is "${given}"; it must be on, off, or the number of proxies (2 to 9).`);
}

function readCount(env: Environment, name: string, fallback: number, most: number): number {
  const given = env[name] || String(fallback);
  const count = Number(given);
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  throw new Error(`${name} is "${given}"; it must be a whole number from 1 to ${most}.`);
}

function readSingleApp(env: Environment): RelayAppOptions {
  const { PUSHER_APP_ID: id, PUSHER_KEY: key, PUSHER_SECRET: secret, RELAY_WEBHOOK_URL: url } = env;
  if (!id || !key || !secret) {
    throw new Error('PUSHER_APP_ID, PUSHER_KEY and PUSHER_SECRET must be set, all three; or RELAY_APPS.');
  }
  if (url && !URL.canParse(url)) throw new Error('RELAY_WEBHOOK_URL must be an address such as https://….');
  return { id, key, secret, clientEvents: true, ...(url ? { webhooks: [{ url }] } : {}) };
}

function readApps(json: string, trustProxy: number): RelayAppOptions[] {
  let apps: unknown;
  try {
    apps = JSON.parse(json);
  } catch (error) {
    // The parser's own words would quote the text, and so the secrets in it.
    if (error instanceof SyntaxError) throw new Error('RELAY_APPS is not valid JSON.');
    throw error;
  }
  if (!Array.isArray(apps) || apps.length === 0) {
    throw new Error('RELAY_APPS must be a JSON array such as [{"id":"1","key":"…","secret":"…"}].');
  }
  const read = apps.map((app, index) => {
    requireApp(app, `RELAY_APPS[${index}]`);
    if (app.tlsOnly === true && trustProxy === 0) throw new Error(tlsNeedsProxy(`RELAY_APPS[${index}]`));
    return app;
  });
  requireDistinct(read, 'id');
  requireDistinct(read, 'key');
  return read;
}

function requireDistinct(apps: readonly RelayAppOptions[], name: 'id' | 'key'): void {
  const seen = new Map<string, number>();
  for (const [index, { [name]: value }] of apps.entries()) {
    const first = seen.get(value);
    if (first !== undefined)
      throw new Error(
        `RELAY_APPS[${first}] and RELAY_APPS[${index}] have the same ${name}. Each needs its own.`,
      );
    seen.set(value, index);
  }
}

function tlsNeedsProxy(where: string): string {
  return `${where}.tlsOnly can never hold: this process speaks no TLS itself. Put a proxy that does in front of it, which sets X-Forwarded-Proto, and set RELAY_TRUST_PROXY=on.`;
}

function requireApp(app: unknown, where: string): asserts app is RelayAppOptions {
  if (!isRecord(app)) throw new Error(`${where} must be an object.`);
  for (const name of Object.keys(app)) {
    if (![...TEXTS, ...SWITCHES, ...OTHERS].includes(name))
      throw new Error(`${where}.${name} is no setting of an app.`);
  }
  for (const name of TEXTS) {
    if (typeof app[name] !== 'string' || app[name] === '')
      throw new Error(`${where}.${name} must be a text, not empty.`);
  }
  for (const name of ['id', 'key']) {
    if (!PATH_SEGMENT.test(String(app[name])))
      throw new Error(`${where}.${name} stands in addresses: only letters, digits and . _ ~ - are possible.`);
  }
  for (const name of SWITCHES) {
    if (app[name] !== undefined && typeof app[name] !== 'boolean') {
      throw new Error(`${where}.${name} must be true or false.`);
    }
  }
  requireOrigins(app['allowedOrigins'], where);
  requireWebhooks(app['webhooks'], where);
  requireLimits(app['limits'], where);
}

function requireOrigins(origins: unknown, where: string): void {
  if (origins === undefined) return;
  const fine =
    Array.isArray(origins) &&
    origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin);
  if (!fine) throw new Error(`${where}.allowedOrigins must be a list such as ["https://shop.example"].`);
}

function requireWebhooks(webhooks: unknown, where: string): void {
  if (webhooks === undefined) return;
  const fine =
    Array.isArray(webhooks) &&
    webhooks.every((webhook) => isRecord(webhook) && URL.canParse(String(webhook['url'])));
  if (!fine) throw new Error(`${where}.webhooks must be a list such as [{"url":"https://…"}].`);
  for (const { kinds } of webhooks) {
    if (kinds === undefined) continue;
    if (!Array.isArray(kinds) || !kinds.every((kind) => WEBHOOK_KINDS.includes(kind)))
      throw new Error(`${where}.webhooks: kinds must be some of ${WEBHOOK_KINDS.join(', ')}.`);
  }
}

function requireLimits(limits: unknown, where: string): void {
  if (limits === undefined) return;
  if (!isRecord(limits)) throw new Error(`${where}.limits must be an object.`);
  for (const [name, value] of Object.entries(limits)) {
    if (!Object.hasOwn(DEFAULT_LIMITS, name)) throw new Error(`${where}.limits.${name} is no limit.`);
    if (typeof value !== 'number' || !(value > 0))
      throw new Error(`${where}.limits.${name} must be a number above 0.`);
  }
}
