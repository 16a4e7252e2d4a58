/** What takes longer than this in a test is not coming. */
const TOO_LONG_MS = 3_000;
const LOOK_EVERY_MS = 2;

/**
 * Resolves with the first thing `look` finds.
 * @throws after three seconds, saying what was waited for
 */
export async function eventually<T>(
  what: string,
  look: () => T | undefined | null | false,
  withinMs = TOO_LONG_MS,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`It did not come: ${what}.`);
    await new Promise((resolve) => {
      setTimeout(resolve, LOOK_EVERY_MS);
    });
  }
}
