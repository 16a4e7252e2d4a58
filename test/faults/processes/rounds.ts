import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Crowd, CrowdOptions } from '../load/crowd.ts';
import { type Seeded, seeded } from '../support/seeded.ts';
import { type Damage, playRound, type RoundOptions } from './round.ts';
import { added, NOTHING_YET, type Scenario } from './scenario.ts';

const LONGEST_ROUND_MS = 120_000;
const MOST_SAID = 20;

/** The processes of a scenario, up and running. */
export type Place = {
  urls: CrowdOptions['urls'];
  /** Who comes, where that is not the widget's own stores. */
  openVisitor?: NonNullable<CrowdOptions['openVisitor']>;
  /** Hears what the crowd sends, and what is acknowledged. */
  watch?: NonNullable<RoundOptions['watch']>;
  databaseUrl: string;
  /** Breaks something and lets it be broken for a while. */
  breakOne(crowd: Crowd, damage: Damage): Promise<void>;
  /** Makes everything work again. */
  heal(): Promise<void>;
  /** What else must hold once everybody agrees; sentences of what does not. */
  judge?(): Promise<string[]>;
};

/** Ends a process, a proxy, a mounted disk. */
export type AtEnd = (end: () => unknown) => void;

export type ScenarioOptions = {
  name: string;
  visitors: number;
  /** Messages a second that the crowd tries to write. */
  perSecond: number;
  visitorsShare?: number;
  skipped?: Scenario['skipped'];
  /**
   * @param folder is empty, and removed at the end
   * @param atEnd takes what ends something that was made, before it is started; the last is ended first, also when `open` throws
   */
  open(folder: string, random: Seeded, atEnd: AtEnd): Promise<Place>;
};

/** A scenario that breaks things in rounds: at the end of each, all is healed and judged, and new visitors come. */
export function inRounds({ name, skipped, open, ...crowd }: ScenarioOptions): Scenario {
  return {
    name,
    ...(skipped === undefined ? {} : { skipped }),
    async run(seed, minutes, log) {
      const random = seeded(seed);
      const folder = await mkdtemp(join(tmpdir(), 'frontdesk-faults-'));
      const end = Date.now() + minutes * 60_000;
      let outcome = NOTHING_YET;
      const ends: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true })];
      const failures: unknown[] = [];
      try {
        const place = await open(folder, random, (end) => ends.push(end));
        const { breakOne } = place;
        do {
          const roundEnd = Math.min(end, Date.now() + LONGEST_ROUND_MS);
          const round = await playRound({
            ...place,
            ...crowd,
            random,
            async breakThings(crowd, damage) {
              do await breakOne(crowd, damage);
              while (Date.now() < roundEnd);
            },
          });
          outcome = added(outcome, round);
          log(
            `${name}, seed ${seed}: ${outcome.messages} messages, ${outcome.kills} kills, ${outcome.faults} faults, ${outcome.violations.length} violations`,
          );
          for (const violation of round.violations.slice(0, MOST_SAID)) log(`  ${violation}`);
        } while (Date.now() < end);
      } catch (error) {
        failures.push(error);
      }
      failures.push(...(await endAll(ends)));
      if (failures.length > 0) throw failures[0];
      return outcome;
    },
  };
}

/** One that cannot be ended keeps none of the others running. @returns what they threw */
async function endAll(ends: readonly (() => unknown)[]): Promise<unknown[]> {
  const failed: unknown[] = [];
  for (const end of ends.toReversed())
    try {
      await end();
    } catch (error) {
      failed.push(error);
    }
  return failed;
}
