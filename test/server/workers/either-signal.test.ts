import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { underEither } from '../../../server/workers/either-signal.ts';

/** Resolves with the reason when the signal is aborted. */
const aborted = (signal: AbortSignal) =>
  new Promise<unknown>((resolve) => {
    if (signal.aborted) resolve(signal.reason);
    signal.addEventListener('abort', () => resolve(signal.reason));
  });

describe('what is done under a worker’s signal and a limit', () => {
  it('ends with whichever is aborted first, for its reason', async () => {
    const [stopping, limit] = [new AbortController(), new AbortController()];
    const byLimit = underEither(stopping.signal, limit.signal, aborted);
    limit.abort('too long');
    expect(await byLimit).toBe('too long');
    const byStop = underEither(stopping.signal, new AbortController().signal, aborted);
    stopping.abort('the server stops');
    expect(await byStop).toBe('the server stops');
    expect(await underEither(stopping.signal, limit.signal, aborted)).toBe('the server stops');
  });

  it('leaves nothing in the signal that lives on, whether it succeeds or fails', async () => {
    const { signal } = new AbortController();
    const limit = new AbortController().signal;
    expect(await underEither(signal, limit, async () => 'done')).toBe('done');
    await expect(underEither(signal, limit, () => Promise.reject(new Error('refused')))).rejects.toThrow(
      'refused',
    );
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(getEventListeners(limit, 'abort')).toEqual([]);
  });
});
