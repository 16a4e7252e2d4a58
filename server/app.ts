import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyServerFactory, LogController } from 'fastify';
import type { Logger } from 'pino';
import { BODY_LIMIT_BYTES } from './common/limits.ts';
import { OLDEST_PROTOCOL } from './contract/protocol.ts';
import { requestMetrics } from './metrics/request-metrics.ts';
import { type AppMetrics, MESSAGE_ROUTES } from './open-metrics.ts';
import { closedSockets } from './plugins/closed-sockets.ts';
import { documentation } from './plugins/documentation.ts';
import { errors } from './plugins/errors.ts';
import { loadShedding, MAX_EVENT_LOOP_DELAY_MS } from './plugins/load-shedding.ts';
import { proxyWatch } from './plugins/proxy-watch.ts';
import { rateLimits } from './plugins/rate-limits.ts';
import { requestBodies } from './plugins/request-bodies.ts';
import { requestLog } from './plugins/request-log.ts';
import { securityHeaders } from './plugins/security-headers.ts';
import { compileSerializer } from './plugins/serialization.ts';
import { staticFiles } from './plugins/static-files.ts';
import { traffic } from './plugins/traffic.ts';
import { uploads } from './plugins/uploads.ts';
import { compileValidator } from './plugins/validation.ts';
import { OneWriteResponse } from './relay/api/one-write-response.ts';
import { agentRoutes } from './routes/agent/agent-routes.ts';
import { botRoutes } from './routes/bot/bot-routes.ts';
import { accountLinkRoutes } from './routes/open/account-links.ts';
import { demoOutbox } from './routes/open/demo-outbox.ts';
import { engineWebhook } from './routes/open/engine-webhook.ts';
import { fileLinks } from './routes/open/file-links.ts';
import { healthRoute } from './routes/open/health.ts';
import { incomingMailRoute } from './routes/open/incoming-mail.ts';
import { mcpRoute } from './routes/open/mcp.ts';
import { metricsRoute } from './routes/open/metrics.ts';
import { readyRoute } from './routes/open/ready.ts';
import { resumedFiles, resumedRoutes } from './routes/open/resumed.ts';
import { setupRoutes } from './routes/open/setup.ts';
import { unsubscribeRoutes } from './routes/open/unsubscribe.ts';
import { widgetRoutes } from './routes/widget/widget-routes.ts';
import type { Services } from './services.ts';
import { readTraceparent } from './tracing/trace.ts';

export type AppOptions = {
  services: Services;
  logger: Logger;
  /** How many proxies in front are believed when they say who asks; 0: none. */
  trustProxy: number;
  /** The folder of the built widget and console. */
  publicDir: string;
  /** The folder of data, whose disk `/health` and `/ready` look at. */
  dataDir: string;
  /** The oldest protocol of clients that is served; the contract's own without it. */
  oldestProtocol?: number;
  serverFactory?: FastifyServerFactory;
  /** From when on it answers that it is busy; 0: never, in a world whose time is not this machine's. */
  maxEventLoopDelayMs?: number;
  /** Of so many requests that went well, one is logged; all of them without it. */
  accessLogSample?: number;
  /** Without them there is no `/metrics`, and no request is measured. */
  metrics?: AppMetrics;
};

/**
 * The application: plugins, then routes, in this order. It neither listens nor reads the environment.
 * The list below is the map of the server.
 */
export async function buildApp({
  services,
  logger,
  trustProxy,
  publicDir,
  dataDir,
  oldestProtocol = OLDEST_PROTOCOL,
  serverFactory,
  maxEventLoopDelayMs = MAX_EVENT_LOOP_DELAY_MS,
  accessLogSample = 1,
  metrics,
}: AppOptions) {
  const app = Fastify({
    loggerInstance: logger,
    // One line each, in `request-log`.
    logController: new LogController({ disableRequestLogging: true }),
    // Told to programs, which name it when they ask: so it is the same on no other node, and after no restart.
    genReqId: () => randomUUID(),
    // Every line of a request names the trace that it is part of, errors as well.
    childLoggerFactory(parent, bindings, options, { headers }) {
      const trace = readTraceparent(headers['traceparent']);
      const bound = trace === null ? bindings : { ...bindings, traceId: trace.traceId };
      return parent.child(bound, noLouder(logger, options));
    },
    // Each proxy adds whom it saw at the end. What stands before that, whoever asks may have made up.
    trustProxy: (_address: string, hop: number) => hop < trustProxy,
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // A relay in this process brings a server of its own that answers the same way.
    ...(serverFactory === undefined ? { http: { ServerResponse: OneWriteResponse } } : { serverFactory }),
  });
  app.decorate('services', services);
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(compileSerializer);
  // Bodies are JSON or a file. Text that a form of any page may send without being asked is not taken at all.
  app.removeContentTypeParser('text/plain');

  await app.register(requestLog, { sample: accessLogSample });
  if (metrics !== undefined)
    await app.register(requestMetrics, { measures: metrics.measures, messages: MESSAGE_ROUTES });
  await app.register(errors);
  await app.register(closedSockets);
  await app.register(securityHeaders, {
    engine: services.engine.address,
    tls: services.publicUrl.startsWith('https:'),
  });
  await app.register(loadShedding, { maxDelayMs: maxEventLoopDelayMs });
  await app.register(proxyWatch);
  await app.register(traffic);
  await app.register(requestBodies);
  await app.register(rateLimits);
  await app.register(uploads);
  await app.register(documentation, { publicDir });

  await app.register(widgetRoutes, { prefix: '/api/widget', oldestProtocol });
  await app.register(agentRoutes, { prefix: '/api/agent', oldestProtocol });
  await app.register(botRoutes, { prefix: '/api/bot' });
  await app.register(setupRoutes, { prefix: '/api/setup' });
  await app.register(accountLinkRoutes, { prefix: '/api/account-link' });
  await app.register(engineWebhook, { prefix: '/api/engine-webhook' });
  await app.register(incomingMailRoute, { prefix: '/api/mail/incoming' });
  await app.register(mcpRoute, { prefix: '/mcp' });
  await app.register(fileLinks, { prefix: '/files' });
  await app.register(resumedRoutes, { prefix: '/api/resumed' });
  await app.register(resumedFiles, { prefix: '/c' });
  await app.register(unsubscribeRoutes, { prefix: '/mail' });
  const outbox = services.mail?.outbox ?? null;
  if (outbox !== null) await app.register(demoOutbox, { prefix: '/demo/outbox', outbox });
  await app.register(healthRoute, { prefix: '/health', dataDir });
  await app.register(readyRoute, { prefix: '/ready', dataDir });
  if (metrics !== undefined) await app.register(metricsRoute, { prefix: '/metrics', metrics: metrics.text });
  await app.register(staticFiles, { publicDir });
  return app;
}

/** A route may say less than `LOG_LEVEL` asks for, and never more: its own level would otherwise replace that of the server. */
function noLouder({ levels, levelVal }: Logger, options: { level?: string } = {}): object {
  const { level, ...others } = options;
  return level === undefined || (levels.values[level] ?? 0) < levelVal ? others : options;
}

export type App = Awaited<ReturnType<typeof buildApp>>;
