/** Of at most so many names; past it, the one that spent longest ago is forgotten, which only gives. */
const MAX_NAMES = 20_000;

export type Budget = ReturnType<typeof createBudget>;

/**
 * What each name may still spend: `amount` at once, which comes back evenly over `overMs`.
 * @param now milliseconds
 */
export function createBudget(amount: number, overMs: number, now: () => number) {
  const spent = new Map<string, { left: number; at: number }>();

  function left(name: string): number {
    const before = spent.get(name);
    if (before === undefined) return amount;
    return Math.min(amount, before.left + (Math.max(0, now() - before.at) * amount) / overMs);
  }

  return {
    left,
    spend(name: string, cost: number): void {
      const rest = left(name) - cost;
      // In the order in which they spent last, so that the first is the one to forget.
      spent.delete(name);
      spent.set(name, { left: rest, at: now() });
      const oldest = spent.size > MAX_NAMES ? spent.keys().next().value : undefined;
      if (oldest !== undefined) spent.delete(oldest);
    },
    /** How long until there is this much again. */
    waitMs(name: string, cost: number): number {
      return Math.ceil((Math.max(0, Math.min(cost, amount) - left(name)) * overMs) / amount);
    },
  };
}
