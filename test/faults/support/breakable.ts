import { type Child, startChild } from '../../support/child.ts';

/** A process that is started, broken and started again, always with the same settings. */
export type Breakable = {
  /** Resolves when it is ready. */
  start(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to end, and waits; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** It stands still: its connections stay, and nothing is answered. */
  pause(): void;
  resume(): void;
  running(): boolean;
  /** @throws while it does not run */
  pid(): number;
  /** What it has printed since its last start. */
  output(): string;
};

export type BreakableOptions = {
  args: readonly string[];
  env: Record<string, string>;
  cwd?: string;
  /** What it prints once it is ready. */
  ready: RegExp;
};

/** A process of Node's that can be broken. It does not run yet. */
export function createBreakable({ args, env, cwd, ready }: BreakableOptions): Breakable {
  let child: Child | null = null;
  const end = async (signal: NodeJS.Signals) => {
    const ending = child;
    child = null;
    if (ending === null) return null;
    // A stopped process takes no signal but this one until it goes on.
    if (signal !== 'SIGKILL') ending.process.kill('SIGCONT');
    await ending.stop(signal);
    return ending.process.exitCode;
  };
  return {
    async start() {
      if (child !== null) throw new Error('It runs already.');
      const started = startChild(process.execPath, args, { env, ...(cwd === undefined ? {} : { cwd }) });
      child = started;
      await started.until(ready);
    },
    async kill() {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
    pause: () => void child?.process.kill('SIGSTOP'),
    resume: () => void child?.process.kill('SIGCONT'),
    running: () => child !== null && child.process.exitCode === null && child.process.signalCode === null,
    pid() {
      const pid = child?.process.pid;
      if (pid === undefined) throw new Error('It does not run.');
      return pid;
    },
    output: () => child?.output() ?? '',
  };
}
