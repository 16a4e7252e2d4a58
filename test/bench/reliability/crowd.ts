import { randomBytes } from 'node:crypto';
import { AGENTS_CHANNEL, agentChannel, visitorChannel } from '../../../server/contract/channels.ts';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { signedInAgent, uuid } from '../../support/people.ts';
import { type Answer, type HttpLines, requestBytes } from '../http-lines.ts';
import { appPath, join, openSubscriber, type Subscriber } from '../relay/subscriber.ts';

/** A visitor with a conversation, as little of one as a measurement needs. */
export type BenchVisitor = { id: string; token: string; conversationId: string };
/** Where events come from: the engine's port and the app's key. */
export type EnginePlace = { port: number; key: string };

/** Makes visitors with a conversation each, many at once. */
export function makeVisitors(lines: HttpLines, count: number): Promise<BenchVisitor[]> {
  return inParallel(count, async () => {
    const visitor = { id: uuid(), token: randomBytes(32).toString('base64url'), conversationId: uuid() };
    await posted(lines, visitor, '/api/widget/visitors', { id: visitor.id, siteKey: DEMO_SITE_KEY });
    await posted(lines, visitor, '/api/widget/conversations', { id: visitor.conversationId });
    return visitor;
  });
}

/** Resolves when the message is acknowledged. @throws when it is not */
export async function sendMessage(lines: HttpLines, visitor: BenchVisitor, id = uuid()): Promise<void> {
  const path = `/api/widget/conversations/${visitor.conversationId}/messages`;
  await posted(lines, visitor, path, { id, body: 'A message of usual length, as people write them.' });
}

/** What the visitor's browser asks for when it comes back: everything after an event. */
export async function catchUp(lines: HttpLines, visitor: BenchVisitor, after: number): Promise<number> {
  const path = `/api/widget/conversations/${visitor.conversationId}/events?after=${after}`;
  const answer = await lines.exchange(requestBytes('GET', path, { headers: bearer(visitor) }));
  return JSON.parse(checked(answer, path).body).head;
}

/** The visitor's own channel, authorised as the widget does it. */
export async function openVisitorScreen(
  lines: HttpLines,
  engine: EnginePlace,
  visitor: BenchVisitor,
): Promise<Subscriber> {
  const screen = await openSubscriber(engine.port, appPath(engine.key));
  const auth = await posted(lines, visitor, '/api/widget/channel-auth', {
    socket_id: socketIdOf(screen),
    channel_name: visitorChannel(visitor.id),
  });
  await join(screen, visitorChannel(visitor.id), JSON.parse(auth.body));
  return screen;
}

/** The agents' channel, on which everything comes. */
export async function openAgentScreen(url: string, engine: EnginePlace): Promise<Subscriber> {
  const ana = await signedInAgent(url, 'Ana');
  const screen = await openSubscriber(engine.port, appPath(engine.key));
  const { body } = await ana.ask<object>('POST', '/api/agent/channel-auth', {
    socket_id: socketIdOf(screen),
    channel_name: AGENTS_CHANNEL,
  });
  await join(screen, AGENTS_CHANNEL, body);
  return screen;
}

/** The channel of one agent's own browsers, on a connection of its own, so that what comes over it is counted apart. */
export async function openOwnScreen(
  agent: Awaited<ReturnType<typeof signedInAgent>>,
  engine: EnginePlace,
): Promise<Subscriber> {
  const screen = await openSubscriber(engine.port, appPath(engine.key));
  const channel_name = agentChannel(agent.id);
  const asked = { socket_id: socketIdOf(screen), channel_name };
  await join(screen, channel_name, (await agent.ask<object>('POST', '/api/agent/channel-auth', asked)).body);
  return screen;
}

/** The engine that a server names to its visitors. */
export async function engineOf(lines: HttpLines, visitor: BenchVisitor): Promise<EnginePlace> {
  const answer = await lines.exchange(
    requestBytes('GET', '/api/widget/session', { headers: bearer(visitor) }),
  );
  const { engine } = JSON.parse(checked(answer, 'the session').body);
  return { port: engine.port, key: engine.key };
}

/** Does something `count` times, so many at once as is good for a closed loop. */
export async function inParallel<T>(
  count: number,
  operation: (index: number) => Promise<T>,
  atOnce = 128,
): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      results[index] = await operation(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, worker));
  return results;
}

async function posted(lines: HttpLines, visitor: BenchVisitor, path: string, body: object): Promise<Answer> {
  const request = requestBytes('POST', path, { headers: bearer(visitor), body: JSON.stringify(body) });
  return checked(await lines.exchange(request), path);
}

function bearer({ token }: BenchVisitor): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

function checked(answer: Answer, what: string): Answer {
  if (answer.status < 300) return answer;
  throw new Error(`${what} was answered ${answer.status}: ${answer.body}`);
}

function socketIdOf(screen: Subscriber): string {
  return JSON.parse(JSON.parse(screen.greeting).data).socket_id;
}
