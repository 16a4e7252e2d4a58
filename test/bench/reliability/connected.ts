import { createHttpLines } from '../http-lines.ts';
import type { Subscriber } from '../relay/subscriber.ts';
import { memoryAtRest } from './at-rest.ts';
import { type BenchVisitor, engineOf, inParallel, makeVisitors, openVisitorScreen } from './crowd.ts';
import { leave } from './measures.ts';
import type { Node } from './node.ts';

const LINES = 64;
const KB_PER_MB = 1_024;
/** What connecting took for a moment is given back by then. */
const WATCHED_S = 60;

/** `perVisitor` in kB; `resident` in MB, while nobody, half of them and all were connected. */
export type MemoryOfVisitors = { perVisitor: number; resident: [number, number, number] };

/**
 * What a connected visitor who does nothing costs the server's process, all included: the socket and its buffers, the WebSocket,
 * the subscription to the own channel, and what is remembered of who asked. What the kernel holds for a socket is not the process's.
 */
export async function memoryOfVisitors(node: Node, count: number): Promise<MemoryOfVisitors> {
  const before = createHttpLines(node.port, LINES);
  const visitors = await makeVisitors(before, count);
  const engine = await engineOf(before, visitors[0] as BenchVisitor);
  before.stop();
  // What storing so many people took is nothing that connecting costs.
  await node.killAndRestart();
  const lines = createHttpLines(node.port, LINES);
  const screens: Subscriber[] = [];
  const resident: number[] = [(await memoryAtRest(node, WATCHED_S)).resident];
  const half = Math.floor(count / 2);
  for (const [from, to] of [
    [0, half],
    [half, count],
  ] as const) {
    const opened = await inParallel(to - from, (n) =>
      openVisitorScreen(lines, engine, visitors[from + n] as BenchVisitor),
    );
    screens.push(...opened);
    resident.push((await memoryAtRest(node, WATCHED_S)).resident);
  }
  for (const screen of screens) leave(screen);
  lines.stop();
  const [none = 0, some = 0, all = 0] = resident;
  return { perVisitor: ((all - none) * KB_PER_MB) / count, resident: [none, some, all] };
}
