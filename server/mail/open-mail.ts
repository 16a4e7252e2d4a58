import type { MailTest } from '../contract/schemas/mail-api.ts';
import type { Database } from '../database/database.ts';
import type { OutgoingMailRow } from '../database/tables.ts';
import type { RunInTransaction, Transaction } from '../database/transaction.ts';
import type { TraceLog } from '../tracing/trace-log.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import type { MailConfig } from './mail-config.ts';
import type { MailTransport } from './mail-message.ts';
import { mailMetricsText } from './mail-metrics.ts';
import { createMailTokens, type MailTokens } from './mail-tokens.ts';
import { createMailWorker } from './mail-worker.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { type NewMail, queueMail } from './outgoing-mails.ts';
import { agentNoticeSubscriber, createAgentMailPreferences } from './to-agents/notice-subscriber.ts';
import { sendTestMail } from './to-agents/test-mail.ts';
import { createSiteMailSettings } from './to-visitors/site-mail-settings.ts';
import { visitorMailSubscriber } from './to-visitors/visitor-mail-subscriber.ts';

/** Mail, for routes and for whoever starts the program. */
export type Mail = {
  config: MailConfig;
  /** What the demo shows in place of sending it; null: it is sent. */
  outbox: Outbox | null;
  transport: MailTransport;
  tokens: MailTokens;
  worker: Worker;
  /** Reads what sites and agents want: now and then, as other nodes may have changed it, and when it is woken. */
  watch: Worker;
  /** The same before the first request, and loads what it takes to send. */
  look(): Promise<void>;
  /** What is done with messages, for `delivery/subscribers.ts`: mails to visitors, and to agents. */
  subscriber: ReturnType<typeof visitorMailSubscriber>;
  agentSubscriber: ReturnType<typeof agentNoticeSubscriber>;
  /** Puts a mail into the queue. Wake the worker after the commit, where somebody waits for it. */
  queue(tx: Pick<Transaction, 'db' | 'now'>, mail: NewMail): Promise<OutgoingMailRow>;
  /** Sends a mail at once, and says what the mail server answered. */
  test(to: { to: string; name: string; locale: string }): Promise<MailTest>;
  metrics(): Promise<string>;
};

export type OpenMailOptions = {
  config: MailConfig;
  database: Database;
  runInTransaction: RunInTransaction;
  /** At least 32 characters; the same on every node. */
  secret: string;
  publicUrl: string;
  node: string;
  now: () => number;
  log: { warn(details: object, message: string): void };
  traceLog: TraceLog;
};

/** How soon another node learns that a site, or an agent, wants something else. */
const LOOK_EVERY_MS = 2_000;

/** Puts the parts of mail together. Nothing is sent before the worker is started. */
export function openMail(options: OpenMailOptions): Mail {
  const { config, database, publicUrl, now } = options;
  const { transport: carrier } = config;
  const outbox = carrier.kind === 'outbox' ? createOutbox(now) : null;
  const transport =
    carrier.kind === 'smtp' ? loadedSmtpTransport(carrier.url) : (outbox ?? createOutbox(now));
  const tokens = createMailTokens(options.secret);
  const deps = { config, publicUrl, tokens };
  const worker = createMailWorker({
    ...options,
    transport,
    deps,
    alone: database.dialect === 'sqlite',
  });
  const siteSettings = createSiteMailSettings(database.read);
  const agentPreferences = createAgentMailPreferences(database.read);
  const look = async () => {
    await siteSettings.look();
    await agentPreferences.look();
  };
  const watch = createWorker({
    name: 'mail, what is wanted',
    everyMs: LOOK_EVERY_MS,
    run: look,
    failure: 'What sites and agents want to be sent by mail could not be read; it is tried again.',
    log: options.log,
  });
  return {
    config,
    outbox,
    transport,
    tokens,
    worker: {
      ...worker,
      async stop() {
        await worker.stop();
        transport.close();
      },
    },
    watch,
    async look() {
      // Not with the first mail: the files of this version may be replaced while it runs.
      if (carrier.kind === 'smtp') await loadSmtpTransport();
      await look();
    },
    subscriber: visitorMailSubscriber(config.from.address, siteSettings),
    agentSubscriber: agentNoticeSubscriber(config.from.address, agentPreferences),
    queue: (tx, mail) => queueMail(tx, config.from.address, mail),
    test: (to) => sendTestMail(transport, deps, { ...to, now: now() }),
    metrics: () => mailMetricsText(database.read, worker.counts, now()),
  };
}

/**
 * Sends by SMTP; servers without it load nothing of it.
 * @param url checked by `mail-config.ts`
 */
function loadedSmtpTransport(url: string): MailTransport {
  let opened: Promise<MailTransport> | null = null;
  return {
    async send(message) {
      opened ??= open(url);
      return (await opened).send(message);
    },
    // Whoever waits for a mail hears why it could not be opened.
    close: () =>
      void opened?.then(
        (transport) => transport.close(),
        () => {},
      ),
  };
}

async function open(url: string): Promise<MailTransport> {
  const { createSmtpTransport } = await loadSmtpTransport();
  return createSmtpTransport(url);
}

const loadSmtpTransport = () => import('./smtp-transport.ts');
