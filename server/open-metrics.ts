import { statfs } from 'node:fs/promises';
import type { Server } from 'node:http';
import { VERSION } from './common/version.ts';
import type { Config } from './config.ts';
import { messages } from './contract/routes/agent/messages.ts';
import { resumed } from './contract/routes/open/resumed.ts';
import { widgetMessages } from './contract/routes/widget/messages.ts';
import { StorageError } from './database/database.ts';
import { outboxState } from './delivery/outbox-state.ts';
import { waitingCounts } from './inbox/waiting-metrics.ts';
import { type Family, familyText } from './metrics/family.ts';
import { createMeasures, type Measures, measuresText } from './metrics/measures.ts';
import { createProcessMetrics } from './metrics/process-metrics.ts';
import { socketRoom } from './relay/process/descriptors.ts';
import type { Services } from './services.ts';

/** Where messages are sent to. */
export const MESSAGE_ROUTES: ReadonlySet<string> = new Set([
  widgetMessages.send.path,
  messages.send.path,
  resumed.send.path,
]);

export type Metrics = ReturnType<typeof createMetrics>;
/** What the application is given of them. */
export type AppMetrics = { measures: Measures; text: () => Promise<string> };

/** What is looked up in the database is kept for this long: anybody who reaches the address may ask. */
const KEPT_MS = 1_000;

type Watched = Pick<Services, 'database' | 'storageOutage' | 'engineOutage' | 'now'> &
  Pick<Config, 'dataDir'> & {
    server: Server;
    /** What others of this process count, as text. */
    others: readonly (() => string | Promise<string>)[];
  };

/** What Prometheus gets of this node. Null where `METRICS` is off: then nothing is measured at all. */
export function openMetrics({ metrics }: Pick<Config, 'metrics'>): Metrics | null {
  return metrics ? createMetrics() : null;
}

function createMetrics() {
  const measures = createMeasures();
  const ofProcess = createProcessMetrics({
    version: VERSION,
    mostDescriptors: socketRoom().descriptors,
  });
  const seconds = (ms: number) => ms / 1_000;
  let last: { at: number; text: Promise<string> } | null = null;
  return {
    measures,
    read: (ms: number) => measures.reads.observe(seconds(ms)),
    wrote: (ms: number, committed: boolean) =>
      measures.writes.observe(seconds(ms), { outcome: committed ? 'committed' : 'failed' }),
    delivered: (ms: number) => measures.deliveries.observe(seconds(ms)),
    webhookSent: (ms: number, taken: boolean) =>
      measures.webhooks.observe(seconds(ms), { outcome: taken ? 'taken' : 'failed' }),
    /** All of it, in Prometheus' text format. */
    text(watched: Watched): Promise<string> {
      const at = performance.now();
      if (last === null || at - last.at >= KEPT_MS) last = { at, text: textNow(watched) };
      return last.text;
    },
    stop: () => ofProcess.stop(),
  };

  async function textNow(watched: Watched): Promise<string> {
    const families = [...partsNow(watched), await connections(watched), await disk(watched)];
    const parts = await Promise.all(
      [() => lookedUp(watched), ...watched.others].map((part) => unlessAway(part)),
    );
    return [await ofProcess.text(), measuresText(measures), ...families.map(familyText), ...parts].join('');
  }
}

function gauge(name: string, help: string, value: number): Family {
  return { name: `frontdesk_${name}`, type: 'gauge', help, samples: [{ value }] };
}

function partsNow({ storageOutage, engineOutage }: Watched): Family[] {
  return [
    gauge('database_up', '0 after a write that failed, until one succeeds.', up(storageOutage)),
    gauge('engine_up', '0 after a request to the engine that failed, until one succeeds.', up(engineOutage)),
  ];
}

const up = (outage: Services['storageOutage']): number => (outage.current() === null ? 1 : 0);

async function connections({ server }: Watched): Promise<Family> {
  const open = await new Promise<number>((resolve, reject) => {
    server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
  });
  return gauge(
    'http_connections',
    'Open connections to the port, those of the embedded relay among them.',
    open,
  );
}

async function disk({ dataDir }: Watched): Promise<Family> {
  const { bavail, bsize } = await statfs(dataDir);
  return gauge('disk_free_bytes', 'Room on the disk of DATA_DIR.', bavail * bsize);
}

/** While the database is away, what is looked up there is missing, and everything else is still told. */
async function unlessAway(part: () => string | Promise<string>): Promise<string> {
  try {
    return await part();
  } catch (error) {
    if (error instanceof StorageError) return '';
    throw error;
  }
}

/** Of all nodes together. */
async function lookedUp({ database, now }: Watched): Promise<string> {
  const at = now();
  const [outbox, waiting] = await Promise.all([outboxState(database.read, at), waitingCounts(database.read)]);
  const longest = waiting.longestSince === null ? 0 : Math.max(0, at - waiting.longestSince);
  return [
    gauge('outbox_events', 'Events that the engine has not taken yet, on all nodes.', outbox.events),
    gauge(
      'outbox_conversations',
      'Conversations that have some; the count stops at 10000.',
      outbox.conversations,
    ),
    gauge('outbox_oldest_seconds', 'For how long the oldest of them has waited.', outbox.oldestMs / 1_000),
    gauge(
      'waiting_conversations',
      'Conversations in the queue; the count stops at 10000.',
      waiting.conversations,
    ),
    gauge('waiting_longest_seconds', 'For how long the first in the queue has waited.', longest / 1_000),
    gauge(
      'visitors_connected',
      'Visitors with an open chat; the count stops at 10000.',
      waiting.visitorsHere,
    ),
  ]
    .map(familyText)
    .join('');
}
