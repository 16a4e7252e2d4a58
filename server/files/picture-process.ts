import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import sharp from 'sharp';
import { developLogo, developPicture, type LogoJob, type PictureJob } from './develop-picture.ts';

/**
 * A process that decodes pictures, one after the other, for the server that started it (`picture-pool.ts`). What a
 * picture costs, and what a damaged one does to the decoder, happens here and not where everybody is served.
 */
const LOW_PRIORITY = 10;
/** When memory runs out, the kernel ends this process rather than the server: https://man7.org/linux/man-pages/man5/proc_pid_oom_score_adj.5.html */
const OOM_SCORE = '800';

sharp.concurrency(1);
sharp.cache(false);
yieldToServer();
// A signal to the whole group is the server's to answer; this process ends with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
process.on('disconnect', () => process.exit());
process.on('message', (job: PictureJob | LogoJob) => {
  // Neither rejects.
  void ('thumbnail' in job ? developPicture(job) : developLogo(job)).then(send);
});
send('ready');

function send(message: object | string): void {
  // The server may be gone; then there is nobody to tell, and `disconnect` ends this process.
  process.send?.(message, undefined, {}, () => {});
}

/** Where the system does not let it, pictures are only as important as everything else. */
function yieldToServer(): void {
  try {
    setPriority(LOW_PRIORITY);
    if (process.platform === 'linux') writeFileSync('/proc/self/oom_score_adj', OOM_SCORE);
  } catch {
    return;
  }
}
