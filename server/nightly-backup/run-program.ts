import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';

/** The command line of this server, and the settings that it reads. */
export type CommandProgram = {
  path: string;
  execArgv?: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
};

/** Of what it says so much is kept, from the end. */
const KEPT_CHARACTERS = 2_000;
/** 0 is ordinary, 19 the last; see nice(1). */
const LOW_PRIORITY = 10;

/**
 * Runs a command in a process of its own, which others go before.
 * @param signal ends it
 * @returns the exit code, null where it was ended; and the end of what it said
 */
export function runProgram(
  { path, execArgv = [], env }: CommandProgram,
  args: readonly string[],
  signal: AbortSignal,
): Promise<{ exit: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...execArgv, path, ...args], {
      env: { ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    // An abort is one as well; then `close` follows.
    child.on('error', (error) => {
      if (child.pid === undefined) reject(error);
    });
    // Where no more files can be opened, it has no output either.
    if (child.pid === undefined) return;
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (piece: string) => {
        said = (said + piece).slice(-KEPT_CHARACTERS);
      });
      stream.on('error', () => {});
    }
    child.on('spawn', () => giveWay(child.pid));
    child.on('close', (exit) => resolve({ exit, said: said.trim() }));
  });
}

function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, LOW_PRIORITY);
  } catch {
    // It has ended already, or this system has no such thing: then it goes as others do.
  }
}
