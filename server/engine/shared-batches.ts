import type { EngineError, Publication } from './engine.ts';

/** Sends one request; resolves with the refusal of each publication, null where it was taken. */
export type SendBatch = (batch: readonly Publication[]) => Promise<(EngineError | null)[]>;
type Call = {
  publications: readonly Publication[];
  resolve: (refused: EngineError[]) => void;
  reject: (error: unknown) => void;
};

/**
 * Lets conversations that publish in the same turn of the event loop share requests: under load nearly every request
 * would otherwise carry one message, and the request costs far more than what is in it. What one caller gives stays
 * together and in order; callers hear only of their own refusals.
 * @param size how many publications fit into a request
 */
export function shareBatches(
  send: SendBatch,
  size: number,
): (publications: readonly Publication[]) => Promise<EngineError[]> {
  let waiting: Call[] = [];

  return (publications) => {
    if (publications.length > size) return inTurns(publications);
    return new Promise((resolve, reject) => {
      if (waiting.push({ publications, resolve, reject }) === 1) setImmediate(flush);
    });
  };

  function flush(): void {
    const calls = waiting;
    waiting = [];
    for (const together of packed(calls, size)) void sendTogether(together);
  }

  async function sendTogether(calls: readonly Call[]): Promise<void> {
    try {
      const refused = await send(calls.flatMap((call) => call.publications));
      let at = 0;
      for (const { publications, resolve } of calls) {
        resolve(refused.slice(at, at + publications.length).filter((one) => one !== null));
        at += publications.length;
      }
    } catch (error) {
      for (const { reject } of calls) reject(error);
    }
  }

  /** More than fits into one request goes in several, one after the other, so that the order stays. */
  async function inTurns(publications: readonly Publication[]): Promise<EngineError[]> {
    const refused: EngineError[] = [];
    for (let start = 0; start < publications.length; start += size) {
      const answers = await send(publications.slice(start, start + size));
      refused.push(...answers.filter((one) => one !== null));
    }
    return refused;
  }
}

/** Whole calls, as many as fit, to a request. */
function packed(calls: readonly Call[], size: number): Call[][] {
  const batches: Call[][] = [];
  let room = 0;
  for (const call of calls) {
    const last = batches.at(-1);
    if (last !== undefined && call.publications.length <= room) last.push(call);
    else {
      batches.push([call]);
      room = size;
    }
    room -= call.publications.length;
  }
  return batches;
}
