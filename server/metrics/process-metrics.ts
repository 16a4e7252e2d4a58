import { readdir } from 'node:fs/promises';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { type Family, familyText } from './family.ts';

const RESOLUTION_MS = 10;
const NS_PER_S = 1e9;
const US_PER_S = 1e6;

export type ProcessMetrics = { text(): Promise<string>; stop(): void };

/**
 * What this process uses, under the names that Prometheus' own client has for Node, so that panels for Node show it. The
 * delay of the event loop is that since the last time somebody asked.
 */
export function createProcessMetrics({
  version,
  mostDescriptors,
}: {
  version: string;
  /** How many the process may open; null where the system does not say. */
  mostDescriptors: number | null;
}): ProcessMetrics {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  return {
    async text() {
      const families = [
        gauge('frontdesk_build_info', 'The version that runs; always 1.', 1, {
          version,
          node: process.version,
        }),
        gauge('process_start_time_seconds', 'When the process started.', startedAt()),
        ...cpu(),
        ...memory(),
        ...(await descriptors()),
        ...(mostDescriptors === null
          ? []
          : [gauge('process_max_fds', 'File descriptors that it may open.', mostDescriptors)]),
        ...loopDelay(delay),
      ];
      delay.reset();
      return families.map(familyText).join('');
    },
    stop: () => delay.disable(),
  };
}

function gauge(name: string, help: string, value: number, labels?: Record<string, string>): Family {
  return { name, type: 'gauge', help, samples: [{ value, ...(labels === undefined ? {} : { labels }) }] };
}

function startedAt(): number {
  return Math.round(Date.now() / 1_000 - process.uptime());
}

function cpu(): Family[] {
  const { user, system } = process.cpuUsage();
  const value = (user + system) / US_PER_S;
  return [
    {
      name: 'process_cpu_seconds_total',
      type: 'counter',
      help: 'Processor time, user and system.',
      samples: [{ value }],
    },
  ];
}

/** Where file descriptors have run out, the system does not say it; the rest is then still told. */
function memory(): Family[] {
  try {
    const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
    return [
      gauge('process_resident_memory_bytes', 'Memory of the process.', rss),
      gauge('nodejs_heap_size_total_bytes', 'Heap that Node has taken.', heapTotal),
      gauge('nodejs_heap_size_used_bytes', 'Heap that is in use.', heapUsed),
      gauge('nodejs_external_memory_bytes', 'Memory outside of the heap, such as buffers.', external),
    ];
  } catch {
    return [];
  }
}

/** Linux alone has this folder. */
async function descriptors(): Promise<Family[]> {
  try {
    const open = await readdir('/proc/self/fd');
    return [gauge('process_open_fds', 'Open file descriptors, sockets among them.', open.length)];
  } catch {
    return [];
  }
}

function loopDelay(delay: IntervalHistogram): Family[] {
  // Without a single sample the loop stood still, or was asked twice at once.
  if (Number.isNaN(delay.mean)) return [];
  const seconds = (ns: number) => Math.max(0, ns / NS_PER_S - RESOLUTION_MS / 1_000);
  return [
    gauge('nodejs_eventloop_lag_mean_seconds', 'How late the event loop was.', seconds(delay.mean)),
    gauge('nodejs_eventloop_lag_p50_seconds', 'Half of the time.', seconds(delay.percentile(50))),
    gauge('nodejs_eventloop_lag_p99_seconds', 'In one of a hundred looks.', seconds(delay.percentile(99))),
    gauge('nodejs_eventloop_lag_max_seconds', 'At most.', seconds(delay.max)),
  ];
}
