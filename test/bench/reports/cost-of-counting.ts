import type { BenchRow } from '../bench-row.ts';
import { cpuSeconds } from '../relay/subjects.ts';
import { deliver } from '../reliability/measures.ts';
import { type Node, startNode } from '../reliability/node.ts';
import { openStored, type Stored } from '../reliability/stored.ts';

const ROUNDS = 11;
const WARM_UP_ROUNDS = 3;
const POLL_MS = 20;
/** Counting ends within this after the last message. A server that counts nothing is watched for as long: rest costs a little. */
const REST_MS = 3_000;
const MOST_MORE = 0.05;

/**
 * Processor time of a server for a message, from the request until it is counted, beside that of a server which counts nothing,
 * in turns.
 * @param seconds of each turn; there are 28, of which six are to warm up
 */
export async function costOfCounting(seconds: number): Promise<BenchRow[]> {
  const nodes = { without: await startNode(), counted: await startNode() };
  const stored = { without: openStored(nodes.without), counted: openStored(nodes.counted) };
  try {
    stored.without.countNothing();
    const all = [];
    for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1)
      all.push({
        without: await microseconds(nodes.without, stored.without, seconds, () => true),
        counted: await microseconds(
          nodes.counted,
          stored.counted,
          seconds,
          () => stored.counted.uncounted() === 0,
        ),
      });
    const rounds = all.slice(WARM_UP_ROUNDS);
    const more = median(rounds.map(({ without, counted }) => counted / without)) - 1;
    return [
      {
        name: 'a message that is not counted',
        value: median(rounds.map(({ without }) => without)),
        unit: 'µs',
      },
      { name: 'a message that is counted', value: median(rounds.map(({ counted }) => counted)), unit: 'µs' },
      {
        name: 'more, by the median of the turns',
        value: more * 100,
        unit: '%',
        goal: `≤ ${MOST_MORE * 100} %`,
        met: more <= MOST_MORE,
      },
    ];
  } finally {
    for (const one of Object.values(stored)) one.close();
    await Promise.all(Object.values(nodes).map((node) => node.stop()));
  }
}

async function microseconds(
  node: Node,
  stored: Stored,
  seconds: number,
  isCounted: () => boolean,
): Promise<number> {
  const server = { name: 'server', port: node.port, pid: node.pid(), stop: node.stop };
  const before = cpuSeconds(server);
  const { count } = await deliver([node], seconds);
  const rested = performance.now() + REST_MS;
  while (performance.now() < rested || stored.due() > 0 || !isCounted())
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  return ((cpuSeconds(server) - before) / count) * 1_000_000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
