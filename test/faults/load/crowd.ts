import type { Seeded } from '../support/seeded.ts';
import { type LoadAgent, openLoadAgent } from './load-agent.ts';
import { type LoadVisitor, openLoadVisitor } from './load-visitor.ts';
import type { Recorder } from './recorder.ts';

/** Per conversation and side, this many messages may wait before nothing more is written. */
const MOST_WAITING = 10;
const TICK_MS = 20;
const LOOK_MS = 100;
const SETTLED_WITHIN_MS = 120_000;

export type Crowd = {
  visitors: readonly LoadVisitor[];
  agents: readonly LoadAgent[];
  /** Everybody writes, together at most this many messages a second, until `quiet`. */
  write(perSecond: number): void;
  quiet(): void;
  /**
   * Waits until everything that was sent is acknowledged and every screen shows the same.
   * @throws with what does not agree, when for two minutes nothing was acknowledged any more
   */
  settled(): Promise<void>;
  /** The page of one of the visitors is loaded anew. */
  reloadOne(): void;
  conversationIds(): string[];
  close(): void;
};

export type CrowdOptions = {
  /** Where visitors reach a server, and where each of the two agents does. */
  urls: { visitors: readonly string[]; agents: readonly [string, string] };
  visitors: number;
  random: Seeded;
  recorder: Recorder;
  /** Which share of the messages the visitors write; the agents write the rest. */
  visitorsShare?: number;
  /** How a visitor comes; without it, as the widget's own stores. */
  openVisitor?(options: { url: string; name: string; recorder: Recorder }): LoadVisitor;
};
const VISITORS_SHARE = 0.6;

/** Visitors in conversations of their own, and two agents who see and answer them all. */
export async function gatherCrowd({
  urls,
  visitors: many,
  random,
  recorder,
  visitorsShare = VISITORS_SHARE,
  openVisitor = openLoadVisitor,
}: CrowdOptions): Promise<Crowd> {
  const agents = [
    await openLoadAgent({ url: urls.agents[0], who: 'Ana', name: 'agent-ana', recorder }),
    await openLoadAgent({ url: urls.agents[1], who: 'Ben', name: 'agent-ben', recorder }),
  ];
  const visitors = Array.from({ length: many }, (_, n) =>
    openVisitor({ url: urls.visitors[n % urls.visitors.length] ?? '', name: `visitor-${n}`, recorder }),
  );
  let timer: NodeJS.Timeout | null = null;
  let written = 0;

  return {
    visitors,
    agents,
    write(perSecond) {
      let due = 0;
      let last = performance.now();
      timer = setInterval(() => {
        const now = performance.now();
        due = Math.min(due + ((now - last) / 1_000) * perSecond, perSecond);
        last = now;
        for (; due >= 1; due -= 1) writeOne();
      }, TICK_MS);
    },
    quiet() {
      if (timer !== null) clearInterval(timer);
      timer = null;
    },
    async settled() {
      let acknowledged = recorder.acknowledgedCount();
      let deadline = Date.now() + SETTLED_WITHIN_MS;
      for (;;) {
        // A crowded machine is slow, and as long as it gets on, nothing is stuck.
        if (recorder.acknowledgedCount() > acknowledged) deadline = Date.now() + SETTLED_WITHIN_MS;
        acknowledged = recorder.acknowledgedCount();
        const trouble = await disagreement();
        if (trouble === null) return;
        if (Date.now() > deadline)
          throw new Error(`For ${SETTLED_WITHIN_MS} ms nothing more was acknowledged, and ${trouble}`);
        await new Promise((resolve) => {
          setTimeout(resolve, LOOK_MS);
        });
      }
    },
    reloadOne: () => random.pick(visitors).reload(),
    conversationIds: () => visitors.flatMap((visitor) => visitor.conversationId() ?? []),
    close() {
      if (timer !== null) clearInterval(timer);
      for (const one of [...visitors, ...agents]) one.close();
    },
  };

  function writeOne(): void {
    const visitor = random.pick(visitors);
    const id = visitor.conversationId();
    if (id !== null) for (const agent of agents) agent.follow(id);
    written += 1;
    if (id === null || random.chance(visitorsShare)) {
      if (visitor.waiting() < MOST_WAITING) visitor.send(`${visitor.name} says ${written}`);
      return;
    }
    const agent = random.pick(agents);
    if (agent.waiting(id) < MOST_WAITING) agent.answer(id, `${agent.name} says ${written}`);
  }

  /** What does not agree yet, in words; null when everything does. */
  async function disagreement(): Promise<string | null> {
    for (const one of [...visitors, ...agents]) {
      if (one.waiting() > 0) return `${one.name} still waits for ${one.waiting()} acknowledgements.`;
    }
    let shown = 0;
    for (const visitor of visitors) {
      const id = visitor.conversationId();
      if (id === null) continue;
      if (!(await visitor.showAll())) return `${visitor.name} cannot load all of its conversation.`;
      const seen = visitor.shown();
      shown += seen.length;
      for (const agent of agents) {
        agent.follow(id);
        if (!(await agent.showAll(id))) return `${agent.name} cannot load all of ${id}.`;
        const others = agent.shown(id);
        const at = seen.findIndex((one, index) => one !== others[index]);
        if (at >= 0 || others.length !== seen.length)
          return `${visitor.name} shows ${seen.length} and ${agent.name} ${others.length} messages of ${id}; they differ from ${at} on.`;
      }
    }
    // All may be behind alike.
    const sent = recorder.sentCount();
    return shown === sent ? null : `the screens show ${shown} of ${sent} messages.`;
  }
}
