import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { type App, buildApp } from './app.ts';
import { stopInOrder } from './common/stop-in-order.ts';
import type { Config } from './config.ts';
import { OLDEST_PROTOCOL } from './contract/protocol.ts';
import { subscribersText } from './delivery/subscribers-text.ts';
import { describeStart } from './describe-start.ts';
import { serverWithRelay } from './engine/embedded-relay.ts';
import { loadKinds } from './files/inspect.ts';
import type { PictureProgram } from './files/picture-decoder.ts';
import { createPictures } from './files/pictures.ts';
import { listen } from './listen.ts';
import { cachesText } from './metrics/caches-text.ts';
import type { CommandProgram } from './nightly-backup/run-program.ts';
import { openAccess } from './open-access.ts';
import { openEngine } from './open-engine.ts';
import { openIntegrations } from './open-integrations.ts';
import { openMetrics } from './open-metrics.ts';
import { openNotifications } from './open-notifications.ts';
import { openPresence } from './open-presence.ts';
import { openStorage } from './open-storage.ts';
import { openUpkeep } from './open-upkeep.ts';
import { MAX_EVENT_LOOP_DELAY_MS } from './plugins/load-shedding.ts';
import { createProxyWatch } from './plugins/proxy-watch.ts';
import { createProgram } from './program.ts';
import { loadSender } from './push/push-worker.ts';
import { prometheusText } from './relay/prometheus.ts';
import type { Services } from './services.ts';
import { startInTurn } from './workers/start-in-turn.ts';
import type { Worker } from './workers/worker.ts';
import { workersText } from './workers/workers-text.ts';

export type RunningServer = {
  app: App;
  services: Services;
  /** What runs beside the requests. */
  workers: readonly Pick<Worker, 'state' | 'wake'>[];
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
  /** The command line, which makes the nightly back-up. */
  commandProgram: CommandProgram;
  /** The oldest protocol of clients that is served; the contract's own without it. */
  oldestProtocol?: number;
  /** From when on it answers that it is busy; 0: never. */
  maxEventLoopDelayMs?: number;
  /** Within which the headers of a request must have come to the relay's port, else it is answered 408; ten seconds without it. */
  headersTimeoutMs?: number;
  /** Whoever starts it says that the database is a back-up that was restored. */
  restored?: boolean;
};

/** How long sockets are given to leave, spread out so that they do not all return in the same instant. */
const LEAVE_SPREAD_MS = 1_000;

/**
 * Puts the program together and listens. Everything it needs comes in `config`. What is added to the program has its place in
 * one of the `open-….ts` files, by its subject.
 * @throws with a sentence that names the setting, when something cannot be used
 */
