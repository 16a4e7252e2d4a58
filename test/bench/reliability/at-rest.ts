import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Node } from './node.ts';

/** V8 gives back what a start took once it has seen for a while that little is asked of it: half a minute, mostly. */
const WATCHED_S = 90;
const LOOK_EVERY_S = 5;
const KIB_PER_MB = 1_024;

/** The least memory that a server which nobody asks anything holds within a minute and a half, in MB: all of it, and its own alone. */
export async function memoryAtRest(node: Node): Promise<{ resident: number; own: number }> {
  const seen = [];
  for (let second = 0; second < WATCHED_S; second += LOOK_EVERY_S) {
    await pause(LOOK_EVERY_S * 1_000);
    const status = readFileSync(`/proc/${node.pid()}/status`, 'utf8');
    const of = (name: string) =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / KIB_PER_MB;
    // https://man7.org/linux/man-pages/man5/proc_pid_status.5.html: without what it shares with every other Node.
    seen.push({ resident: of('VmRSS'), own: of('RssAnon') });
  }
  return seen.reduce((least, one) => (one.resident < least.resident ? one : least));
}
