import type { DueEvent, Subscriber } from '../../../server/delivery/subscriber.ts';
import type { Recorder } from '../load/recorder.ts';
import type { Seeded } from '../support/seeded.ts';
import type { SimClock } from './clock.ts';

/** A receiver outside of the product, who writes down what subscribers bring, and survives all that dies. */
export type Ledger = {
  /** What a node has as its subscriber. @param lives whether the process is still there */
  subscriber(lives: () => boolean): Subscriber;
  /** From now on, everything goes well. */
  heal(): void;
};

const FAILS = 0.25;
const LONGEST_MS = 400;

/** Takes a while, fails now and then, before or after it has written down what came. */
export function createLedger(clock: SimClock, random: Seeded, recorder: Recorder): Ledger {
  let fails = FAILS;
  return {
    heal() {
      fails = 0;
    },
    subscriber: (lives) => ({
      name: 'ledger',
      wants: () => true,
      ordered: true,
      backoff: { firstMs: 200, mostMs: 3_000 },
      timeoutMs: 5_000,
      async run(batch) {
        await pause();
        if (!lives()) return never();
        if (random.chance(fails)) throw new Error('It is away.');
        for (const one of batch) write(one);
        await pause();
        if (!lives()) return never();
        if (random.chance(fails)) throw new Error('The answer was lost.');
        return [];
      },
    }),
  };

  function write({ id, conversationId, seq, event }: DueEvent): void {
    const what = event.type === 'message.created' ? `${event.type} ${event.data.message.id}` : event.type;
    recorder.write({ kind: 'delivered', id, conversationId, seq, what });
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => clock.after(random.between(1, LONGEST_MS), resolve));
  }
}

/** Who died does not learn of it. */
function never(): Promise<never> {
  return new Promise(() => {});
}
