import { fileURLToPath } from 'node:url';
import { startPostgres } from '../support/database/postgres.ts';
import { freePort } from '../support/free-port.ts';
import { type BenchRow, percentile, printRows } from './bench-row.ts';
import { machineLine } from './machine.ts';
import { memoryAtRest } from './reliability/at-rest.ts';
import { billed } from './reliability/billed.ts';
import { memoryOfVisitors } from './reliability/connected.ts';
import { costOfAMessage } from './reliability/cost-of-a-message.ts';
import { bareCommits, bareStatements } from './reliability/floor.ts';
import { allBack, deliver, killToAcknowledgement, p99, waits } from './reliability/measures.ts';
import { engineAt, type Node, startNode, startRelayProcess } from './reliability/node.ts';
import { RUNS, repeated } from './repeated.ts';

/** From so many seconds on, a run is a full one. */
const FULL_FROM_S = 10;
const ROUNDS = 3;
const GOALS = {
  sqlite: 3_000,
  postgres: 1_200,
  ofFloor: 0.6,
  aloneMicroseconds: 300,
  acknowledgedMs: 15,
  shownMs: 40,
  deadEngine: 1.05,
  backMs: 5_000,
  subscribed: 1.15,
  billed: 6.5,
  atRestMb: 90,
  visitorKb: 10,
};

/** What the promise costs: how fast messages are kept and shown, alone, in a crowd, and after something broke. */
export async function benchReliability(seconds: number): Promise<BenchRow[]> {
  const full = seconds >= FULL_FROM_S;
  return [
    ...(await throughput(seconds)),
    ...(await inACrowd(seconds, full ? 5_000 : 500)),
    ...(await ofProcessor(full ? 2 : 0.5)),
    await billedByPusher(),
    await withADeadEngine(Math.max(3, seconds / 2)),
    await afterAKill(full ? 1_000_000 : 50_000),
    await afterARestart(full ? 10_000 : 1_000),
    ...(full ? [await atRest(), await connectedVisitors(10_000)] : []),
  ];
}

async function throughput(seconds: number): Promise<BenchRow[]> {
  const floor = await bareCommits(seconds / 2);
  const { perSecond: alone } = await withNode({}, (node) => deliver([node], { seconds }));
  const together = await twoNodes(seconds);
  return [
    { name: 'bare SQLite, a durable commit a message (floor)', value: floor, unit: '/s' },
    {
      name: 'stored, acknowledged and on two screens',
      value: alone,
      unit: '/s',
      beside: { name: 'bare commits', ratio: alone / floor },
      ...reaching(GOALS.sqlite, alone, floor),
    },
    { name: 'bare Postgres, a pipelined statement a message (floor)', value: together.floor, unit: '/s' },
    {
      name: '  two nodes, one Postgres, the relay apart',
      value: together.rate,
      unit: '/s',
      beside: { name: 'bare Postgres', ratio: together.rate / together.floor },
      ...reaching(GOALS.postgres, together.rate, together.floor),
    },
  ];
}

/** So many a second, and so much of what the database alone does. */
function reaching(perSecond: number, rate: number, floor: number): Required<Pick<BenchRow, 'goal' | 'met'>> {
  return {
    goal: `≥ ${perSecond.toLocaleString('en')}/s and ≥ ${GOALS.ofFloor.toFixed(2)} ×`,
    met: rate >= perSecond && rate >= GOALS.ofFloor * floor,
  };
}

async function twoNodes(seconds: number): Promise<{ floor: number; rate: number }> {
  const postgres = await startPostgres();
  const relay = await startRelayProcess();
  const env = { ...engineAt(relay.port), DATABASE_URL: `${postgres.url}/postgres` };
  const nodes: Node[] = [];
  try {
    for (let n = 0; n < 2; n += 1) nodes.push(await startNode(env));
    const floor = await bareStatements(postgres.url, seconds / 2);
    return { floor, rate: (await deliver(nodes, { seconds })).perSecond };
  } finally {
    await Promise.all(nodes.map((node) => node.stop()));
    await relay.stop();
    await postgres.stop();
  }
}

async function inACrowd(seconds: number, crowd: number): Promise<BenchRow[]> {
  const found = await withNode({}, (node) => waits(node, { perSecond: 200, seconds, crowd, screens: true }));
  const acknowledged = p99(found.acknowledged);
  const shown = p99(found.shown);
  return [
    {
      name: `200/s, ${crowd.toLocaleString('en')} connected: acknowledged, p99`,
      value: acknowledged,
      unit: 'ms',
      goal: `≤ ${GOALS.acknowledgedMs} ms`,
      met: acknowledged <= GOALS.acknowledgedMs,
    },
    { name: '  sent → shown, p50', value: percentile(found.shown, 0.5), unit: 'ms' },
    {
      name: '  sent → shown, p99',
      value: shown,
      unit: 'ms',
      goal: `≤ ${GOALS.shownMs} ms`,
      met: shown <= GOALS.shownMs,
    },
  ];
}