export async function startServer(
  config: Config,
  {
    logger,
    publicDir,
    pictureProgram,
    commandProgram,
    oldestProtocol = OLDEST_PROTOCOL,
    maxEventLoopDelayMs = MAX_EVENT_LOOP_DELAY_MS,
    headersTimeoutMs,
    restored = false,
  }: StartOptions,
): Promise<RunningServer> {
  const now = () => Date.now();
  const timeouts = headersTimeoutMs === undefined ? {} : { headersTimeout: headersTimeoutMs };
  const node = randomUUID();
  const metrics = openMetrics(config);
  const { database, epoch, files, secret, ...storage } = await openStorage(config, {
    node,
    logger,
    now,
    restored,
    metrics,
  });
  const pictures = createPictures({
    program: pictureProgram,
    log: logger,
    now,
    rateLimitFactor: config.rateLimitFactor,
  });
  const { engine, relay, room, ...engineSide } = await openEngine(database, config, { logger, now });
  const { program, dispatcher, subscribers, parts, ...list } = createProgram({
    config,
    node,
    database,
    epoch: () => epoch.value,
    secret,
    engine,
    files,
    pictures,
    metrics,
    now,
    log: logger,
  });
  const proxyWatch = createProxyWatch({ ...config, log: logger });
  const access = openAccess(program);
  const services: Services = {
    database,
    runInTransaction: program.runInTransaction,
    engine,
    files,
    pictures,
    storageOutage: storage.outage,
    engineOutage: engineSide.outage,
    get epoch() {
      return epoch.value;
    },
    publicUrl: config.publicUrl,
    production: config.production,
    proxyWatch,
    setupTroubles: () => [
      ...proxyWatch.troubles(),
      ...(engineSide.check?.troubles() ?? []),
      ...list.troubles(),
    ],
    rateLimitFactor: config.rateLimitFactor,
    now: program.now,
    ...access,
    ...openUpkeep(program, access.disconnector, commandProgram),
    ...openPresence(program, publicDir),
    ...openIntegrations(program),
    ...(await openNotifications(program)),
  };
  const workers = list.workers();
  engineSide.receiveWebhooks(async (body, headers) => {
    const webhook = engine.readWebhook(headers, body.toString());
    if (webhook === null) return 401;
    await services.presence.report(webhook.timeMs, webhook.facts);
    services.availability.report(webhook.facts);
    return 200;
  });
  /** What others than `open-metrics` count. */
  const counted = [
    () => (relay === null ? '' : prometheusText(relay.metrics())),
    () =>
      workersText([
        dispatcher.state(),
        ...workers.map((worker) => worker.state()),
        ...subscribers.workers().map((worker) => worker.state()),
        ...(storage.register === null ? [] : [storage.register.beats.state()]),
        ...(storage.sealing === null ? [] : [storage.sealing.state()]),
      ]),
    async () => subscribersText(await subscribers.states()),
    () => cachesText({ ...services.loaders.uses(), assets: app.assetUses() }),
    ...parts.flatMap(({ metricsText }) => metricsText ?? []),
  ];
  const app: App = await buildApp({
    services,
    logger,
    trustProxy: config.trustProxy,
    publicDir,
    dataDir: config.dataDir,
    accessLogSample: config.accessLogSample,
    oldestProtocol,
    maxEventLoopDelayMs,
    ...(relay === null
      ? {}
      : { serverFactory: (handler) => serverWithRelay(relay, handler, config, timeouts) }),
    ...(metrics === null
      ? {}
      : {
          metrics: {
            measures: metrics.measures,
            text: () =>
              metrics.text({ ...services, dataDir: config.dataDir, server: app.server, others: counted }),
          },
        }),
  });
  logger.info(await describeStart(config, database), 'Frontdesk starts.');
  for (const part of parts) await part.look?.();
  await subscribers.start();
  for (const part of parts) await part.open?.();
  const port = await listen(app, config, room, logger);
  dispatcher.start();
  void startInTurn(workers);
  engineSide.check?.start();
  // A deployment may replace the files of this build while this process still serves: what comes with the first file and the first
  // push is loaded now, after whoever waits for the port.
  Promise.all([loadKinds(), loadSender()]).catch((error: unknown) =>
    logger.warn(
      { err: error },
      'Files and pushes may fail until a restart: a part of this build could not be loaded.',
    ),
  );

  let stopping: Promise<void> | null = null;
  return {
    app,
    services,
    workers: [...workers, ...subscribers.workers()],
    port,
    stop() {
      stopping ??= stopInOrder(
        [
          ['the look at the engine', () => engineSide.check?.stop()],
          ['closing of connections', services.disconnector.stop],
          ['requests to the engine', () => engine.stopWaiting()],
          ...workers.map((worker) => [worker.state().name, worker.stop] as const).reverse(),
          ...parts.flatMap(({ name, close = null }) => (close ? [[name, close] as const] : [])).reverse(),
          ['the relay', () => relay?.close({ spreadMs: LEAVE_SPREAD_MS })],
          ['the decoding of pictures', pictures.stop],
          ...parts.flatMap(({ name, letGo = null }) => (letGo ? [[name, letGo] as const] : [])),
          ['the application', () => app.close()],
          ['the subscribers', subscribers.stop],
          ['the outbox', dispatcher.stop],
          ['the engine', engineSide.close],
          ['the epoch', epoch.stop],
          ['the sealing of secrets', () => storage.sealing?.stop()],
          ['the register of nodes', () => storage.register?.leave()],
          ['the database', () => database.close()],
          ['the metrics', () => metrics?.stop()],
        ],
        logger,
      );
      return stopping;
    },
  };
}
