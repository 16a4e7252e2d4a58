import type { TestAgent } from '../support/people.ts';
import { type BenchRow, percentile, rowText } from './bench-row.ts';

const ROUNDS = 30;
const WARM_UP = 5;

/**
 * Asks an address again and again, as one agent does, after a few times that warm up what every server has warm.
 * @param goalMs what 95 of 100 answers take at most
 * @throws Error where it is refused
 */
export async function askedOften(
  ana: Pick<TestAgent, 'ask'>,
  name: string,
  path: string,
  goalMs: number,
): Promise<BenchRow> {
  const times: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const from = performance.now();
    const reply = await ana.ask('GET', path);
    if (reply.status !== 200) throw new Error(`${path}: ${JSON.stringify(reply.body)}`);
    if (round >= 0) times.push(performance.now() - from);
  }
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  const row: BenchRow = {
    name,
    value: p95,
    unit: 'ms p95',
    goal: `≤ ${goalMs} ms`,
    met: p95 <= goalMs,
    detail: `p50 ${p50.toFixed(1)} ms`,
  };
  // It takes minutes until all are printed.
  process.stderr.write(`${rowText(row)}\n`);
  return row;
}
