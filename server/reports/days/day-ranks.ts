import type { Ranked, Stretch } from '../period-report/waits.ts';
import type { ColumnNumbers } from './column-numbers.ts';
import type { Places } from './columns.ts';

/** So many questions are told apart; whoever asks another one makes the oldest forgotten. */
const MOST_QUESTIONS = 16;
/** So many answers are kept of what begins in one day of UTC: a few kinds of waits, for each of the questions asked lately. */
const MOST_ANSWERS = 24;

/** `of`: which waits, in words; a reference to columns would keep a day that the reader has forgotten, and so on. */
type Answer = { question: object; of: string; ranked: Ranked };

/**
 * What the waits of single days came to, for the next report that asks the same: of a year that is looked at again, or after a
 * quarter of it, only days in which something was counted since are ranked anew.
 *
 * An answer is found by the very columns that it was computed from, so it goes when the reader reads a day anew or forgets it.
 */
export type DayRanks = {
  /**
   * @param question what decides about the answer besides the waits, in words: whose waits count, and up to which length each is in time
   * @param rank finds the answer where none is kept
   */
  answersTo(
    question: string,
    rank: (stretches: readonly Stretch[]) => Ranked,
  ): (of: readonly Stretch[]) => Ranked;
};

/** @param numberOf numbers the columns of days; one that was read anew has another number */
export function createDayRanks(numberOf: ColumnNumbers): DayRanks {
  /** The one that was asked last stands last. */
  const questions = new Map<string, object>();
  const kept = new WeakMap<Places, Answer[]>();

  return {
    answersTo(words, rank) {
      const question = known(words);
      return (stretches) => {
        const [first] = stretches;
        if (first === undefined) return rank(stretches);
        const of = stretches.map(inWords).join();
        const answers = kept.get(first.facets) ?? [];
        const answer = answers.find((one) => one.question === question && one.of === of);
        if (answer !== undefined) return answer.ranked;
        const ranked = rank(stretches);
        kept.set(first.facets, [...answers.slice(1 - MOST_ANSWERS), { question, of, ranked }]);
        return ranked;
      };
    },
  };

  /** The same object for the same words: they are long, and compared for every day. */
  function known(words: string): object {
    const question = questions.get(words) ?? {};
    questions.delete(words);
    questions.set(words, question);
    for (const oldest of questions.keys()) {
      if (questions.size <= MOST_QUESTIONS) break;
      questions.delete(oldest);
    }
    return question;
  }

  function inWords({ facets, values, first, end }: Stretch): string {
    return `${numberOf(facets)} ${numberOf(values)} ${first} ${end}`;
  }
}
