import type { Stretch } from '../period-report/waits.ts';
import type { ColumnNumbers } from './column-numbers.ts';

/** So much is kept, of all questions together. */
const MOST_KEPT_BYTES = 16 * 1_024 * 1_024;
/** Fewer waits are sooner counted than found among what is kept. */
const FEWEST_WAITS = 20_000;
/** What decides about an answer is compared in words: where they are more than this, nothing is kept. */
const LONGEST_QUESTION = 200_000;

/** Of waits that were counted: how many are in each bucket of each group, and of each owner, how many are surely in time. */
export type Counts = { counts: Uint32Array; earlierOf: Uint32Array };
type Kept = Counts & { question: string; of: string; bytes: number };

/**
 * What the waits of days came to when they were last counted together: of a year that is looked at again, only days in which
 * something was counted since, and those in a part of which the year begins and ends, are counted anew.
 */
export type KeptCounts = {
  /**
   * @param question what decides about the counts besides the waits, in words: whose waits count, up to which length each is in
   * time, and in which groups
   * @param count counts them where nothing is kept
   * @returns not to be changed
   */
  countsOf(
    question: string,
    stretches: readonly Stretch[],
    count: (stretches: readonly Stretch[]) => Counts,
  ): Counts;
};

/**
 * @param numberOf numbers the columns of days (`column-numbers.ts`); one that was read anew has another number
 * @param most so many bytes are kept
 * @param fewest so many waits are worth it
 */
export function createKeptCounts(
  numberOf: ColumnNumbers,
  { most = MOST_KEPT_BYTES, fewest = FEWEST_WAITS }: { most?: number; fewest?: number } = {},
): KeptCounts {
  /** What was asked last stands last. */
  let kept: Kept[] = [];

  return {
    countsOf(question, stretches, count) {
      const waits = stretches.reduce((sum, { first, end }) => sum + end - first, 0);
      if (waits < fewest || question.length > LONGEST_QUESTION) return count(stretches);
      const of = stretches.map(inWords).join();
      const known = kept.find((one) => one.of === of && one.question === question);
      const counted = known ?? withSize(count(stretches), question, of);
      keep(counted);
      return counted;
    },
  };

  function keep(one: Kept): void {
    kept = [...kept.filter((other) => other !== one), one];
    let bytes = kept.reduce((sum, other) => sum + other.bytes, 0);
    while (bytes > most) bytes -= kept.shift()?.bytes ?? 0;
  }

  function inWords({ facets, values, first, end }: Stretch): string {
    return `${numberOf(facets)} ${numberOf(values)} ${first} ${end}`;
  }
}

function withSize({ counts, earlierOf }: Counts, question: string, of: string): Kept {
  const bytes = counts.byteLength + earlierOf.byteLength + 2 * (question.length + of.length);
  return { counts, earlierOf, question, of, bytes };
}
