import { wrongDeliveries } from '../../checker/deliveries.ts';
import { wrongOutgoing } from '../../checker/outgoing.ts';
import { createRecorder } from '../../load/recorder.ts';
import { seeded } from '../../support/seeded.ts';
import { createClock } from '../clock.ts';
import { createSimEngine } from '../engine.ts';
import type { Ground } from '../ground.ts';
import { createPeople } from '../http-people.ts';
import { createLedger } from '../ledger.ts';
import { type CommitFaults, createNode, NO_COMMIT_FAULTS, planDeaths } from '../nodes.ts';
import { createPassing } from '../passing.ts';
import { readStored } from '../past.ts';
import type { SeedRun } from '../print-seeds.ts';
import { beginOutgoing } from './outgoing-parts.ts';
import { createReceivers, GOOD_MOOD, type Mood } from './receivers.ts';
import { readOutgoing, removeOutgoing, setUpOutgoing } from './stored.ts';

const MINUTE_MS = 60_000;
/** People write in the first minutes; what breaks goes on for longer, because mail waits a minute and the ladder up to four. */
const WRITING_MS = 3 * MINUTE_MS;
/** Late enough for the reminder by mail, which comes after two minutes. */
const LATE_MS = 6 * MINUTE_MS;
const TROUBLE_MS = 9 * MINUTE_MS;
/** Healed, everything has gone out within this: the longest pause before another try, and claims of the dead. */
const HEALED_WITHIN_MS = 240 * MINUTE_MS;
const LOOK_EVERY_MS = 5_000;
const CONVERSATIONS = 3;

/**
 * One run of everything that leaves the product, by two servers that die and to receivers that are away, slow, refuse, or take something and do not say
 * so, as `seed` says.
 */
export async function simulateOutgoing(ground: Ground, seed: number): Promise<SeedRun> {
  const random = seeded(seed);
  const clock = createClock(random.fork());
  const recorder = createRecorder();
  const engine = createSimEngine(clock, random.fork());
  const receivers = createReceivers(clock, random.fork());
  const ledger = createLedger(clock, random.fork(), recorder);
  const { busyWhile, settled, passUntil } = createPassing(clock);
  const [epoch = ''] = ground.epochs;
  let commitFaults: CommitFaults = NO_COMMIT_FAULTS;
  const nodeDeps = {
    ground,
    clock,
    random: random.fork(),
    engine,
    ledger,
    besides: (node: Parameters<typeof beginOutgoing>[0]) => beginOutgoing(node, clock, receivers),
    commitFaults: () => commitFaults,
    busyWhile,
  };
  const nodes = [createNode(nodeDeps, 'node-1'), createNode(nodeDeps, 'node-2')];
  const people = createPeople({ clock, random: random.fork(), nodes, agents: ground.agents });
  let crashes = 0;
  setUpOutgoing(ground.maintenance);
  try {
    for (const node of nodes) node.start(epoch);
    for (let n = 0; n < CONVERSATIONS; n += 1)
      clock.after(
        random.between(0, MINUTE_MS),
        () => void people.talk(WRITING_MS, { came: giveAddress, lateByMs: LATE_MS }),
      );
    plan();
    await passUntil(clock.now() + TROUBLE_MS, LOOK_EVERY_MS, () => false);
    commitFaults = NO_COMMIT_FAULTS;
    for (const of of ['mail', 'push', 'chat'] as const) receivers.setMood(of, GOOD_MOOD);
    ledger.heal();
    for (const node of nodes) if (!node.alive()) node.start(epoch);
    const allDone = () => people.busy() === 0 && stored().left.length === 0;
    await passUntil(clock.now() + HEALED_WITHIN_MS, LOOK_EVERY_MS, allDone);
    const known = readStored(ground.maintenance, people.visitorIds());
    const sentences = [
      ...wrongOutgoing(receivers.taken, stored()),
      ...wrongDeliveries(recorder.entries, known),
      ...(people.busy() === 0 ? [] : ['Somebody still has something to send.']),
    ];
    return {
      violations: sentences.map((sentence) => ({ invariant: 'I8', sentence })),
      counts: { messages: known.messages.length, faults: receivers.lostAnswers(), crashes },
    };
  } finally {
    for (const node of nodes) node.crash();
    await settled();
    removeOutgoing(ground.maintenance, people.visitorIds());
  }

  function plan(): void {
    const share = (most: number) => (random.chance(0.6) ? random.next() * most : 0);
    for (const of of ['mail', 'push', 'chat'] as const) {
      const mood: Mood = {
        away: false,
        later: share(0.3),
        refuses: share(0.1),
        answerLost: share(0.3),
        slow: share(0.3),
      };
      receivers.setMood(of, mood);
      if (random.chance(0.6)) {
        const from = random.between(0, TROUBLE_MS - MINUTE_MS);
        clock.after(from, () => receivers.setMood(of, { ...mood, away: true }));
        clock.after(from + random.between(5_000, 2 * MINUTE_MS), () => receivers.setMood(of, mood));
      }
    }
    commitFaults = { cutOff: share(0.02), diesAfter: share(0.02) };
    planDeaths({ clock, random, nodes, epoch, forMs: TROUBLE_MS, died });
  }

  function died(): void {
    crashes += 1;
  }

  function stored() {
    return readOutgoing(ground.maintenance, people.visitorIds());
  }

  function giveAddress(visitorId: string): void {
    ground.maintenance
      .prepare('UPDATE visitors SET email = ? WHERE id = ?')
      .run(`${visitorId}@example.com`, visitorId);
  }
}