/** In turns, because a 99th percentile is at the mercy of whatever else runs. */
async function withADeadEngine(seconds: number): Promise<BenchRow> {
  const relay = await startRelayProcess();
  const nobodyThere = await freePort();
  const [alive, dead] = [await startNode(engineAt(relay.port)), await startNode(engineAt(nobodyThere))];
  const times: Record<'alive' | 'dead', number[]> = { alive: [], dead: [] };
  const options = { perSecond: 200, seconds, crowd: 0, screens: false };
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      times.alive.push(p99((await waits(alive, options)).acknowledged));
      times.dead.push(p99((await waits(dead, options)).acknowledged));
    }
  } finally {
    await Promise.all([alive.stop(), dead.stop(), relay.stop()]);
  }
  const [ofAlive, ofDead] = [median(times.alive), median(times.dead)];
  return {
    name: 'acknowledged while the engine is dead, p99',
    value: ofDead,
    unit: 'ms',
    beside: { name: 'alive', ratio: ofDead / ofAlive },
    goal: `≤ ${GOALS.deadEngine} × alive`,
    met: ofDead <= GOALS.deadEngine * ofAlive,
  };
}

/** Processor time and no other, because that does not depend on what else this machine does. */
async function ofProcessor(seconds: number): Promise<BenchRow[]> {
  const { alone, subscribed, ratio } = await costOfAMessage(seconds);
  return [
    {
      name: 'processor time of a message, alone',
      value: alone,
      unit: 'µs',
      goal: `≤ ${GOALS.aloneMicroseconds} µs`,
      met: alone <= GOALS.aloneMicroseconds,
    },
    {
      name: '  with mail and push on',
      value: subscribed,
      unit: 'µs',
      beside: { name: 'alone', ratio },
      goal: `≤ ${GOALS.subscribed} × alone`,
      met: ratio <= GOALS.subscribed,
    },
  ];
}

async function billedByPusher(): Promise<BenchRow> {
  const { message, conversation, console: each } = await billed();
  return {
    name: 'billed by hosted Pusher for a message, all included',
    value: message,
    unit: '',
    goal: `≤ ${GOALS.billed}`,
    met: message <= GOALS.billed,
    detail: `${conversation} for ten; ${each} more for every other console`,
  };
}

async function afterAKill(stored: number): Promise<BenchRow> {
  const took = await withNode({}, (node) => killToAcknowledgement(node, stored));
  return {
    name: `kill -9 → first acknowledgement, ${stored.toLocaleString('en')} messages`,
    value: took,
    unit: 'ms',
    goal: '≤ 1,000 ms',
    met: took <= 1_000,
  };
}

async function afterARestart(count: number): Promise<BenchRow> {
  const { tookMs, serverS, clientsS } = await withNode({}, (node) => allBack(node, count));
  return {
    name: `${count.toLocaleString('en')} clients back and caught up after a kill`,
    value: tookMs / 1_000,
    unit: 's',
    goal: `≤ ${GOALS.backMs / 1_000} s`,
    met: tookMs <= GOALS.backMs,
    detail: `processor time: ${serverS.toFixed(1)} s of the server, ${clientsS.toFixed(1)} s of all clients`,
  };
}

async function atRest(): Promise<BenchRow> {
  const { resident, own } = await withNode({}, memoryAtRest);
  return {
    name: 'memory of a server at rest',
    value: resident,
    unit: 'MB',
    goal: `≤ ${GOALS.atRestMb} MB`,
    met: resident <= GOALS.atRestMb,
    detail: `its own: ${Math.round(own)} MB`,
  };
}

async function connectedVisitors(count: number): Promise<BenchRow> {
  const { perVisitor, resident } = await withNode({}, (node) => memoryOfVisitors(node, count));
  const [none, half, all] = resident.map(Math.round);
  return {
    name: 'memory of a connected visitor, all included',
    value: perVisitor,
    unit: 'kB',
    goal: `≤ ${GOALS.visitorKb} kB`,
    met: perVisitor <= GOALS.visitorKb,
    detail: `${none} MB with nobody, ${half} with ${(count / 2).toLocaleString('en')}, ${all} with ${count.toLocaleString('en')}`,
  };
}

async function withNode<T>(env: Record<string, string>, operation: (node: Node) => Promise<T>): Promise<T> {
  const node = await startNode(env);
  try {
    return await operation(node);
  } finally {
    await node.stop();
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const quick = process.argv.includes('--quick');
  console.log(machineLine());
  const rows = await repeated(quick ? 1 : RUNS, () => benchReliability(quick ? 3 : 10));
  printRows('The promise and its price', rows);
  process.exit(0);
}
