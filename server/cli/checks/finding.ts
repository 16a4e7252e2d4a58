/** What was looked at. `note`: it works, and something could be better; it fails no check. */
export type Finding = { what: string; ok: boolean; says: string; note?: true };

/** How long whatever is asked may take, and how much of an answer is read. */
export const PATIENCE_MS = 5_000;
export const MOST_BYTES = 65_536;

/** Something that works and could be better, in a sentence. */
export class Note extends Error {}

/** What is wrong is thrown, in a sentence; what could be better as a {@link Note}. */
export async function tried(what: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { what, ok: true, says: await look() };
  } catch (error) {
    if (error instanceof Note) return { what, ok: true, says: error.message, note: true };
    return { what, ok: false, says: error instanceof Error ? error.message : String(error) };
  }
}
