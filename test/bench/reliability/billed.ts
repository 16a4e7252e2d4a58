import { newVisitor, signedInAgent } from '../../support/people.ts';
import { createHttpLines } from '../http-lines.ts';
import type { Subscriber } from '../relay/subscriber.ts';
import { engineOf, openAgentScreen, openOwnScreen, openVisitorScreen } from './crowd.ts';
import { reached } from './measures.ts';
import { engineAt, startNode, startRelayProcess } from './node.ts';

/** Of each side, in turns. */
const MESSAGES = 5;

/** `console`: what of the conversation every further console that is open adds. */
export type Billed = { conversation: number; message: number; console: number };

/**
 * What hosted Pusher bills for a conversation of ten messages between a visitor and one agent who both look at it, from
 * being taken to being resolved, without typing. What is looked at is read at once, and not told as delivered before. Billed is
 * one message for each event that is published in a channel, the agent's own included, and one for each connection that gets it
 * (https://pusher.com/docs/channels/using_channels/events/). Counted at a relay, which both browsers are connected to.
 */
export async function billed(): Promise<Billed> {
  const relay = await startRelayProcess();
  const node = await startNode(engineAt(relay.port));
  const lines = createHttpLines(node.port, 1);
  const open: Subscriber[] = [];
  try {
    const visitor = await newVisitor(node.url);
    const ana = await signedInAgent(node.url, 'Ana');
    const known = { id: visitor.id, token: visitor.token, conversationId: await visitor.start() };
    const id = known.conversationId;
    const engine = await engineOf(lines, known);
    open.push(await openVisitorScreen(lines, engine, known));
    const agents = await openAgentScreen(node.url, engine);
    open.push(agents, await openOwnScreen(ana, engine));
    const before = {
      counted: await relay.billed(),
      events: (await ana.events(id)).body.head,
      seen: agents.messages,
    };
    await ana.claim(id);
    for (let n = 0; n < MESSAGES; n += 1) {
      const { seq: asked } = (await visitor.send(id, 'Where is my parcel?')).body.message;
      await ana.markRead(id, asked);
      const { seq: answered } = (await ana.answer(id, 'It is on its way.')).body.message;
      await visitor.markRead(id, answered);
    }
    await ana.resolve(id);
    const events = (await ana.events(id)).body.head - before.events;
    await reached(() => agents.messages - before.seen >= events);
    const conversation = (await relay.billed()) - before.counted;
    return {
      conversation,
      message: conversation / (2 * MESSAGES),
      console: agents.messages - before.seen,
    };
  } finally {
    for (const { socket } of open) socket.removeAllListeners('close').destroy();
    lines.stop();
    await node.stop();
    await relay.stop();
  }
}
