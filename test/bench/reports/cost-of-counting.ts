import { type BenchRow, percentile } from '../bench-row.ts';
import { cpuSeconds } from '../relay/subjects.ts';
import { deliver } from '../reliability/measures.ts';
import { type Node, startNode } from '../reliability/node.ts';
import { openStored, type Stored } from '../reliability/stored.ts';

/** Enough for the busiest turns of a machine that others use, too, to weigh nothing in the median. */
const PAIRS = 21;
const WARM_UP_PAIRS = 3;
/** Of each turn: the same for both, so that what begins and ends a turn weighs as much in each. */
const MESSAGES = 2_500;
const POLL_MS = 20;
/** Counting ends within this after the last message. A server that counts nothing is watched for as long: rest costs a little. */
const REST_MS = 2_500;
const MOST_MORE = 0.05;

type Cost = { without: number; counted: number };

/**
 * Processor time of a server for a message, from the request until it is counted, beside that of a server which counts nothing:
 * in pairs of turns, of which now the one and now the other comes first.
 */
export async function costOfCounting(): Promise<BenchRow[]> {
  const nodes = { without: await startNode(), counted: await startNode() };
  const stored = { without: openStored(nodes.without), counted: openStored(nodes.counted) };
  try {
    stored.without.countNothing();
    const turns = {
      without: () => microseconds(nodes.without, stored.without, () => true),
      counted: () => microseconds(nodes.counted, stored.counted, () => stored.counted.uncounted() === 0),
    };
    const pairs: Cost[] = [];
    for (let pair = 0; pair < WARM_UP_PAIRS + PAIRS; pair += 1) {
      const cost: Cost = { without: 0, counted: 0 };
      const order = ['without', 'counted'] as const;
      for (const which of pair % 2 === 0 ? order : order.toReversed()) cost[which] = await turns[which]();
      pairs.push(cost);
    }
    return rowsOf(pairs.slice(WARM_UP_PAIRS));
  } finally {
    for (const one of Object.values(stored)) one.close();
    await Promise.all(Object.values(nodes).map((node) => node.stop()));
  }
}

function rowsOf(pairs: readonly Cost[]): BenchRow[] {
  const shares = pairs.map(({ without, counted }) => counted / without - 1);
  const more = percentile(shares, 0.5);
  const [from, to] = [percentile(shares, 0.25), percentile(shares, 0.75)].map(percent);
  return [
    {
      name: 'a message that is not counted',
      value: percentile(
        pairs.map(({ without }) => without),
        0.5,
      ),
      unit: 'µs',
    },
    {
      name: 'a message that is counted',
      value: percentile(
        pairs.map(({ counted }) => counted),
        0.5,
      ),
      unit: 'µs',
    },
    {
      name: 'more, by the median of the pairs',
      value: more * 100,
      unit: `% (half of the pairs: ${from} to ${to} %)`,
      goal: `≤ ${MOST_MORE * 100} %`,
      met: more <= MOST_MORE,
    },
  ];
}

const percent = (share: number) => (share * 100).toFixed(1);

async function microseconds(node: Node, stored: Stored, isCounted: () => boolean): Promise<number> {
  const server = { name: 'server', port: node.port, pid: node.pid(), stop: node.stop };
  const before = cpuSeconds(server);
  const { count } = await deliver([node], { messages: MESSAGES });
  const rested = performance.now() + REST_MS;
  while (performance.now() < rested || stored.due() > 0 || !isCounted())
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  return ((cpuSeconds(server) - before) / count) * 1_000_000;
}
