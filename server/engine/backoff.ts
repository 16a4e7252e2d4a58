/**
 * How long answers of the engine are waited for: always a bounded time, and a short one from `end` on, for what is
 * under way as well.
 */
export function createPatience(limits: { answerMs: number; lastAnswerMs: number }) {
  const waiting = new Set<(ms: number) => void>();
  let ended = false;

  return {
    /** Rejects when it takes too long, whatever the SDK and what it is made of still wait for. */
    async inTime<T>(asked: Promise<T>): Promise<T> {
      let timer: NodeJS.Timeout | undefined;
      let retryNow: (ms: number) => void = () => {};
      const late = new Promise<never>((_resolve, reject) => {
        retryNow = (ms) => {
          clearTimeout(timer);
          timer = setTimeout(() => reject(new Error('The answer did not end.')), ms);
        };
      });
      retryNow(ended ? limits.lastAnswerMs : limits.answerMs);
      waiting.add(retryNow);
      try {
        return await Promise.race([asked, late]);
      } finally {
        clearTimeout(timer);
        waiting.delete(retryNow);
      }
    },

    end(): void {
      ended = true;
      for (const retryNow of waiting) retryNow(limits.lastAnswerMs);
    },
  };
}
export type Patience = ReturnType<typeof createPatience>;
