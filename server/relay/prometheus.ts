import type { AppMetrics, RelayMetrics } from './metrics.ts';

type Line = { name: string; type: 'gauge' | 'counter'; help: string; read: (app: AppMetrics) => number };

const LINES: readonly Line[] = [
  { name: 'connections', type: 'gauge', help: 'Open connections.', read: (app) => app.connections },
  { name: 'channels', type: 'gauge', help: 'Occupied channels.', read: (app) => app.channels },
  { name: 'users', type: 'gauge', help: 'Signed-in users.', read: (app) => app.users },
  {
    name: 'messages_in_total',
    type: 'counter',
    help: 'Messages from clients.',
    read: (app) => app.messagesIn,
  },
  {
    name: 'messages_out_total',
    type: 'counter',
    help: 'Messages to clients.',
    read: (app) => app.messagesOut,
  },
  { name: 'bytes_in_total', type: 'counter', help: 'Bytes from clients.', read: (app) => app.bytesIn },
  { name: 'bytes_out_total', type: 'counter', help: 'Bytes to clients.', read: (app) => app.bytesOut },
  {
    name: 'published_total',
    type: 'counter',
    help: 'Events published, one per channel.',
    read: (app) => app.published,
  },
  {
    name: 'webhooks_delivered_total',
    type: 'counter',
    help: 'Webhook requests that were taken.',
    read: (app) => app.webhooksDelivered,
  },
  {
    name: 'webhooks_failed_total',
    type: 'counter',
    help: 'Webhook requests that were given up.',
    read: (app) => app.webhooksFailed,
  },
];

/** The numbers as Prometheus reads them: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export function prometheusText(metrics: RelayMetrics): string {
  const apps = Object.entries(metrics.apps);
  const blocks = LINES.map(({ name, type, help, read }) =>
    block(
      name,
      type,
      help,
      apps.map(([id, app]) => `{app="${escaped(id)}"} ${read(app)}`),
    ),
  );
  const refused = Object.entries(metrics.refused).map(
    ([reason, count]) => `{reason="${escaped(reason)}"} ${count}`,
  );
  return [...blocks, block('refused_total', 'counter', 'What was not done, by reason.', refused), ''].join(
    '\n',
  );
}

function block(name: string, type: string, help: string, samples: readonly string[]): string {
  const full = `relay_${name}`;
  return [`# HELP ${full} ${help}`, `# TYPE ${full} ${type}`, ...samples.map((sample) => full + sample)].join(
    '\n',
  );
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
