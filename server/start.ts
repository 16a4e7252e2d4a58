import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { createEndedRights } from './accounts/ended-rights.ts';
import { createKnownDevices } from './accounts/known-devices.ts';
import { type App, buildApp } from './app.ts';
import { readBuild } from './assets/build.ts';
import { createBots } from './bots/bots.ts';
import { openBridges } from './bridges/open-bridges.ts';
import { openChatNotices } from './chat-notices/open-chat-notices.ts';
import { stopInOrder } from './common/stop-in-order.ts';
import type { Config } from './config.ts';
import { createMergeUpkeep } from './contacts/merge-upkeep.ts';
import { OLDEST_PROTOCOL } from './contract/protocol.ts';
import { createRunInTransaction } from './database/run-in-transaction.ts';
import { createDispatcher } from './delivery/dispatcher.ts';
import { createSubscribers } from './delivery/subscribers.ts';
import { subscribersText } from './delivery/subscribers-text.ts';
import { describeStart } from './describe-start.ts';
import { createDisconnector } from './engine/disconnector.ts';
import { serverWithRelay } from './engine/embedded-relay.ts';
import { createConversationChanges } from './feed/conversation-changes.ts';
import { createEventsFeed } from './feed/events-feed.ts';
import { createFeedWaiting } from './feed/waiting.ts';
import { createFileDeletionWorker } from './files/file-deletion-worker.ts';
import { createFileLinks } from './files/file-links.ts';
import type { PictureProgram } from './files/picture-decoder.ts';
import { createPictures } from './files/pictures.ts';
import { createIncomingMail } from './incoming-mail/incoming-mail.ts';
import { createLadderWorker } from './ladder/ladder-worker.ts';
import { listen } from './listen.ts';
import { openMail } from './mail/open-mail.ts';
import { openEngine } from './open-engine.ts';
import { openMetrics } from './open-metrics.ts';
import { openStorage } from './open-storage.ts';
import { MAX_EVENT_LOOP_DELAY_MS } from './plugins/load-shedding.ts';
import { createProxyWatch } from './plugins/proxy-watch.ts';
import { createAvailabilityWorker } from './presence/availability-worker.ts';
import { createVisitorPresenceWorker } from './presence/visitor-presence-worker.ts';
import { createPush } from './push/push.ts';
import { vapidKeys } from './push/vapid-keys.ts';
import { createReplyLinks } from './push/visitor-subscriptions.ts';
import { prometheusText } from './relay/prometheus.ts';
import { createFigures } from './reports/figures.ts';
import { createRetentionWorker } from './retention/retention-worker.ts';
import { createDistributor } from './routing/distributor.ts';
import { createQueuePositionWorker } from './routing/queue-position-worker.ts';
import { newMessages } from './search/new-messages.ts';
import { createSearchBacklog } from './search/search-backlog.ts';
import type { Services } from './services.ts';
import { createLoaders } from './sites/loader.ts';
import { createSiteStateWorker } from './sites/site-state-worker.ts';
import { createSnoozeWorker } from './triage/snooze-worker.ts';
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
  const dispatcher = createDispatcher({
    database,
    engine,
    node,
    get epoch() {
      return epoch.value;
    },
    now,
    log: logger,
    // One process opens a SQLite file; the nodes of a cluster share a Postgres.
    alone: database.dialect === 'sqlite',
    ...(metrics === null ? {} : { delivered: metrics.delivered }),
  });
  /** What every worker needs. */
  const common = { database, now, log: logger };
  const presence = createVisitorPresenceWorker({ ...common, engine, changed: () => line.wake() });
  const disconnector = createDisconnector({ engine, log: logger });
  const line = createQueuePositionWorker({ database, engine, now, log: logger });
  const searchBacklog = createSearchBacklog({ database, now, log: logger });
  const siteStates = createSiteStateWorker({ ...common, engine, changed: () => line.wake() });
  const subscribers = createSubscribers({
    database,
    node,
    get epoch() {
      return epoch.value;
    },
    now,
    log: logger,
    alone: database.dialect === 'sqlite',
  });
  const linkPages = createFeedWaiting();
  const feed = createEventsFeed({
    database,
    epoch: () => epoch.value,
    now,
    log: logger,
    grown: () => webhooks.wake(),
  });
  const webhooks = createWebhooks({
    database,
    node,
    now,
    log: logger,
    allowed: config.webhookAllowPrivate,
    lookAtFeed: feed.look,
    runInTransaction: (act) => runInTransaction(act),
    ...(metrics === null ? {} : { sent: metrics.webhookSent }),
  });
  const bots = createBots({
    ...common,
    epoch: () => epoch.value,
    allowed: config.webhookAllowPrivate,
    runInTransaction: (act) => runInTransaction(act),
  });
  subscribers.add(newMessages);
  subscribers.add(feed.collector.subscriber);
  subscribers.add(bots.subscriber);
  const changes = createConversationChanges({ database, log: logger });
  const figures = createFigures({ database, log: logger });
  subscribers.add({ ...changes.subscriber, settled: () => void figures.wake() });
  const push = createPush({
    database,
    node,
    keys: await vapidKeys(database, config),
    allowed: config.pushAllowPrivate,
    links: createReplyLinks(secret, config.publicUrl),
    now,
    log: logger,
  });
  for (const subscriber of push.subscribers) subscribers.add(subscriber);
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
    [subscribers, feed.collector],
  );
  const mail =
    config.mail === null
      ? null
      : openMail({
          ...common,
          config: config.mail,
          runInTransaction,
          secret,
          publicUrl: config.publicUrl,
          node,
        });
  if (mail !== null) {
    subscribers.add(mail.subscriber);
    subscribers.add(mail.agentSubscriber);
  }
  const bridges = openBridges({
    ...common,
    config: config.bridges,
    node,
    runInTransaction,
    files,
    pictures,
    publicUrl: config.publicUrl,
    revive: subscribers.revive,
  });
  for (const subscriber of bridges.subscribers) subscribers.add(subscriber);
  const chatNotices = openChatNotices({
    ...common,
    runInTransaction,
    publicUrl: config.publicUrl,
    allowed: config.webhookAllowPrivate,
  });
  subscribers.add(chatNotices.subscriber);
  const fileDeletionWorker = createFileDeletionWorker({ ...common, runInTransaction, files });
  const retention = createRetentionWorker({ ...common, runInTransaction, engine });
  const endedRights = createEndedRights({ database, runInTransaction, disconnector, now, log: logger });
  const distributor = createDistributor({
    database,
    runInTransaction,
    now,
    goneMs: config.agentGoneMs,
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
  const ladder = createLadderWorker({
    ...common,
    runInTransaction,
    mailFrom: config.mail?.from.address ?? null,
    told() {
      push.wake();
      void mail?.worker.wake();
    },
  });
  /** What runs beside the requests, in the order of starting; it stops in the other. */
  const workers: readonly Worker[] = [
    fileDeletionWorker,
    retention,
    snoozes,
    line,
    siteStates,
    distributor,
    availability,
    endedRights,
    presence,
    ...feed.workers,
    changes.worker,
    figures,
    createMergeUpkeep({ database, now, log: logger }),
    ...webhooks.workers,
    ...bots.workers,
    ...(mail === null ? [] : [mail.watch, mail.worker]),
    searchBacklog,
    ...push.workers,
    ...bridges.workers,
    chatNotices.worker,
    ladder,
  ];
  engineSide.receiveWebhooks(async (body, headers) => {
    const webhook = engine.readWebhook(headers, body.toString());
    if (webhook === null) return 401;
    await presence.report(webhook.timeMs, webhook.facts);
    availability.report(webhook.facts);
    return 200;
  });

  const proxyWatch = createProxyWatch({ ...config, log: logger });

  const incomingMail = createIncomingMail(config.incomingMail, {
    database,
    runInTransaction,
    files,
    pictures,
    node,
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
    retention,
    mail,
    storageOutage: storage.outage,
    engineOutage: engineSide.outage,
    searchIsBehind: async () =>
      searchBacklog.isIndexing() || (await subscribers.isLate(newMessages.name, SEARCH_LATE_MS)),
    feed: feed.ask,
    linkPages,
    webhooks: webhooks.webhooks,
    bridges: bridges.bridges,
    chatNotices: chatNotices.notices,
    bots: bots.bots,
    push,
    siteStates,
    loaders: createLoaders({ publicDir, proactive: build.proactive, database, siteStates, now }),
    availability,
    distributor,
    get epoch() {
      return epoch.value;
    },
    publicUrl: config.publicUrl,
    production: config.production,
    proxyWatch,
    setupTroubles: () => [
      ...proxyWatch.troubles(),
      ...(engineSide.check?.troubles() ?? []),
      ...(webhooks.webhooks.anySwitchedOff() ? (['webhook_switched_off'] as const) : []),
    ],
    rateLimitFactor: config.rateLimitFactor,
    now,
  };
  /** What others than `open-metrics` count. */
  const counted = [
    () => (relay === null ? '' : prometheusText(relay.metrics())),
    () =>
      workersText([
        dispatcher.state(),
        ...workers.map((worker) => worker.state()),
        ...subscribers.workers(),
        ...(storage.register === null ? [] : [storage.register.beats.state()]),
      ]),
    async () => subscribersText(await subscribers.states()),
    async () => (await mail?.metrics()) ?? '',
    () => (incomingMail.isReceived ? incomingMail.metrics() : ''),
  ];
  const app: App = await buildApp({
    services,
    logger,
    trustProxy: config.trustProxy,
    publicDir,
    dataDir: config.dataDir,
    oldestProtocol,
    maxEventLoopDelayMs,
    ...(relay === null ? {} : { serverFactory: (handler) => serverWithRelay(relay, handler, config) }),
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
  await feed.look();
  if (database.dialect === 'sqlite') await webhooks.freeClaims();
  await push.look();
  await mail?.look();
  await bridges.look();
  await chatNotices.look();
  await subscribers.start();
  await incomingMail.start();
  const port = await listen(app, config, room, logger);
  dispatcher.start();
  for (const worker of workers) worker.start();
  engineSide.check?.start();

  let stopping: Promise<void> | null = null;
  return {
    app,
    services,
    port,
    stop() {
      stopping ??= stopInOrder(
        [
          ['the look at the engine', () => engineSide.check?.stop()],
          ['closing of connections', disconnector.stop],
          ['requests to the engine', () => engine.stopWaiting()],
          ...workers.map((worker) => [worker.state().name, worker.stop] as const).reverse(),
          ['incoming mail', incomingMail.stop],
          ['the relay', () => relay?.close({ spreadMs: LEAVE_SPREAD_MS })],
          ['the decoding of pictures', pictures.stop],
          ['programs that wait for events', feed.letGo],
          ['pages of links that wait', linkPages.stop],
          ['bots that wait for events', bots.letGo],
          ['the application', () => app.close()],
          ['the subscribers', subscribers.stop],
          ['the outbox', dispatcher.stop],
          ['the engine', engineSide.close],
          ['the epoch', epoch.stop],
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
