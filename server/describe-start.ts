import { sql } from 'kysely';
import { BODY_LIMIT_BYTES, LIMITS, PICTURE_LIMITS } from './common/limits.ts';
import { VERSION } from './common/version.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';

/** What somebody wants to know of a server that they see nothing of but its log. Holds no secrets. */
export async function describeStart(config: Config, database: Database): Promise<object> {
  return {
    version: VERSION,
    node: process.version,
    mode: config.production ? 'production' : config.demo ? 'demo' : 'development',
    publicUrl: config.publicUrl,
    listens: `${config.host}:${config.port}`,
    engine: engineOf(config),
    database: databaseOf(config, database),
    migration: await newestMigration(database),
    files: config.s3 === null ? config.dataDir : `${config.s3.endpoint}/${config.s3.bucket}`,
    mail: mailOf(config),
    trustedProxies: config.trustProxy,
    limits: {
      fileBytes: LIMITS.fileBytes,
      bodyBytes: BODY_LIMIT_BYTES,
      picturePixels: PICTURE_LIMITS.pixels,
      rateLimitFactor: config.rateLimitFactor,
    },
  };
}

function engineOf({ pusher }: Config): string {
  if (pusher === null) return 'embedded relay';
  return pusher.host === null
    ? `Pusher Channels, cluster ${pusher.cluster}`
    : `${pusher.tls ? 'https' : 'http'}://${pusher.host}:${pusher.port}`;
}

/** Without user and password. */
function mailOf({ mail }: Config): string {
  if (mail === null) return 'none';
  return mail.transport.kind === 'outbox' ? 'shown in the demo' : `SMTP, ${new URL(mail.transport.url).host}`;
}

/** Without user and password. */
function databaseOf({ databaseUrl }: Config, { dialect }: Database): string {
  if (dialect === 'sqlite') return `SQLite, ${databaseUrl}`;
  const { host, pathname } = new URL(databaseUrl);
  return `Postgres, ${host}${pathname}`;
}

async function newestMigration({ read }: Database): Promise<string | null> {
  const { rows } = await sql<{
    name: string;
  }>`select name from kysely_migration order by name desc limit 1`.execute(read);
  return rows[0]?.name ?? null;
}
