import { signal } from '@preact/signals';
import type { WidgetDeps } from './deps.ts';

const QUIET = 'quiet';

/** Whether new messages are heard. The choice is kept for this browser, and the other tabs follow it. */
export function createSound({ storage, chime }: Pick<WidgetDeps, 'storage' | 'chime'>) {
  const on = signal(storage.read(QUIET) === null);
  return {
    on,
    toggle(): void {
      on.value = !on.value;
      storage.write(QUIET, on.value ? null : '1');
    },
    /** Another tab has changed it. */
    adopt(): void {
      on.value = storage.read(QUIET) === null;
    },
    play: () => on.value && chime(),
  };
}
export type Sound = ReturnType<typeof createSound>;
