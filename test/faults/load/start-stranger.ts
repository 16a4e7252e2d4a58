import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { StrangerOrder, StrangerWord } from './stranger-process.ts';

const PROGRAM = fileURLToPath(new URL('stranger-process.ts', import.meta.url));

/** A stranger in a process of their own, of low priority: what they do takes no time from whoever measures. */
export type StrangerApart = {
  floods: readonly string[];
  /** Begins a flood. Call what it resolves with to end it, and wait for that. */
  begin(name: string): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

/** @param port where the server listens that trusts one proxy */
export async function startStranger(port: number): Promise<StrangerApart> {
  const child = fork(PROGRAM, [String(port)]);
  const { floods } = await nextWord<{ floods: readonly string[] }>(child);
  const tell = (order: StrangerOrder) => child.send(order);
  return {
    floods,
    async begin(name) {
      tell({ flood: name });
      return async () => {
        const ended = nextWord(child);
        tell({ end: true });
        await ended;
      };
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** @throws when the process ends instead of saying something */
function nextWord<T extends StrangerWord>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null) => reject(new Error(`The stranger's process ended with ${code}.`));
    child.once('exit', gone);
    child.once('message', (word) => {
      child.off('exit', gone);
      resolve(word as T);
    });
  });
}
