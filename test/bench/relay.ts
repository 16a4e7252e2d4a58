import { fileURLToPath } from 'node:url';
import { type BenchRow, percentile, printRows } from './bench-row.ts';
import {
  direct,
  fanOut,
  hold,
  idleChannels,
  latencies,
  leave,
  oneToOne,
  publishedToReceived,
  type Rate,
} from './relay/measures.ts';
import { directSubject, floorSubject, relaySubject, type Subject, soketiSubject } from './relay/subjects.ts';

/** From so many seconds on, a run is a full one: more rounds, and 15,000 connections. */
const FULL_FROM_S = 10;
const HELD = 5_000;
const HELD_FULL = 15_000;
/** A 99th percentile is at the mercy of whatever else runs: more rounds than for a rate. */
const LATENCY_ROUNDS = 12;
const IDLE_CHANNELS = 20_000;

type Compared = { relay: number; soketi: number; floor: number };

/**
 * The relay, soketi and a bare `ws` broadcast, each in a process of its own, measured in turns: on a shared machine only
 * the ratios within one run mean something, and each figure is the median of its rounds.
 * @param seconds how long each engine may take altogether for a rate
 */
export async function benchRelay(seconds: number): Promise<BenchRow[]> {
  const full = seconds >= FULL_FROM_S;
  const rounds = full ? 5 : 3;
  const each = Math.max(1, seconds / rounds);
  const subjects = [await soketiSubject(), await relaySubject(), await floorSubject()];
  const [soketi, relay, floor] = subjects as [Subject, Subject, Subject];
  try {
    return [
      ...rateRows(
        'one to one over REST',
        await rates(subjects, rounds, (subject) => oneToOne(subject, each)),
        {
          against: 'soketi',
          atLeast: 1.5,
          cpu: 1.2,
        },
      ),
      ...rateRows('fan-out to 100', await rates(subjects, rounds, (subject) => fanOut(subject, 100, each)), {
        against: 'floor',
        atLeast: 0.9,
        cpu: 0.14,
      }),
      ...rateRows(
        'fan-out to 1,000',
        await rates(subjects, rounds, (subject) => fanOut(subject, 1_000, each)),
        {
          against: 'floor',
          atLeast: 0.9,
          cpu: 0.14,
        },
      ),
      ...(await latencyRows(subjects, Math.max(2, each))),
      ...(await idleRows(relay, rounds, each)),
      ...(await holdRows([soketi, relay, floor])),
      ...(await directRows(full)),
      ...(full ? await crowdRows() : []),
    ];
  } finally {
    await Promise.all(subjects.map((subject) => subject.stop()));
  }
}

/** In turns, so that whatever else the machine does hits all alike. */
async function rates(
  subjects: readonly Subject[],
  rounds: number,
  measure: (subject: Subject) => Promise<Rate>,
): Promise<{ perSecond: Compared; cpu: Compared }> {
  const taken = subjects.map((): Rate[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, subject] of subjects.entries()) taken[index]?.push(await measure(subject));
  }
  const middle = (read: (rate: Rate) => number): Compared => {
    const [soketi = 0, relay = 0, floor = 0] = taken.map((list) => median(list.map(read)));
    return { soketi, relay, floor };
  };
  return { perSecond: middle((rate) => rate.perSecond), cpu: middle((rate) => rate.cpuPer10k) };
}

function rateRows(
  name: string,
  { perSecond, cpu }: { perSecond: Compared; cpu: Compared },
  goal: { against: 'soketi' | 'floor'; atLeast: number; cpu: number },
): BenchRow[] {
  const named = goal.against === 'floor' ? 'bare ws' : 'soketi';
  return [
    {
      name: `${name}, deliveries`,
      value: perSecond.relay,
      unit: '/s',
      beside: { name: named, ratio: perSecond.relay / perSecond[goal.against] },
      goal: `≥ ${goal.atLeast} × ${named}`,
      met: perSecond.relay >= goal.atLeast * perSecond[goal.against],
    },
    { name: '  soketi', value: perSecond.soketi, unit: '/s' },
    { name: '  bare ws', value: perSecond.floor, unit: '/s' },
    {
      name: '  processor, seconds for 10,000',
      value: rounded(cpu.relay),
      unit: 's',
      beside: { name: `bare ws (soketi ${cpu.soketi.toFixed(2)} s)`, ratio: cpu.relay / cpu.floor },
      goal: `≤ ${goal.cpu} s`,
      met: cpu.relay <= goal.cpu,
    },
  ];
}

