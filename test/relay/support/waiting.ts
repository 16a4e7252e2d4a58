/**
 * What takes longer than this in a test is not coming. Of soketi many things are known not to come, and nobody wants to
 * wait long for each.
 */
const TOO_LONG_MS = process.env['ENGINE'] === 'soketi' ? 2_000 : 60_000;
const LOOK_EVERY_MS = 2;

/**
 * Resolves with the first thing `look` finds.
 * @throws when it takes too long, saying what was waited for
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
