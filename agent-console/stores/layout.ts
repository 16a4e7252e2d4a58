import { type ReadonlySignal, signal } from '@preact/signals';
import type { KeyValue } from './world.ts';

export type Layout = {
  /** The side pane as a column, where there is room for one. */
  docked: ReadonlySignal<boolean>;
  /** The side pane over the thread, where there is not. */
  drawer: ReadonlySignal<boolean>;
  toggle(wide: boolean): void;
  closeDrawer(): void;
};

const KEY = 'frontdesk.side-pane';

/** Whether the side pane is open; the column is remembered, the drawer is not. */
export function createLayout(storage: KeyValue): Layout {
  const docked = signal(storage.read(KEY) !== 'closed');
  const drawer = signal(false);
  return {
    docked,
    drawer,
    toggle(wide) {
      if (!wide) {
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
