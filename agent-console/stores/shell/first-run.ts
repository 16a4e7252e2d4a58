import { type ReadonlySignal, signal } from '@preact/signals';
import type { KeyValueStorage } from '../../../server/contract/client/ports.ts';

/** Whether the guide through the first steps of an installation is shown; kept for each agent in the browser. */
export type FirstRun = {
  going: ReadonlySignal<boolean>;
  /** The installation is new: the guide stays from now on until it is closed. One that was closed does not come back. */
  begin(): void;
  close(): void;
};

export function createFirstRun(storage: KeyValueStorage, agentId: string): FirstRun {
  const key = `frontdesk.first-run.${agentId}`;
  const going = signal(storage.read(key) === 'going');
  return {
    going,
    begin() {
      if (storage.read(key) !== null) return;
      storage.write(key, 'going');
      going.value = true;
    },
    close() {
      storage.write(key, 'over');
      going.value = false;
    },
  };
}
