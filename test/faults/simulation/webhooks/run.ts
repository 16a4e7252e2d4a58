import { createCollector } from '../../../../server/feed/collector.ts';
import { createEndpointWorkers } from '../../../../server/webhooks/endpoint-workers.ts';
import { wrongWebhooks } from '../../checker/webhooks.ts';
import { createRecorder } from '../../load/recorder.ts';
import { seeded } from '../../support/seeded.ts';
import { createClock } from '../clock.ts';
import { createSimEngine } from '../engine.ts';
import type { Ground } from '../ground.ts';
import { createPeople } from '../http-people.ts';
import { createLedger } from '../ledger.ts';
import { type CommitFaults, createNode, type LivingNode, NO_COMMIT_FAULTS, planDeaths } from '../nodes.ts';
import { createPassing } from '../passing.ts';
import type { SeedRun } from '../print-seeds.ts';
import { createReceiver, GOOD_MOOD, type ReceiverMood } from './receiver.ts';
import { addEndpoint, readWebhooks, removeWebhooks } from './stored.ts';

const MINUTE_MS = 60_000;
/** A stream: people write often. */
const WRITING_MS = 3 * MINUTE_MS;
const TROUBLE_MS = 4 * MINUTE_MS;
/** Healed, everything has been sent within this: the longest wait that so many failures come to, and claims of the dead. */
const HEALED_WITHIN_MS = 240 * MINUTE_MS;
const LOOK_EVERY_MS = 5_000;
const CONVERSATIONS = 4;
const log = { warn: () => {} };

/**
 * One run of webhooks: two servers that die and take an endpoint over from each other, and a receiver that is killed, slow, or answers
 * with a false status, as `seed` says.
 */
export async function simulateWebhooks(ground: Ground, seed: number): Promise<SeedRun> {
  const random = seeded(seed);
  const clock = createClock(random.fork());
  const engine = createSimEngine(clock, random.fork());
  const receiver = createReceiver(clock, random.fork());
  const ledger = createLedger(clock, random.fork(), createRecorder());
  const { busyWhile, settled, passUntil } = createPassing(clock);
  let commitFaults: CommitFaults = NO_COMMIT_FAULTS;
  const [epoch = ''] = ground.epochs;
  const nodeDeps = {
    ground,
    clock,
    random: random.fork(),
    engine,
    ledger,
    besides: beginWebhooks,
    commitFaults: () => commitFaults,
    busyWhile,
  };
  const nodes = [createNode(nodeDeps, 'node-1'), createNode(nodeDeps, 'node-2')];
  const people = createPeople({ clock, random: random.fork(), nodes, agents: ground.agents });
  let crashes = 0;
  addEndpoint(ground.maintenance, clock.now());
  try {
    for (const node of nodes) node.start(epoch);
    for (let n = 0; n < CONVERSATIONS; n += 1)
      clock.after(random.between(0, MINUTE_MS), () => void people.talk(WRITING_MS));
    plan();
    await passUntil(clock.now() + TROUBLE_MS, LOOK_EVERY_MS, () => false);
    commitFaults = NO_COMMIT_FAULTS;
    receiver.setMood(GOOD_MOOD);
    ledger.heal();
    for (const node of nodes) if (!node.alive()) node.start(epoch);
    const allDone = () => people.busy() === 0 && stored().left.length === 0;
    await passUntil(clock.now() + HEALED_WITHIN_MS, LOOK_EVERY_MS, allDone);
    const sentences = [
      ...wrongWebhooks(receiver.received, stored()),
      ...(people.busy() === 0 ? [] : ['Somebody still has something to send.']),
    ];
    return {
      violations: sentences.map((sentence) => ({ invariant: 'I9', sentence })),
      counts: { messages: stored().events.length, faults: receiver.misled(), crashes },
    };
  } finally {
    for (const node of nodes) node.crash();
    await settled();
    removeWebhooks(ground.maintenance, people.visitorIds());
  }

  /** Begins on a node what brings events to the feed, and from there to endpoints. The code is the product's, the receiver is the world's. */
  function beginWebhooks({ name, database, subscribers, clock: own, lives }: LivingNode): void {
    const endpoints = createEndpointWorkers({
      database,
      node: name,
      now: clock.now,
      random: clock.random,
      clock: own,
      send: receiver.send(lives),
      switchedOff: async () => {},
      log,
    });
    const collector = createCollector({
      database,
      feedSwitch: { isOn: () => true },
      epoch: () => epoch,
      grown: () => void endpoints.wake(),
      log,
    });
    subscribers.add(collector.subscriber);
    void endpoints.start();
  }

  function plan(): void {
    const share = (most: number) => (random.chance(0.6) ? random.next() * most : 0);
    const mood: ReceiverMood = {
      away: false,
      later: share(0.3),
      falseStatus: share(0.2),
      answerLost: share(0.3),
      twice: share(0.2),
      slow: share(0.1),
    };
    receiver.setMood(mood);
    for (let n = random.between(1, 3); n > 0; n -= 1) {
      const from = random.between(0, TROUBLE_MS - MINUTE_MS);
      clock.after(from, () => receiver.setMood({ ...mood, away: true }));
      clock.after(from + random.between(2_000, MINUTE_MS), () => receiver.setMood(mood));
    }
    commitFaults = { cutOff: share(0.02), diesAfter: share(0.02) };
    planDeaths({ clock, random, nodes, epoch, forMs: TROUBLE_MS, died });
  }

  function died(): void {
    crashes += 1;
  }

  function stored() {
    return readWebhooks(ground.maintenance, people.visitorIds());
  }
}
