import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { createHttpLines } from '../../bench/http-lines.ts';
import type { Subscriber } from '../../bench/relay/subscriber.ts';
import { engineOf, openAgentScreen, openVisitorScreen } from '../../bench/reliability/crowd.ts';
import { newVisitor, signedInAgent, type TestAgent, uuid } from '../../support/people.ts';

/** So many visitors come and go at once, each again and again as somebody new. */
const AT_ONCE = 12;
/** Nobody writes without a pause; together they are some 15 messages a second. */
const PAUSE_MS = 250;
const MESSAGES = 3;
const FILE_BYTES = 20_000;
/** An agent signs in anew after so many conversations, as after a shift. */
const CONVERSATIONS_PER_SHIFT = 200;

/** The server was busy with what else this machine does: it says so, and browsers ask again later. */
const BUSY = /\bwas answered 503\b/;

/** `cutShort`: visits that ended because the server was busy, or closed a kept connection just as it was used again. */
export type Churned = { visitors: number; messages: number; files: number; shifts: number; cutShort: number };

/**
 * Visitors come, open a connection, write, send a file, are answered, and go for good; agents come and go.
 * @returns what stops it, and what was done so far; `stop` throws what has gone wrong
 */
export function startChurn(
  url: string,
  port: number,
): { done: Churned; failed(): boolean; stop(): Promise<void> } {
  const done: Churned = { visitors: 0, messages: 0, files: 0, shifts: 0, cutShort: 0 };
  const lines = createHttpLines(port, AT_ONCE);
  const stopping = new AbortController();
  // Each of them may be resting.
  setMaxListeners(AT_ONCE + 1, stopping.signal);
  let agent: Promise<TestAgent> = signedInAgent(url, 'Ana');
  const running = Promise.all(Array.from({ length: AT_ONCE }, comeAndGo));
  // What goes wrong is thrown where it is stopped; until then the others go on.
  running.catch(() => stopping.abort());

  async function comeAndGo(): Promise<void> {
    while (!stopping.signal.aborted)
      await oneVisit().catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ECONNRESET' && !BUSY.test(error.message)) throw error;
        done.cutShort += 1;
      });
  }

  async function oneVisit(): Promise<void> {
    const visitor = await newVisitor(url);
    const id = await visitor.start();
    const known = { id: visitor.id, token: visitor.token, conversationId: id };
    const engine = await engineOf(lines, known);
    const screen = await openVisitorScreen(lines, engine, known);
    const ana = await agent;
    for (let n = 0; n < MESSAGES; n += 1) {
      const asked = await visitor.send(id, `Where is my parcel? ${n}`);
      const answered = await ana.answer(id, 'It is on its way.');
      await visitor.markRead(id, answered.body.message.seq);
      if (asked.status !== 201) throw new Error(`A message was answered ${asked.status}.`);
      done.messages += 2;
      await rest();
    }
    await sendFile(visitor.ask, id);
    done.files += 1;
    await ana.resolve(id);
    // Half of them take everything with them.
    if (done.visitors % 2 === 0) await visitor.ask('DELETE', '/api/widget/visitor');
    close(screen);
    done.visitors += 1;
    if (done.visitors % CONVERSATIONS_PER_SHIFT === 0) await changeShift();
  }

  /** The agent of before signs out; the next one opens a console of their own for a moment. */
  async function changeShift(): Promise<void> {
    const before = agent;
    agent = signedInAgent(url, done.shifts % 2 === 0 ? 'Ben' : 'Ana');
    await agent;
    const visitor = await newVisitor(url);
    const conversationId = await visitor.start();
    const engine = await engineOf(lines, { id: visitor.id, token: visitor.token, conversationId });
    close(await openAgentScreen(url, engine));
    // Whoever is just being answered is answered by the one of before.
    await rest();
    await (await before).ask('GET', '/api/agent/inbox?queue=waiting');
    done.shifts += 1;
  }

  const rest = () => pause(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => {});

  return {
    done,
    failed: () => stopping.signal.aborted,
    async stop() {
      stopping.abort();
      await running;
      lines.stop();
    },
  };
}

async function sendFile(ask: TestAgent['ask'], conversationId: string): Promise<void> {
  const form = new FormData();
  form.append('file', new Blob([randomBytes(FILE_BYTES)]), 'parcel.bin');
  const id = uuid();
  const sent = await ask('POST', `/api/widget/conversations/${conversationId}/attachments?id=${id}`, form);
  if (sent.status !== 201)
    throw new Error(`A file was answered ${sent.status}: ${JSON.stringify(sent.body)}`);
  await ask('POST', `/api/widget/conversations/${conversationId}/messages`, {
    id: uuid(),
    body: '',
    attachmentIds: [id],
  });
}

function close({ socket }: Subscriber): void {
  socket.removeAllListeners('close');
  socket.destroy();
}
