import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export type Child = {
  process: ChildProcess;
  /** Everything it has printed so far, on both streams. */
  output(): string;
  /** Resolves with the output once it matches; rejects when the process ends before. */
  until(pattern: RegExp): Promise<string>;
  /** Resolves with the exit code. */
  ended(): Promise<number | null>;
  /** Asks it to stop, and waits until it has. */
  stop(signal?: NodeJS.Signals): Promise<void>;
};

/** Starts a process of its own and listens to what it prints. */
export function startChild(
  command: string,
  args: readonly string[],
  options: { env: Record<string, string>; cwd?: string },
): Child {
  const child = spawn(command, args, {
    ...options,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'close').then(([code]) => code as number | null);
  let printed = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      printed += chunk;
      for (const listener of listeners) listener();
    });
  }
  return {
    process: child,
    output: () => printed,
    until(pattern) {
      return new Promise((resolve, reject) => {
        const look = () => {
          if (!pattern.test(printed)) return;
          listeners.delete(look);
          resolve(printed);
        };
        listeners.add(look);
        look();
        exit.then((code) =>
          reject(new Error(`The process ended (${code}) before it printed ${pattern}:\n${printed}`)),
        );
      });
    },
    ended: () => exit,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await exit;
    },
  };
}
