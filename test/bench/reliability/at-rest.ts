import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Node } from './node.ts';

/** V8 gives back what a start took once it has seen for a while that little is asked of it: half a minute, mostly. */
const WATCHED_S = 90;
const LOOK_EVERY_S = 5;
const KIB_PER_MB = 1_024;

/** In MB. `own` is without what it shares with every other Node: its program, and libraries of the system. */
export type Memory = { resident: number; own: number };

/**
 * The least memory that a server which nobody asks anything holds within a time, all of it and its own alone.
 * @param seconds how long it is watched; a minute and a half without
 */
export async function memoryAtRest(node: Pick<Node, 'pid'>, seconds = WATCHED_S): Promise<Memory> {
  const seen: Memory[] = [];
  for (let second = 0; second < seconds; second += LOOK_EVERY_S) {
    await pause(LOOK_EVERY_S * 1_000);
    seen.push(memoryNow(node));
  }
  return seen.reduce((least, one) => (one.resident < least.resident ? one : least));
}

function memoryNow(node: Pick<Node, 'pid'>): Memory {
  const status = readFileSync(`/proc/${node.pid()}/status`, 'utf8');
  // https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
  const of = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / KIB_PER_MB;
  return { resident: of('VmRSS'), own: of('RssAnon') };
}
