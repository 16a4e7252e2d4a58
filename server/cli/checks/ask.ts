import { MOST_BYTES, PATIENCE_MS } from './finding.ts';

export type Answer = { status: number; headers: Headers; text: string };

/**
 * Asks an address, for as long and for as much as a check may take. A redirection is an answer.
 * @throws with a sentence when nothing answers in time
 */
export async function ask(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const reply = await fetch(url, { headers, signal, redirect: 'manual' });
    return { status: reply.status, headers: reply.headers, text: await beginning(reply) };
  } catch (error) {
    throw new Error(
      `${new URL(url).origin} is not reached from here (${causeOf(error)}). Is the server running, and the proxy in front of it?`,
    );
  }
}

/** The first {@link MOST_BYTES} of a body; the rest is not waited for. */
async function beginning(reply: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  const reader = reply.body?.getReader();
  while (reader !== undefined && bytes < MOST_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    bytes += value.length;
  }
  await reader?.cancel();
  return Buffer.concat(pieces).toString();
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no whole answer within ${PATIENCE_MS / 1_000} s`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}
