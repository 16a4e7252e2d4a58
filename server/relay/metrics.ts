/** What an app has done since the relay started, counted where it happens. */
export class Counters {
  /** Messages and bytes of clients, as they came. */
  messagesIn = 0;
  bytesIn = 0;
  /** Frames and bytes written to clients. */
  messagesOut = 0;
  bytesOut = 0;
  /** Events that servers published, one per channel. */
  published = 0;
  webhooksDelivered = 0;
  webhooksFailed = 0;
  /** Everything that was not done, by reason. Reasons are ours, never a client's words. */
  readonly refused = new Map<string, number>();

  refuse(reason: string): void {
    this.refused.set(reason, (this.refused.get(reason) ?? 0) + 1);
  }
}

export type AppMetrics = {
  connections: number;
  channels: number;
  users: number;
  messagesIn: number;
  messagesOut: number;
  bytesIn: number;
  bytesOut: number;
  published: number;
  webhooksDelivered: number;
  webhooksFailed: number;
  refused: Record<string, number>;
};

/** All apps together, and each by its id. What belongs to no app, such as an unknown key, is in the sum alone. */
export type RelayMetrics = AppMetrics & { apps: Record<string, AppMetrics> };

export function readCounters(
  counters: Counters,
  now: { connections: number; channels: number; users: number },
): AppMetrics {
  const { refused, ...numbers } = counters;
  return { ...now, ...numbers, refused: Object.fromEntries(refused) };
}

export function sumOf(apps: Record<string, AppMetrics>, unowned: Counters): RelayMetrics {
  const sum = readCounters(unowned, { connections: 0, channels: 0, users: 0 });
  for (const app of Object.values(apps)) {
    for (const name of NUMBERS) sum[name] += app[name];
    for (const [reason, count] of Object.entries(app.refused)) {
      sum.refused[reason] = (sum.refused[reason] ?? 0) + count;
    }
  }
  return { ...sum, apps };
}

const NUMBERS = [
  'connections',
  'channels',
  'users',
  'messagesIn',
  'messagesOut',
  'bytesIn',
  'bytesOut',
  'published',
  'webhooksDelivered',
  'webhooksFailed',
] as const;
