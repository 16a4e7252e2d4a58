import { uuid } from '../../support/people.ts';
import { percentile } from '../bench-row.ts';
import { createHttpLines, type HttpLines } from '../http-lines.ts';
import { cpuSeconds } from '../relay/subjects.ts';
import type { Subscriber } from '../relay/subscriber.ts';
import {
  type BenchVisitor,
  catchUp,
  engineOf,
  inParallel,
  makeVisitors,
  openAgentScreen,
  openVisitorScreen,
  sendMessage,
} from './crowd.ts';
import type { Node } from './node.ts';
import { seedMessages } from './seed.ts';

const SENDERS = 64;
const POLL_MS = 1;
const GIVE_UP_MS = 60_000;

/** Messages that were stored on disk, acknowledged, and came to the visitor's screen and to an agent's. */
export type Delivered = { count: number; perSecond: number };

/**
 * Sends as fast as it is answered, from 64 visitors at once: for so many seconds, or so many messages.
 * @param begins called when everybody is connected and signed in, right before the first message
 */
export async function deliver(
  nodes: readonly Node[],
  enough: { seconds: number } | { messages: number },
  begins: () => void = () => {},
): Promise<Delivered> {
  const lines = nodes.map((node) => createHttpLines(node.port, SENDERS / nodes.length));
  const at = (index: number) => lines[index % lines.length] as HttpLines;
  const visitors = await makeVisitors(at(0), SENDERS);
  const engine = await engineOf(at(0), visitors[0] as BenchVisitor);
  const screens = await inParallel(SENDERS, (n) =>
    openVisitorScreen(at(0), engine, visitors[n] as BenchVisitor),
  );
  const agent = await openAgentScreen((nodes[0] as Node).url, engine);
  const base = { visitors: messages(screens), agent: agent.messages };
  let [sent, acknowledged] = [0, 0];
  begins();
  const start = performance.now();
  const isEnough = () =>
    'messages' in enough ? sent >= enough.messages : performance.now() >= start + enough.seconds * 1_000;
  await inParallel(SENDERS, async (n) => {
    while (!isEnough()) {
      sent += 1;
      await sendMessage(at(n), visitors[n] as BenchVisitor);
      acknowledged += 1;
    }
  });
  await reached(
    () => messages(screens) - base.visitors >= acknowledged && agent.messages - base.agent >= acknowledged,
  );
  const rate = (acknowledged / (performance.now() - start)) * 1_000;
  for (const screen of [...screens, agent]) leave(screen);
  for (const one of lines) one.stop();
  return { count: acknowledged, perSecond: rate };
}

export type Waits = { acknowledged: number[]; shown: number[] };

/**
 * Sends at a steady rate and takes the times until the acknowledgement, and until the message came to an agent's screen.
 * @param crowd visitors who are connected besides; the senders are some of them
 * @param screens whether there is an engine that brings anything
 */
export async function waits(
  node: Node,
  {
    perSecond,
    seconds,
    crowd,
    screens,
  }: { perSecond: number; seconds: number; crowd: number; screens: boolean },
): Promise<Waits> {
  const lines = createHttpLines(node.port, SENDERS);
  const visitors = await makeVisitors(lines, Math.max(crowd, SENDERS));
  const engine = await engineOf(lines, visitors[0] as BenchVisitor);
  const connected = screens
    ? await inParallel(crowd, (n) => openVisitorScreen(lines, engine, visitors[n] as BenchVisitor))
    : [];
  const agent = screens ? await openAgentScreen(node.url, engine) : null;
  const sentAt = new Map<string, number>();
  const found: Waits = { acknowledged: [], shown: [] };
  if (agent !== null) {
    agent.onMessage = (payload) => {
      const id = /\\"message\\":\{\\"id\\":\\"([0-9a-f-]{36})/.exec(payload.toString())?.[1] ?? '';
      const at = sentAt.get(id);
      if (at !== undefined) found.shown.push(performance.now() - at);
    };
  }
  const total = perSecond * seconds;
  const sending: Promise<void>[] = [];
  const start = performance.now();
  for (let n = 0; n < total; n += 1) {
    const wait = start + (n * 1_000) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const id = uuid();
    const at = performance.now();
    sentAt.set(id, at);
    const visitor = visitors[n % visitors.length] as BenchVisitor;
    sending.push(
      sendMessage(lines, visitor, id).then(() => {
        found.acknowledged.push(performance.now() - at);
      }),
    );
  }
  await Promise.all(sending);
  if (agent !== null) await reached(() => found.shown.length >= total);
  for (const screen of connected) leave(screen);
  if (agent !== null) leave(agent);
  lines.stop();
  return found;
}

/**
 * Milliseconds from kill -9 to the first acknowledgement of the process that follows.
 * @param stored how many messages the database holds
 */
export async function killToAcknowledgement(node: Node, stored: number): Promise<number> {
  const before = createHttpLines(node.port, 1);
  const [visitor] = (await makeVisitors(before, 1)) as [BenchVisitor];
  seedMessages(node, visitor.id, stored);
  await sendMessage(before, visitor);
  before.stop();
  const start = performance.now();
  await node.killAndRestart();
  const after = createHttpLines(node.port, 1);
  await sendMessage(after, visitor);
  const took = performance.now() - start;
  after.stop();
  return took;
}

/** Milliseconds until all are back, and seconds of processor time that the server and the clients, which are one process, took for it. */
export type Back = { tookMs: number; serverS: number; clientsS: number };

/** From the start of a new process until all who were connected are again, and have caught up. */
export async function allBack(node: Node, count: number): Promise<Back> {
  const before = createHttpLines(node.port, SENDERS);
  const visitors = await makeVisitors(before, count);
  const engine = await engineOf(before, visitors[0] as BenchVisitor);
  await inParallel(count, (n) => openVisitorScreen(before, engine, visitors[n] as BenchVisitor));
  // What they have not seen yet when the server is killed.
  await inParallel(count, (n) => sendMessage(before, visitors[n] as BenchVisitor));
  before.stop();
  await node.killAndRestart();
  const start = performance.now();
  const cpu = { server: cpuSeconds({ pid: node.pid() }), clients: cpuSeconds(process) };
  const lines = createHttpLines(node.port, SENDERS);
  const back = await inParallel(count, async (n) => {
    const visitor = visitors[n] as BenchVisitor;
    const screen = await openVisitorScreen(lines, engine, visitor);
    if ((await catchUp(lines, visitor, 0)) < 1) throw new Error('A message is missing.');
    return screen;
  });
  const took: Back = {
    tookMs: performance.now() - start,
    serverS: cpuSeconds({ pid: node.pid() }) - cpu.server,
    clientsS: cpuSeconds(process) - cpu.clients,
  };
  for (const screen of back) leave(screen);
  lines.stop();
  return took;
}

export const p99 = (values: readonly number[]): number => percentile(values, 0.99);

function messages(screens: readonly Subscriber[]): number {
  return screens.reduce((sum, screen) => sum + screen.messages, 0);
}

export function leave(screen: Subscriber): void {
  screen.socket.removeAllListeners('close');
  screen.socket.destroy();
}

/** @throws when it does not become true within a minute */
export async function reached(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + GIVE_UP_MS;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('What was sent did not all arrive within a minute.');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
