/** One number, with what tells it from the others of its family. */
export type Sample = { labels?: Readonly<Record<string, string>>; value: number };

export type Family = {
  name: string;
  type: 'gauge' | 'counter';
  help: string;
  samples: readonly Sample[];
};

/**
 * A family of numbers as Prometheus reads it:
 * https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export function familyText({ name, type, help, samples }: Family): string {
  const lines = samples.map(({ labels, value }) => `${name}${labelsText(labels)} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n');
}

/** `{route="/health",status="200"}`; empty without labels. */
export function labelsText(labels: Readonly<Record<string, string>> = {}): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
