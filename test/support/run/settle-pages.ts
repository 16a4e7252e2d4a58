import { h, render } from 'preact';
import { useEffect } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { afterAll, vi } from 'vitest';
import { takeDown } from './take-down.ts';

// Files that one worker runs share a page. When the last test of one ends, parts of it may still be loading, effects wait for the
// next frame, and what is drawn listens to the document.
afterAll(async () => {
  await vi.dynamicImportSettled();
  // An effect that is due at once takes all with it that wait.
  await act(() => render(h(DueAtOnce, null), document.createElement('div')));
  takeDown();
});

function DueAtOnce() {
  useEffect(() => {}, []);
  return null;
}
