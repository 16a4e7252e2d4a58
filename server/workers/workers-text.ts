import type { WorkerState } from './worker.ts';

const FAMILIES: readonly {
  name: string;
  type: 'gauge' | 'counter';
  help: string;
  read: (state: WorkerState) => number | null;
}[] = [
  { name: 'runs_total', type: 'counter', help: 'Runs that ended.', read: (state) => state.runs },
  {
    name: 'failures_total',
    type: 'counter',
    help: 'Runs that failed; the log says why.',
    read: (state) => state.failures,
  },
  {
    name: 'last_run_timestamp_seconds',
    type: 'gauge',
    help: 'When the last run ended.',
    read: ({ lastRunAt }) => (lastRunAt === null ? null : lastRunAt / 1_000),
  },
  {
    name: 'last_run_duration_seconds',
    type: 'gauge',
    help: 'How long the last run took.',
    read: ({ lastMs }) => (lastMs === null ? null : lastMs / 1_000),
  },
];

/**
 * What the workers of this process did, as Prometheus reads it:
 * https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export function workersText(states: readonly WorkerState[]): string {
  return FAMILIES.map(({ name, type, help, read }) => {
    const full = `frontdesk_worker_${name}`;
    const samples = states.flatMap((state) => {
      const value = read(state);
      return value === null ? [] : [`${full}{worker="${state.name}"} ${value}`];
    });
    return [`# HELP ${full} ${help}`, `# TYPE ${full} ${type}`, ...samples, ''].join('\n');
  }).join('');
}
