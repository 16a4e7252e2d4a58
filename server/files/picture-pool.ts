import { ApiError, TryLater } from '../common/api-error.ts';
import type { LogoJob, PictureJob, PictureOutcome } from './develop-picture.ts';
import { createFairQueue } from './fair-queue.ts';
import { type PictureDecoder, type PictureProgram, startDecoder } from './picture-decoder.ts';

export type PicturePoolOptions = {
  program: PictureProgram;
  log: { warn(details: object, message: string): void };
  /** A picture that takes longer is given up, with the process that decodes it. */
  jobTimeoutMs?: number;
};

export interface PicturePool {
  /**
   * Decodes a picture when it is its turn.
   * @param owner whose picture it is; each has a turn before anybody has a second
   * @param prepare makes the job when its turn has come; null: nobody wants it any more
   * @throws ApiError `too_many_requests` when the queue is full, `unavailable` when no process can be started
   */
  develop(owner: string, prepare: () => Promise<Job | null>): Promise<PictureOutcome>;
  stop(): void;
}

type Job = PictureJob | LogoJob;

type Waiting = {
  prepare: () => Promise<Job | null>;
  settle(outcome: PictureOutcome): void;
  fail(error: Error): void;
};

/** A picture of the allowed size takes a few seconds; this leaves time on a machine that is busy with other things. */
const JOB_TIMEOUT_MS = 60_000;
/** Without pictures for this long, the process ends and its memory is the system's again. */
const IDLE_MS = 30_000;
/** As many as one message may have. */
const WAITING_PER_OWNER = 10;
const WAITING_IN_ALL = 100;
const RETRY_MS = 10_000;

/**
 * Decodes pictures in a process of its own, one at a time: neither the threads nor the memory of the server are spent on
 * them, and a picture that crashes the decoder is one that cannot be read. The process starts with the first picture.
 */
export function createPicturePool({
  program,
  log,
  jobTimeoutMs = JOB_TIMEOUT_MS,
}: PicturePoolOptions): PicturePool {
  const queue = createFairQueue<Waiting>({ perOwner: WAITING_PER_OWNER, inAll: WAITING_IN_ALL });
  let decoder: PictureDecoder | null = null;
  let busy = false;
  let stopped = false;
  let idle: NodeJS.Timeout | undefined;

  return {
    develop(owner, prepare) {
      return new Promise((settle, fail) => {
        if (stopped) return fail(unavailable());
        if (queue.add(owner, { prepare, settle, fail })) void workOff();
        else
          fail(new TryLater('Too many pictures are being processed. Send it again in a moment.', RETRY_MS));
      });
    },
    stop() {
      stopped = true;
      clearTimeout(idle);
      for (let one = queue.take(); one !== undefined; one = queue.take()) one.fail(unavailable());
      endDecoder();
    },
  };

  /** Never rejects: each job is told what became of it. */
  async function workOff(): Promise<void> {
    if (busy) return;
    busy = true;
    clearTimeout(idle);
    for (let next = queue.take(); next !== undefined; next = queue.take())
      await run(next).then(next.settle, next.fail);
    busy = false;
    if (!stopped) idle = setTimeout(endDecoder, IDLE_MS).unref();
  }

  async function run({ prepare }: Waiting): Promise<PictureOutcome> {
    if (decoder === null || decoder.hasEnded()) decoder = await start();
    const job = await prepare();
    if (job === null || stopped) throw unavailable();
    const outcome = await decoder.develop(job, jobTimeoutMs);
    if (typeof outcome !== 'string') return outcome;
    if (stopped) throw unavailable();
    log.warn({ reason: outcome }, 'A picture could not be decoded; the process that tried it was ended.');
    return { kind: 'unreadable', pixels: job.maxPixels, reason: outcome };
  }

  async function start(): Promise<PictureDecoder> {
    try {
      const started = await startDecoder(program);
      if (stopped) started.end();
      return started;
    } catch (error) {
      log.warn({ err: error }, 'The process that decodes pictures did not start; a picture was refused.');
      throw unavailable();
    }
  }

  function endDecoder(): void {
    decoder?.end();
    decoder = null;
  }
}

function unavailable(): ApiError {
  return new ApiError('unavailable', 'Pictures cannot be processed just now. Try again in a moment.');
}
