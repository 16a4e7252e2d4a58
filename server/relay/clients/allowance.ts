/** So many at once, and so many a second for ever: a bucket that fills again as time passes. */
export class Allowance {
  #left: number;
  #since: number;
  readonly #perSecond: number;
  readonly #burst: number;

  constructor(perSecond: number, burst: number, now: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#left = burst;
    this.#since = now;
  }

  /** Takes one, or several at once. @returns false when there are not so many left; then none is taken */
  take(now: number, amount = 1): boolean {
    this.#fill(now);
    // More than there can ever be is what a full bucket gives.
    const taken = Math.min(amount, this.#burst);
    if (this.#left < taken) return false;
    this.#left -= taken;
    return true;
  }

  /** Whether all of it is there again. */
  isFull(now: number): boolean {
    this.#fill(now);
    return this.#left >= this.#burst;
  }

  #fill(now: number): void {
    // A clock that was set back gives nothing, and takes nothing.
    const passedS = Math.max(0, now - this.#since) / 1_000;
    this.#left = Math.min(this.#burst, this.#left + passedS * this.#perSecond);
    this.#since = now;
  }
}
