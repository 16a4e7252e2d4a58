import { statfs } from 'node:fs/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DISK_RESERVE_BYTES } from '../../common/limits.ts';
import { VERSION } from '../../common/version.ts';
import { type Health, operations } from '../../contract/routes/open/operations.ts';
import { StorageError } from '../../database/database.ts';
import { probe } from '../../database/meta.ts';
import { ANSWER_HEADER, type Arrived, QUESTION_HEADER } from '../../doctor/self-check.ts';
import type { Services } from '../../services.ts';
import { route } from '../route.ts';

type Part = Pick<Health, 'status' | 'reason'>;

/** What is asked this often is not looked at anew each time: anybody may ask. */
const KEPT_MS = 1_000;

/**
 * Whether this server works, for whoever watches it: 200 `ok`; 200 `degraded` when something is missing that messages do not
 * need (clients poll without the engine); 503 `failing` when none can be stored.
 */
export async function healthRoute(app: FastifyInstance, { dataDir }: { dataDir: string }): Promise<void> {
  const { services } = app;
  let last: { at: number; health: Promise<Health> } | null = null;
  route(
    app,
    operations.health,
    async (request, reply) => {
      const at = services.now();
      if (last === null || at - last.at >= KEPT_MS || at < last.at)
        last = { at, health: look(services, dataDir) };
      const health = await last.health;
      if (health.status === 'failing') request.refusal = { code: 'unavailable', reason: health.reason ?? '' };
      reply.status(health.status === 'failing' ? 503 : 200).header('cache-control', 'no-store');
      const arrived = services.selfCheck.answer(request.headers[QUESTION_HEADER], arrivedOf(request));
      if (arrived !== null) reply.header(ANSWER_HEADER, arrived);
      return health;
    },
    { logLevel: 'warn' },
  );
}

function arrivedOf({ ip, protocol, host, headers }: FastifyRequest): Arrived {
  const forwarded = headers['x-forwarded-for'];
  return { address: ip, protocol, host, forwardedFor: forwarded === undefined ? null : String(forwarded) };
}

async function look(services: Services, dataDir: string): Promise<Health> {
  const parts = {
    database: await databasePart(services),
    engine: enginePart(services),
    files: await filesPart(dataDir),
  };
  const worst = (['failing', 'degraded'] as const)
    .map((status) => Object.values(parts).find((part) => part.status === status))
    .find((part) => part !== undefined);
  return { status: 'ok', ...worst, version: VERSION, parts };
}

/** After a write that failed, only another write tells whether messages can be stored again. */
async function databasePart({ database, storageOutage }: Services): Promise<Part> {
  try {
    await probe(database, { writing: storageOutage.current() !== null });
    return { status: 'ok' };
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    // Addresses and codes are in the log; here, anybody may read.
    return {
      status: 'failing',
      reason: error.reason === 'full' ? error.message : 'The database does not answer.',
    };
  }
}

function enginePart({ engineOutage }: Services): Part {
  if (engineOutage.current() === null) return { status: 'ok' };
  return { status: 'degraded', reason: 'The engine cannot be reached. Clients poll until it is back.' };
}

async function filesPart(dataDir: string): Promise<Part> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  if (free >= DISK_RESERVE_BYTES) return { status: 'ok' };
  const [have, need] = [free, DISK_RESERVE_BYTES].map((bytes) => Math.floor(bytes / 1024 / 1024));
  return {
    status: 'degraded',
    reason: `The disk has ${have} MB left. Below ${need} MB no files are taken.`,
  };
}