/** All rounds' times together: the last hundredth of one short round is a handful of the machine's own pauses. */
async function latencyRows(subjects: readonly Subject[], seconds: number): Promise<BenchRow[]> {
  const taken = subjects.map((): number[] => []);
  for (let round = 0; round < LATENCY_ROUNDS; round += 1) {
    for (const [index, subject] of subjects.entries()) {
      taken[index]?.push(...(await publishedToReceived(subject, seconds)));
    }
  }
  const at = (share: number): Compared => {
    const [soketi = 0, relay = 0, floor = 0] = taken.map((times) => percentile(times, share));
    return { soketi, relay, floor };
  };
  const [half, most] = [at(0.5), at(0.99)];
  return [
    {
      name: 'published → received at 200/s, p99',
      value: rounded(most.relay),
      unit: 'ms',
      beside: { name: 'soketi', ratio: most.relay / most.soketi },
      goal: `not above soketi (${most.soketi.toFixed(2)} ms; bare ws ${most.floor.toFixed(2)} ms)`,
      met: most.relay <= most.soketi,
    },
    {
      name: '  p50',
      value: rounded(half.relay),
      unit: 'ms',
      beside: { name: `soketi (bare ws ${half.floor.toFixed(2)} ms)`, ratio: half.relay / half.soketi },
    },
  ];
}

/** What channels cost that exist, and to which nobody publishes. */
async function idleRows(relay: Subject, rounds: number, seconds: number): Promise<BenchRow[]> {
  const without: number[] = [];
  const withThem: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    without.push((await oneToOne(relay, seconds)).cpuPer10k);
    const idle = await idleChannels(relay, IDLE_CHANNELS);
    withThem.push((await oneToOne(relay, seconds)).cpuPer10k);
    await leave(idle);
  }
  const ratio = median(withThem) / median(without);
  return [
    {
      name: `processor for 10,000 beside ${IDLE_CHANNELS.toLocaleString('en')} idle channels`,
      value: rounded(median(withThem)),
      unit: 's',
      beside: { name: 'without them', ratio },
      goal: '≤ 1.15 × without them',
      met: ratio <= 1.15,
    },
  ];
}

async function holdRows([soketi, relay, floor]: [Subject, Subject, Subject]): Promise<BenchRow[]> {
  // Fresh processes: memory that was used before is not given back.
  const fresh = [await soketiSubject(), await relaySubject(), await floorSubject()] as const;
  try {
    const [theirs, ours, bare] = [
      await hold(fresh[0], HELD),
      await hold(fresh[1], HELD),
      await hold(fresh[2], HELD),
    ];
    // A second time on processes that are warm: the first connect also measures the compiler.
    const again = [await hold(soketi, HELD), await hold(relay, HELD), await hold(floor, HELD)] as const;
    const kB = (bytes: number) => rounded(bytes / 1_000);
    const connectS = Math.min(ours.connectS, again[1].connectS);
    const theirConnectS = Math.min(theirs.connectS, again[0].connectS);
    return [
      {
        name: `memory of a connection, ${HELD.toLocaleString('en')} held`,
        value: kB(ours.bytesConnected),
        unit: 'kB',
        beside: {
          name: `bare ws (soketi ${kB(theirs.bytesConnected)} kB)`,
          ratio: ours.bytesConnected / bare.bytesConnected,
        },
        goal: '≤ 12 kB',
        met: ours.bytesConnected <= 12_000,
      },
      {
        name: '  with a channel of its own',
        value: kB(ours.bytesSubscribed),
        unit: 'kB',
        beside: { name: 'soketi', ratio: ours.bytesSubscribed / theirs.bytesSubscribed },
      },
      {
        name: `${HELD.toLocaleString('en')} connect in`,
        value: rounded(connectS),
        unit: 's',
        beside: {
          name: `soketi (bare ws ${rounded(Math.min(bare.connectS, again[2].connectS))} s)`,
          ratio: connectS / theirConnectS,
        },
        goal: 'no slower than soketi',
        met: connectS <= theirConnectS,
      },
      {
        name: '  and subscribe in',
        value: rounded(ours.subscribeS),
        unit: 's',
        beside: { name: 'soketi', ratio: ours.subscribeS / theirs.subscribeS },
      },
    ];
  } finally {
    await Promise.all(fresh.map((subject) => subject.stop()));
  }
}

async function directRows(full: boolean): Promise<BenchRow[]> {
  const program = await directSubject();
  try {
    await direct(program, 2_000, 1);
    const one = await direct(program, full ? 500_000 : 100_000, 1);
    const many = await direct(program, full ? 20_000 : 5_000, 100);
    return [
      { name: 'published in process, to one', value: one.perSecond, unit: '/s' },
      { name: 'published in process, to 100, deliveries', value: many.perSecond, unit: '/s' },
    ];
  } finally {
    await program.stop();
  }
}

/** As many as one process can have, with the traffic of the product: each hears of its own, 200 events a second. */
async function crowdRows(): Promise<BenchRow[]> {
  const relay = await relaySubject();
  try {
    const times = await latencies(relay, {
      perSecond: 200,
      seconds: 20,
      channels: 1_000,
      bystanders: HELD_FULL - 1_000,
    });
    const p99 = percentile(times, 0.99);
    return [
      {
        name: `${HELD_FULL.toLocaleString('en')} connections held, 200/s, p99`,
        value: rounded(p99),
        unit: 'ms',
        goal: '≤ 40 ms, none lost',
        met: p99 <= 40,
      },
    ];
  } finally {
    await relay.stop();
  }
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const quick = process.argv.includes('--quick');
  printRows('Engine, beside soketi and bare ws in the same run', await benchRelay(quick ? 3 : FULL_FROM_S));
  process.exit(0);
}
