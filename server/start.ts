import { randomBytes, randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { createEndedRights } from './accounts/ended-rights.ts';
import { createKnownDevices } from './accounts/known-devices.ts';
import { type App, buildApp } from './app.ts';
import { readBuild } from './assets/build.ts';
import { createOutage } from './common/outage.ts';
import { closeDatabaseFile, closeFolder } from './common/private-files.ts';
import { stopInOrder } from './common/stop-in-order.ts';
import type { Config } from './config.ts';
import { OLDEST_PROTOCOL } from './contract/protocol.ts';
import type { Database } from './database/database.ts';
import { openEpoch } from './database/epoch.ts';
import { metaOnce } from './database/meta.ts';
import { enterRegister } from './database/node-register.ts';
import { isPostgres, openDatabase } from './database/open.ts';
import { awaitPostgres } from './database/postgres/await-postgres.ts';
import { createRunInTransaction } from './database/run-in-transaction.ts';
import { watchedDatabase } from './database/watched-database.ts';
import { createDispatcher } from './delivery/dispatcher.ts';
import { createSubscribers } from './delivery/subscribers.ts';
import { subscribersText } from './delivery/subscribers-text.ts';
import { describeStart } from './describe-start.ts';
import { createDisconnector } from './engine/disconnector.ts';
import { createEmbeddedRelay, serverWithRelay } from './engine/embedded-relay.ts';
import { createEngineCheck } from './engine/engine-check.ts';
import { createPusherEngine } from './engine/pusher-engine.ts';
import { watchedEngine } from './engine/watched-engine.ts';
import { createFileDeletionWorker } from './files/file-deletion-worker.ts';
import { createFileLinks } from './files/file-links.ts';
import { openFiles } from './files/open-files.ts';
import type { PictureProgram } from './files/picture-decoder.ts';
import { createPictures } from './files/pictures.ts';
import { createIncomingMail } from './incoming-mail/incoming-mail.ts';
import { MAX_EVENT_LOOP_DELAY_MS } from './plugins/load-shedding.ts';
import { createProxyWatch } from './plugins/proxy-watch.ts';
import { createAvailabilityWorker } from './presence/availability-worker.ts';
import { createVisitorPresenceWorker } from './presence/visitor-presence-worker.ts';
import { limitSockets, socketRoom } from './relay/process/descriptors.ts';
import { prometheusText } from './relay/prometheus.ts';
import { createDistributor } from './routing/distributor.ts';
import { createQueuePositionWorker } from './routing/queue-position-worker.ts';
import { newMessages } from './search/new-messages.ts';
import { createSearchBacklog } from './search/search-backlog.ts';
import type { Services } from './services.ts';
import { createLoaders } from './sites/loader.ts';
import { createSiteStateWorker } from './sites/site-state-worker.ts';
import { createSnoozeWorker } from './triage/snooze-worker.ts';
import { createUpgradeNotice } from './upgrade-notice.ts';
import { createProofOfWork } from './visitors/proof-of-work.ts';
import { createWebhooks } from './webhooks/webhooks.ts';
import type { Worker } from './workers/worker.ts';
import { workersText } from './workers/workers-text.ts';

export type RunningServer = {
  app: App;
  services: Services;
  /** The port it listens on; the configured one, or the one found for 0. */
  port: number;
  /** Finishes what is under way, lets clients go with a code after which they return, and closes everything. */
  stop(): Promise<void>;
};

export type StartOptions = {
  logger: Logger;
  publicDir: string;
  /** What decodes pictures, in a process of its own. */
  pictureProgram: PictureProgram;
  /** The oldest protocol of clients that is served; the contract's own without it. */
  oldestProtocol?: number;
  /** From when on it answers that it is busy; 0: never. */
  maxEventLoopDelayMs?: number;
  /** Whoever starts it says that the database is a back-up that was restored. */
  restored?: boolean;
};

/** How long sockets are given to leave, spread out so that they do not all return in the same instant. */
const LEAVE_SPREAD_MS = 1_000;
/** After a restart everybody comes at once; whom the kernel turns away would wait a second or more. */
const BACKLOG = 4_096;
/** New messages are found within a moment. Where it takes longer, a search says so. */
const SEARCH_LATE_MS = 3_000;

/**
 * Puts the program together and listens. Everything it needs comes in `config`.
 * @throws with a sentence that names the setting, when something cannot be used
 */
export async function startServer(
  config: Config,
  {
    logger,
    publicDir,
    pictureProgram,
    oldestProtocol = OLDEST_PROTOCOL,
    maxEventLoopDelayMs = MAX_EVENT_LOOP_DELAY_MS,
    restored = false,
  }: StartOptions,
): Promise<RunningServer> {
  const now = () => Date.now();
  const build = readBuild(publicDir);
  const node = randomUUID();
  await closeFolder(config.dataDir, logger);
  if (isPostgres(config.databaseUrl))
    await awaitPostgres(config.databaseUrl, { patienceMs: config.databaseWaitMs, log: logger });
  const storageOutage = createOutage({ what: 'The database', now, log: logger });
  const database = watchedDatabase(await openUpgraded(config, logger), storageOutage);
  if (database.dialect === 'sqlite') await closeDatabaseFile(config.databaseUrl, logger);
  const kept = await openEpoch(database, {
    file: database.dialect === 'sqlite' ? config.databaseUrl : null,
    restored,
    log: logger,
  });
  if (kept.renewed !== null)
    logger.warn(
      `The database was restored from a back-up (${kept.renewed}): clients drop what they know of it.`,
    );
  const leaveRegister =
    database.dialect === 'postgres'
      ? await enterRegister({ database, node, embeddedRelay: config.pusher === null, log: logger })
      : async () => {};
  const secret = config.secret ?? (await metaOnce(database, 'secret', () => randomBytes(32).toString('hex')));
  const files = await openFiles(config, logger);
  const pictures = createPictures({
    program: pictureProgram,
    log: logger,
    now,
    rateLimitFactor: config.rateLimitFactor,
  });

  const room = socketRoom();
  // The relay reports who comes and goes to the presence worker, which is made below.
  const engineWebhooks: { deliver: (body: Buffer, headers: Record<string, string>) => Promise<number> } = {
    deliver: async () => 503,
  };
  const embedded =
    config.pusher === null ? await createEmbeddedRelay(database, config, room, logger, engineWebhooks) : null;
  const engineOutage = createOutage({ what: 'The engine', now, log: logger });
  const engine = watchedEngine(
    embedded?.engine ?? createPusherEngine(config.pusher ?? noPusher()),
    engineOutage,
  );
  const dispatcher = createDispatcher({
    database,
    engine,
    node,
    get epoch() {
      return kept.value;
    },
    now,
    log: logger,
    // One process opens a SQLite file; the nodes of a cluster share a Postgres.
    alone: database.dialect === 'sqlite',
  });
  const presence = createVisitorPresenceWorker({
    database,
    engine,
    now,
    log: logger,
    changed: () => line.wake(),
  });
  const disconnector = createDisconnector({ engine, log: logger });
  const { agentGoneMs } = config;
  const line = createQueuePositionWorker({ database, engine, now, log: logger });
  const searchBacklog = createSearchBacklog({ database, now, log: logger });
  const siteStates = createSiteStateWorker({
    database,
    engine,
    now,
    log: logger,
    changed: () => line.wake(),
  });
  const subscribers = createSubscribers({
    database,
    node,
    get epoch() {
      return kept.value;
    },
    now,
    log: logger,
    alone: database.dialect === 'sqlite',
  });
  const webhooks = createWebhooks({ database, epoch: () => kept.value, now, log: logger });
  subscribers.add(newMessages);
  subscribers.add(webhooks.collector.subscriber);
  const runInTransaction = createRunInTransaction(
    database,
    node,
    now,
    (touched) => {
      dispatcher.wake(touched);
      if (touched.size === 0) return;
      void line.wake();
      void distributor.wake();
    },
    [subscribers, webhooks.collector],
  );
  const fileDeletionWorker = createFileDeletionWorker({
    database,
    runInTransaction,
    files,
    now,
    log: logger,
  });
  const endedRights = createEndedRights({ database, runInTransaction, disconnector, now, log: logger });
  const distributor = createDistributor({
    database,
    runInTransaction,
    now,
    goneMs: agentGoneMs,
    log: logger,
  });
  const availability = createAvailabilityWorker({
    database,
    engine,
    now,
    log: logger,
    changed() {
      void siteStates.wake();
      void distributor.wake();
    },
  });
  const snoozes = createSnoozeWorker({ database, runInTransaction, now, log: logger });
  /** What runs beside the requests, in the order of starting; it stops in the other. */
  const workers: readonly Worker[] = [
    fileDeletionWorker,
    snoozes,
    line,
    siteStates,
    distributor,
    availability,
    endedRights,
    presence,
    ...webhooks.workers,
  ];
  engineWebhooks.deliver = async (body, headers) => {
    const webhook = engine.readWebhook(headers, body.toString());
    if (webhook === null) return 401;
    await presence.report(webhook.timeMs, webhook.facts);
    availability.report(webhook.facts);
    return 200;
  };

  const engineCheck = config.pusher === null ? null : createEngineCheck(engine, logger);
  const proxyWatch = createProxyWatch({ ...config, log: logger });

  const incomingMail = createIncomingMail(config.incomingMail, {
    database,
    runInTransaction,
    files,
    pictures,
    replyTo: config.mail?.replyTo ?? null,
    from: config.mail?.from.address ?? null,
    now,
    rateLimitFactor: config.rateLimitFactor,
    log: logger,
  });
  const services: Services = {
    database,
    runInTransaction,
    engine,
    presence,
    disconnector,
    endedRights,
    files,
    pictures,
    links: createFileLinks(secret),
    incomingMail,
    proofs: createProofOfWork(secret),
    knownDevices: createKnownDevices(secret),
    fileDeletionWorker,
    storageOutage,
    engineOutage,
    searchIsBehind: async () =>
      searchBacklog.isIndexing() || (await subscribers.isLate(newMessages.name, SEARCH_LATE_MS)),
    feed: webhooks.feed,
    siteStates,
    loaders: createLoaders({ publicDir, proactive: build.proactive, database, siteStates, now }),
    availability,
    distributor,
    get epoch() {
      return kept.value;
    },
    publicUrl: config.publicUrl,
    production: config.production,
    proxyWatch,
    setupTroubles: () => [...proxyWatch.troubles(), ...(engineCheck?.troubles() ?? [])],
    rateLimitFactor: config.rateLimitFactor,
    now,
  };
  const metrics = async () =>
    [
      ...(embedded === null ? [] : [prometheusText(embedded.relay.metrics())]),
      workersText([...workers.map((worker) => worker.state()), ...subscribers.workers()]),
      subscribersText(await subscribers.states()),
    ].join('');
  const app = await buildApp({
    services,
    logger,
    trustProxy: config.trustProxy,
    publicDir,
    dataDir: config.dataDir,
    oldestProtocol,
    maxEventLoopDelayMs,
    ...(embedded === null
      ? {}
      : { serverFactory: (handler) => serverWithRelay(embedded.relay, handler, config) }),
    ...(config.metrics ? { metrics } : {}),
  });
  limitSockets(app.server, room, (details, message) => logger.warn(details, message));
  logger.info(await describeStart(config, database), 'Frontdesk starts.');
  await webhooks.ready();
  await subscribers.start();
  await app.listen({ host: config.host, port: config.port, backlog: BACKLOG });
  dispatcher.start();
  for (const worker of workers) worker.start();
  searchBacklog.start();
  engineCheck?.start();

  let stopping: Promise<void> | null = null;
  return {
    app,
    services,
    port: portOf(app, config.port),
    stop() {
      stopping ??= stopInOrder(
        [
          ['the look at the engine', () => engineCheck?.stop()],
          ['the rebuilding of the search', searchBacklog.stop],
          ['closing of connections', disconnector.stop],
          ['requests to the engine', () => engine.stopWaiting()],
          ...workers.map((worker) => [worker.state().name, worker.stop] as const).reverse(),
          ['the relay', () => embedded?.relay.close({ spreadMs: LEAVE_SPREAD_MS })],
          ['the decoding of pictures', pictures.stop],
          ['programs that wait for events', webhooks.letGo],
          ['the application', () => app.close()],
          ['the subscribers', subscribers.stop],
          ['the outbox', dispatcher.stop],
          ['the engine', () => (embedded === null ? engine.close() : undefined)],
          ['the epoch', kept.stop],
          ['the register of nodes', leaveRegister],
          ['the database', () => database.close()],
        ],
        logger,
      );
      return stopping;
    },
  };
}

/** Opens the database; while it is being upgraded, says so to whoever asks at the port. */
async function openUpgraded({ databaseUrl, host, port }: Config, log: Logger): Promise<Database> {
  const notice = createUpgradeNotice(host, port);
  try {
    return await openDatabase(databaseUrl, { onStep: notice.onStep, log });
  } finally {
    await notice.close();
  }
}

function portOf(app: App, configured: number): number {
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : configured;
}

function noPusher(): never {
  throw new Error('No engine is configured.');
}
