import type { SubscriberState } from './subscribers.ts';

const FAMILIES: readonly {
  name: string;
  type: 'gauge' | 'counter';
  help: string;
  read: (state: SubscriberState) => number;
}[] = [
  {
    name: 'due_events',
    type: 'gauge',
    help: 'Events that are still to be done, on all nodes; the count stops at 10000.',
    read: ({ due }) => due,
  },
  {
    name: 'dead_events',
    type: 'gauge',
    help: 'Events that were refused and are not tried again; the log says why, and so does the table due_events.',
    read: ({ dead }) => dead,
  },
  {
    name: 'oldest_due_seconds',
    type: 'gauge',
    help: 'For how long the oldest of them has been due.',
    read: ({ oldestMs }) => oldestMs / 1_000,
  },
  {
    name: 'done_total',
    type: 'counter',
    help: 'Events that this process has done.',
    read: ({ done }) => done,
  },
  {
    name: 'failures_total',
    type: 'counter',
    help: 'Tries of an event that failed in this process.',
    read: ({ failed }) => failed,
  },
];

/**
 * What the subscribers have done and have still to do, as Prometheus reads it:
 * https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export function subscribersText(states: readonly SubscriberState[]): string {
  return FAMILIES.map(({ name, type, help, read }) => {
    const full = `frontdesk_subscriber_${name}`;
    const samples = states.map((state) => `${full}{subscriber="${state.name}"} ${read(state)}`);
    return [`# HELP ${full} ${help}`, `# TYPE ${full} ${type}`, ...samples, ''].join('\n');
  }).join('');
}
