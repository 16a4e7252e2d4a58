import { h, render } from 'preact';
import { useEffect } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { afterAll, vi } from 'vitest';

// When the last test of a file ends, parts of its page may still be loading, and effects wait for the next frame. They would
// come in the page of the next file, which the same worker runs, and listen to what happens there.
afterAll(async () => {
  await vi.dynamicImportSettled();
  // An effect that is due at once takes all with it that wait.
  await act(() => render(h(DueAtOnce, null), document.createElement('div')));
});

function DueAtOnce() {
  useEffect(() => {}, []);
  return null;
}
