import { statfs } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { DISK_RESERVE_BYTES } from '../../common/limits.ts';
import { VERSION } from '../../common/version.ts';
import { operations, type Readiness } from '../../contract/routes/open/operations.ts';
import { StorageError } from '../../database/database.ts';
import { probe } from '../../database/meta.ts';
import { pendingMigrations } from '../../database/pending-migrations.ts';
import { outboxState } from '../../delivery/outbox-state.ts';
import { EngineError } from '../../engine/engine.ts';
import type { Services } from '../../services.ts';
import { route } from '../route.ts';

type Part = Readiness['parts'][string];

/** What is asked this often is not looked at anew each time: anybody may ask. */
const KEPT_MS = 2_000;
/** Probes give up after a few seconds themselves. */
const PATIENCE_MS = 3_000;
/** The engine has been away for long, or this node cannot keep up. */
const OUTBOX_LATE_MS = 60_000;
/** Nobody's channel. */
const NO_CHANNEL = 'private-ready-probe';
const MIB = 1024 * 1024;

/**
 * Whether everything this server needs is in order: 200 when it is, else 503 with a reason for each part that is not. It is
 * for deployments and alerts; `/health` says whether a node can do its work, which it can without the engine.
 */
export async function readyRoute(app: FastifyInstance, { dataDir }: { dataDir: string }): Promise<void> {
  const { services } = app;
  let last: { at: number; readiness: Promise<Readiness> } | null = null;
  route(
    app,
    operations.ready,
    async (request, reply) => {
      const at = services.now();
      if (last === null || at - last.at >= KEPT_MS || at < last.at)
        last = { at, readiness: look(services, dataDir) };
      const readiness = await last.readiness;
      if (readiness.status !== 'ok')
        request.refusal = { code: 'unavailable', reason: readiness.reason ?? '' };
      reply.status(readiness.status === 'ok' ? 200 : 503).header('cache-control', 'no-store');
      return readiness;
    },
    { logLevel: 'warn', exact: true },
  );
}

async function look(services: Services, dataDir: string): Promise<Readiness> {
  const [database, migrations, outbox, engine, disk] = await Promise.all([
    inTime('The database', () => databasePart(services)),
    inTime('The database', () => migrationsPart(services)),
    inTime('The database', () => outboxPart(services)),
    inTime('The engine', () => enginePart(services)),
    inTime('The disk', () => diskPart(dataDir)),
  ]);
  const parts = { database, migrations, engine, disk, outbox };
  const failing = Object.values(parts).find(({ status }) => status === 'failing');
  return { status: 'ok', ...failing, version: VERSION, parts };
}

/** Anybody may read what this answers, so addresses and codes are in the log alone. */
async function inTime(what: string, check: () => Promise<Part>): Promise<Part> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Part>((resolve) => {
    timer = setTimeout(() => resolve(failing(`${what} does not answer.`)), PATIENCE_MS);
  });
  const checked = check().catch((error: unknown) => {
    if (error instanceof StorageError && error.reason === 'full') return failing(error.message);
    if (error instanceof StorageError || error instanceof EngineError)
      return failing(`${what} does not answer.`);
    throw error;
  });
  try {
    return await Promise.race([checked, late]);
  } finally {
    clearTimeout(timer);
    // When the time was up first, what it comes to afterwards is nobody's news.
    checked.catch(() => {});
  }
}

const OK: Part = { status: 'ok' };
const failing = (reason: string): Part => ({ status: 'failing', reason });

/** Reads and writes, whatever became of the last write. */
async function databasePart({ database }: Services): Promise<Part> {
  await probe(database, { writing: false });
  await probe(database, { writing: true });
  return OK;
}

async function migrationsPart({ database }: Services): Promise<Part> {
  const pending = await pendingMigrations(database.read);
  if (pending.length === 0) return OK;
  return failing(
    `The upgrade of the database is not finished (missing: ${pending.length}, from ${pending[0]} on). Restart the server.`,
  );
}

async function enginePart({ engine, availability }: Services): Promise<Part> {
  await engine.occupiedChannels(NO_CHANNEL);
  const full = availability.channelFull();
  // Everything works, if slower for some: it is said, and no reason to hold a deployment up.
  return full === null ? OK : { status: 'ok', reason: full };
}

async function diskPart(dataDir: string): Promise<Part> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  if (free >= DISK_RESERVE_BYTES) return OK;
  const [have, need] = [free, DISK_RESERVE_BYTES].map((bytes) => Math.floor(bytes / MIB));
  return failing(`The disk has ${have} MB left. Below ${need} MB no files are taken.`);
}

async function outboxPart({ database, now }: Services): Promise<Part> {
  const { events, oldestMs } = await outboxState(database.read, now());
  if (oldestMs < OUTBOX_LATE_MS) return OK;
  return failing(
    `${events} events wait to be published, the oldest for ${Math.round(oldestMs / 1_000)} s. Clients poll meanwhile.`,
  );
}
