import { check, type Violation } from '../checker/check.ts';
import { type Crowd, type CrowdOptions, gatherCrowd } from '../load/crowd.ts';
import { createRecorder, type Recorder } from '../load/recorder.ts';
import { readStored, readUnindexed, readUnpublished } from '../load/stored.ts';
import type { Seeded } from '../support/seeded.ts';
import type { Outcome } from './scenario.ts';

/** A dead node's claims are taken over after ten seconds, a dead engine is asked again after at most thirty. */
const CAUGHT_UP_WITHIN_MS = 45_000;
const LOOK_MS = 250;

/** What was broken so far. */
export type Damage = { kills: number; faults: number };

export type RoundOptions = Pick<CrowdOptions, 'urls' | 'visitors' | 'visitorsShare' | 'openVisitor'> & {
  /** Hears what the crowd sends, and what is acknowledged. */
  watch?(recorder: Recorder): Recorder;
  databaseUrl: string;
  random: Seeded;
  /** Messages a second that the crowd tries to write. */
  perSecond: number;
  /** Breaks things while the crowd writes; when it resolves, nobody writes any more. */
  breakThings(crowd: Crowd, damage: Damage): Promise<void>;
  /** Makes everything work again, before the crowd must agree. */
  heal(): Promise<void>;
  /** What else must hold once everybody agrees; sentences of what does not. */
  judge?(): Promise<string[]>;
};

/** New visitors write while things break; then all is healed, and what they saw is judged by what is stored. */
export async function playRound(options: RoundOptions): Promise<Outcome> {
  const { databaseUrl, random, perSecond } = options;
  const recorded = createRecorder();
  const recorder = options.watch?.(recorded) ?? recorded;
  const damage: Damage = { kills: 0, faults: 0 };
  const crowd = await gatherCrowd({ ...options, random: random.fork(), recorder });
  const violations: string[] = [];
  let conversationIds: string[] = [];
  try {
    crowd.write(perSecond);
    await options.breakThings(crowd, damage);
    crowd.quiet();
    await options.heal();
    await crowd.settled().catch((error: Error) => violations.push(error.message));
    for (const agent of crowd.agents) violations.push(...agent.refusals);
    for (const visitor of crowd.visitors) violations.push(...visitor.warnings);
    violations.push(...((await options.judge?.()) ?? []));
    conversationIds = crowd.conversationIds();
    violations.push(
      ...(await behind('events that were not published', () =>
        readUnpublished(databaseUrl, conversationIds),
      )),
      ...(await behind('messages that no search finds', () => readUnindexed(databaseUrl, conversationIds))),
    );
  } finally {
    crowd.close();
  }
  const stored = await readStored(databaseUrl, conversationIds);
  violations.push(...check({ history: recorder.entries, stored }).map(inWords));
  return {
    messages: stored.messages.length,
    acknowledged: recorder.acknowledgedCount(),
    ...damage,
    violations,
  };
}

/** A violation as it is printed. */
export function inWords({ invariant, sentence }: Violation): string {
  return `${invariant}: ${sentence}`;
}

/** Whatever was committed must have been brought to the engine and to subscribers, soon after all works again. */
async function behind(what: string, read: () => Promise<string[]>): Promise<string[]> {
  const deadline = Date.now() + CAUGHT_UP_WITHIN_MS;
  for (;;) {
    const ids = await read();
    if (ids.length === 0) return [];
    if (Date.now() > deadline) return ids.map((id) => `${id} has ${what} within ${CAUGHT_UP_WITHIN_MS} ms.`);
    await spell(LOOK_MS);
  }
}

/** Resolves after so long. Used to say how long something stays broken, never to wait for something to happen. */
export function spell(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
