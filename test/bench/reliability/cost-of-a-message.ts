import { fileURLToPath } from 'node:url';
import { push } from '../../../server/contract/routes/agent/push.ts';
import { signedInAgent } from '../../support/people.ts';
import { cpuSeconds } from '../relay/subjects.ts';
import { deliver } from './measures.ts';
import { type Node, startNode } from './node.ts';
import { openStored, type Stored } from './stored.ts';

/** Nobody listens there, and no mail comes to be sent within the run. */
const MAIL = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'support@shop.test' };
const ROUNDS = 11;
const WARM_UP_ROUNDS = 3;
const POLL_MS = 20;
const HOUR_MS = 3_600_000;

/** Processor time of a server for a message, from the request until all that comes of it is done, in microseconds. */
export type CostOfAMessage = { alone: number; subscribed: number; ratio: number };

/**
 * A server with mail, and an agent who takes pushes, beside one with neither, in turns.
 * @param seconds of each turn; there are 28, of which six are to warm up
 */
export async function costOfAMessage(seconds: number): Promise<CostOfAMessage> {
  const alone = await startNode();
  const subscribed = await startNode(MAIL);
  const stored = { alone: openStored(alone), subscribed: openStored(subscribed) };
  try {
    await subscribeAnAgent(subscribed, stored.subscribed);
    const all = [];
    for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1)
      all.push({
        alone: await microseconds(alone, stored.alone, seconds),
        subscribed: await microseconds(subscribed, stored.subscribed, seconds),
      });
    const rounds = all.slice(WARM_UP_ROUNDS);
    return {
      alone: median(rounds.map((one) => one.alone)),
      subscribed: median(rounds.map((one) => one.subscribed)),
      ratio: median(rounds.map((one) => one.subscribed / one.alone)),
    };
  } finally {
    stored.alone.close();
    stored.subscribed.close();
    await Promise.all([alone.stop(), subscribed.stop()]);
  }
}

async function microseconds(node: Node, stored: Stored, seconds: number): Promise<number> {
  const process = { name: 'server', port: node.port, pid: node.pid(), stop: node.stop };
  let before = 0;
  // What it takes to sign somebody in is no part of a message.
  const { count } = await deliver([node], { seconds }, () => {
    before = cpuSeconds(process);
  });
  while (stored.due() > 0) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  return ((cpuSeconds(process) - before) / count) * 1_000_000;
}

/** Ana's browser takes pushes, and she looks at the console: it is looked at each message whether she is to be told. */
async function subscribeAnAgent(node: Node, stored: Stored): Promise<void> {
  const ana = await signedInAgent(node.url, 'Ana');
  const { body: subscription } = push.subscribe.example;
  const { status } = await ana.ask('PUT', '/api/agent/push/subscription', subscription);
  if (status >= 300) throw new Error(`The browser was not subscribed: ${status}`);
  stored.lookAtConsole(Date.now() + HOUR_MS);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(`${JSON.stringify(await costOfAMessage(Number(process.argv[2] ?? 3)))}\n`);
