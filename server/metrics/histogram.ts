import { labelsText } from './family.ts';

export type HistogramOptions = {
  name: string;
  help: string;
  /** Upper bounds in seconds, growing. */
  buckets: readonly number[];
};

type Labels = Readonly<Record<string, string>>;

export type Histogram = {
  /** @param labels always the same names; their values come from lists of ours, never from what people send */
  observe(seconds: number, labels?: Labels): void;
  text(): string;
};

type Series = { labels: Labels; counts: number[]; sum: number };

/** More than this would mean that something unbounded has become a label: what is new is then counted together. */
const MOST_SERIES = 1_000;
const OTHER = 'other';

/**
 * Counts durations by how long they were, as Prometheus reads it; quantiles are made from it there, over all nodes.
 * https://prometheus.io/docs/concepts/metric_types/#histogram
 */
export function createHistogram({ name, help, buckets }: HistogramOptions): Histogram {
  const all = new Map<string, Series>();
  return {
    observe(seconds, labels = {}) {
      const series = find(labels) ?? make(labels);
      const index = buckets.findIndex((bound) => seconds <= bound);
      const at = index === -1 ? buckets.length : index;
      series.counts[at] = (series.counts[at] ?? 0) + 1;
      series.sum += seconds;
    },
    text() {
      const lines = [...all.values()].flatMap(linesOf);
      return [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`, ...lines, ''].join('\n');
    },
  };

  function find(labels: Labels): Series | undefined {
    return all.get(keyOf(labels));
  }

  function make(labels: Labels): Series {
    const others = Object.fromEntries(Object.keys(labels).map((label) => [label, OTHER]));
    const kept = all.size < MOST_SERIES ? labels : others;
    const series = find(kept) ?? { labels: kept, counts: Array(buckets.length + 1).fill(0), sum: 0 };
    all.set(keyOf(kept), series);
    return series;
  }

  function linesOf({ labels, counts, sum }: Series): string[] {
    let sofar = 0;
    const bounds = [...buckets.map(String), '+Inf'];
    const lines = bounds.map((le, index) => {
      sofar += counts[index] ?? 0;
      return `${name}_bucket${labelsText({ ...labels, le })} ${sofar}`;
    });
    return [
      ...lines,
      `${name}_sum${labelsText(labels)} ${sum}`,
      `${name}_count${labelsText(labels)} ${sofar}`,
    ];
  }
}

function keyOf(labels: Labels): string {
  return Object.values(labels).join('\n');
}
