import { hash } from 'node:crypto';
import { TryLater } from '../common/api-error.ts';
import { createTokenBuckets } from '../common/token-buckets.ts';

/** How often a visitor may say the same within a minute: people do say "ok" and "hello?" again. */
const REPEATS_PER_MINUTE = { words: 5, fewLetters: 15 };
const FEW_LETTERS = 12;

/**
 * Slows down whoever says the same again and again. Blanks, case and invisible characters make no other words of them.
 * @param factor multiplies what is allowed, see `RATE_LIMIT_FACTOR`
 */
export function createRepeatGuard(factor: number, now: () => number) {
  const words = createTokenBuckets(REPEATS_PER_MINUTE.words * factor, now);
  const fewLetters = createTokenBuckets(REPEATS_PER_MINUTE.fewLetters * factor, now);
  return {
    check,
    /**
     * The same for what one request says, which counts once: its transaction may run again, and the message may be for a conversation
     * that is merged into another one meanwhile.
     */
    checkOnce(visitorId: string): (said: { body: string }) => void {
      let isChecked = false;
      return ({ body }) => {
        if (!isChecked) check(visitorId, body);
        isChecked = true;
      };
    },
  };

  /**
   * To be asked for each new message, not for one that comes again under its id.
   * @throws TryLater when these words were said too often; the same message may come again later
   */
  function check(visitorId: string, body: string): void {
    const plain = body
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{Default_Ignorable_Code_Point}\p{P}]+/gu, '');
    if (plain === '') return;
    const name = `${visitorId} ${hash('sha256', plain, 'base64url')}`;
    const waitMs = ([...plain].length <= FEW_LETTERS ? fewLetters : words).take(name);
    if (waitMs > 0)
      throw new TryLater(
        'You have sent this several times already. It is kept, and goes out a little later.',
        waitMs,
      );
  }
}
