import { TryLater } from '../../../common/api-error.ts';

/** A console asks for two at once where somebody chooses another period while one is computed. */
const MOST_AT_ONCE = 2;
const TRY_AGAIN_MS = 1_000;

/** Lets each person have so many reports computed at once, and no more. */
export function createTurns() {
  const running = new Map<string, number>();
  return {
    /** @throws TryLater while others of this person are computed */
    async take<T>(person: string, compute: () => Promise<T>): Promise<T> {
      const others = running.get(person) ?? 0;
      if (others >= MOST_AT_ONCE)
        throw new TryLater(
          'Other reports of yours are being computed. Try again when they are done.',
          TRY_AGAIN_MS,
        );
      running.set(person, others + 1);
      try {
        return await compute();
      } finally {
        const left = (running.get(person) ?? 1) - 1;
        if (left === 0) running.delete(person);
        else running.set(person, left);
      }
    },
  };
}
