/** Of at most so many names; past it, the one whose window began longest ago is forgotten, which only gives. */
const MAX_NAMES = 20_000;

type Window = { current: number; began: number };
type Counted = (error: Error | null, result: { current: number; ttl: number }) => void;

/**
 * Where `@fastify/rate-limit` counts. Its own store keeps the last 5,000 names of every route for as long as the process runs; here
 * a name is gone once its window has ended, so that a quiet server holds nothing of those who have left.
 */
export class LimitWindows {
  /** In the order in which they began: the first is the one that ends first. */
  readonly #windows = new Map<string, Window>();

  /**
   * One more request by a name.
   * @param timeWindow milliseconds
   * @param counted gets how many there were in this window, and the milliseconds until it ends
   */
  incr(name: string, counted: Counted, timeWindow: number): void {
    const now = Date.now();
    for (const [first, { began }] of this.#windows) {
      // A clock that was set back ends a window, too.
      if (now - began < timeWindow && now >= began) break;
      this.#windows.delete(first);
    }
    let window = this.#windows.get(name);
    if (window === undefined) {
      window = { current: 0, began: now };
      this.#windows.set(name, window);
      if (this.#windows.size > MAX_NAMES) this.#forgetFirst();
    }
    window.current += 1;
    counted(null, { current: window.current, ttl: timeWindow - (now - window.began) });
  }

  /** Each route counts for itself. */
  child(): LimitWindows {
    return new LimitWindows();
  }

  /** How many names are remembered. */
  get size(): number {
    return this.#windows.size;
  }

  #forgetFirst(): void {
    const [first] = this.#windows.keys();
    if (first !== undefined) this.#windows.delete(first);
  }
}
