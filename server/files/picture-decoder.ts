import { fork } from 'node:child_process';
import type { LogoJob, PictureJob, PictureOutcome } from './develop-picture.ts';

/** The program of `picture-process.ts`, and what Node needs to run it. */
export type PictureProgram = { path: string; execArgv?: readonly string[] };

export type PictureDecoder = {
  /** @returns what became of the picture, or the reason why the process has ended */
  develop(job: PictureJob | LogoJob, timeoutMs: number): Promise<PictureOutcome | string>;
  hasEnded(): boolean;
  end(): void;
};

const START_TIMEOUT_MS = 60_000;
/** Decoded pictures are not JavaScript's memory; what is, is little. */
const HEAP_MB = 64;
const STDERR_KEPT = 2_000;

/**
 * Starts a process that decodes pictures.
 * @throws when it ends, or says nothing, before it is ready
 */
export async function startDecoder({ path, execArgv = [] }: PictureProgram): Promise<PictureDecoder> {
  const child = fork(path, {
    execArgv: [`--max-old-space-size=${HEAP_MB}`, ...execArgv],
    // It reads what strangers made: of the server's settings and secrets it gets none.
    env: { MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let ended: string | null = null;
  let answer: ((message: PictureOutcome | string) => void) | null = null;
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk).slice(-STDERR_KEPT);
  });
  child.stderr?.on('error', () => {});
  child.on('message', (message: PictureOutcome | string) => answer?.(message));
  child.on('error', (error) => end(`The process failed: ${error.message}.`));
  child.on('close', (code, signal) => end(`The process ended with ${signal ?? code}. ${stderr}`.trim()));

  const first = await nextMessage(START_TIMEOUT_MS);
  if (first !== 'ready') throw new Error(String(first));
  return {
    develop(job, timeoutMs) {
      const message = nextMessage(timeoutMs);
      // Where it cannot be sent, the process has ended, which is heard of above.
      if (ended === null) child.send(job, () => {});
      return message;
    },
    hasEnded: () => ended !== null,
    end: () => end('The process was stopped.'),
  };

  function nextMessage(timeoutMs: number): Promise<PictureOutcome | string> {
    return new Promise((resolve) => {
      if (ended !== null) return resolve(ended);
      const timer = setTimeout(() => end(`It took longer than ${timeoutMs / 1_000} seconds.`), timeoutMs);
      answer = (message) => {
        answer = null;
        clearTimeout(timer);
        resolve(message);
      };
    });
  }

  function end(reason: string): void {
    ended ??= reason;
    answer?.(ended);
    child.kill('SIGKILL');
  }
}
