/**
 * Does something under a signal that is aborted as soon as one of the two is, and forgets it afterwards. `AbortSignal.any` would leave
 * a reference in a signal that lives as long as the process, each time (Node 20: it is never taken away).
 */
export async function underEither<T>(
  stopping: AbortSignal,
  limit: AbortSignal,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const both = new AbortController();
  const watched = [stopping, limit].map((signal) => ({ signal, abort: () => both.abort(signal.reason) }));
  for (const { signal, abort } of watched) {
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
  }
  try {
    return await act(both.signal);
  } finally {
    for (const { signal, abort } of watched) signal.removeEventListener('abort', abort);
  }
}
