import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { KeyValueStorage } from '../../../server/contract/client/ports.ts';

export type Layout = {
  /** Whether the side pane is shown. */
  details: ReadonlySignal<boolean>;
  /** There is room for the side pane as a column; else it is a drawer over the thread. */
  wide(now: boolean): void;
  toggle(): void;
  closeDrawer(): void;
};

const KEY = 'frontdesk.side-pane';

/** Whether the side pane is open. As a column it is remembered; a drawer closes with what it was opened over. */
export function createLayout(storage: KeyValueStorage): Layout {
  const wide = signal(true);
  const docked = signal(storage.read(KEY) !== 'closed');
  const drawer = signal(false);
  return {
    details: computed(() => (wide.value ? docked.value : drawer.value)),
    wide(now) {
      wide.value = now;
    },
    toggle() {
      if (!wide.peek()) {
        drawer.value = !drawer.peek();
        return;
      }
      docked.value = !docked.peek();
      storage.write(KEY, docked.peek() ? null : 'closed');
    },
    closeDrawer() {
      drawer.value = false;
    },
  };
}
