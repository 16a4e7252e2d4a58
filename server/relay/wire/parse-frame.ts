import { parseRecord } from './json.ts';

/** A frame from a client, as far as it can be believed. */
export type ClientFrame = { event: string; channel: string | undefined; data: unknown };

/** Deeper than this is nobody's message; it is refused before anything recursive sees it. */
const MAX_DEPTH = 32;

/**
 * Reads what a client sent. Never throws.
 * @returns null for anything that is not a JSON object with a string `event`
 */
export function parseFrame(text: string): ClientFrame | null {
  if (nestsDeeperThan(MAX_DEPTH, text)) return null;
  const value = parseRecord(text);
  if (value === null || typeof value['event'] !== 'string') return null;
  const channel = value['channel'];
  return {
    event: value['event'],
    channel: typeof channel === 'string' ? channel : undefined,
    data: value['data'],
  };
}

/** Counts brackets outside strings; text that is not JSON may come out either way and is refused by the parser. */
function nestsDeeperThan(limit: number, text: string): boolean {
  const QUOTE = 0x22;
  const BACKSLASH = 0x5c;
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === BACKSLASH) i += 1;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return false;
}
