import { randomBytes, randomUUID } from 'node:crypto';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import type { Seeded } from '../support/seeded.ts';
import type { SimClock } from './clock.ts';
import { type Ground, PUBLIC_URL } from './ground.ts';
import type { SimNode } from './nodes.ts';

/** Visitors who write and leave, and agents who answer some of it, by HTTP to whichever server lives. */
export type People = {
  /** A visitor comes, writes, and is answered now and then, for so long. */
  talk(forMs: number, more?: Talk): Promise<void>;
  visitorIds(): string[];
  /** How many are still at something. */
  busy(): number;
};

export type Talk = {
  /** Is told of the visitor. */
  came?(visitorId: string): void;
  /** Some are answered once more, up to so long after they wrote for the last time. */
  lateByMs?: number;
};

const AGAIN_MS = 700;
type Asked = { method: string; path: string; who: Record<string, string>; body?: unknown };

export function createPeople({
  clock,
  random,
  nodes,
  agents,
}: {
  clock: SimClock;
  random: Seeded;
  nodes: readonly SimNode[];
  agents: Ground['agents'];
}): People {
  const visitorIds: string[] = [];
  let busy = 0;
  let written = 0;

  return {
    visitorIds: () => [...visitorIds],
    busy: () => busy,
    async talk(forMs, { came, lateByMs } = {}) {
      busy += 1;
      const until = clock.now() + forMs;
      const [visitorId, id] = [randomUUID(), randomUUID()];
      const visitor = { authorization: `Bearer ${randomBytes(32).toString('base64url')}` };
      const site = { id: visitorId, siteKey: DEMO_SITE_KEY };
      await ask({ method: 'POST', path: '/api/widget/visitors', who: visitor, body: site });
      visitorIds.push(visitorId);
      came?.(visitorId);
      const page = { url: 'https://shop.example/', title: 'Shop' };
      const base = '/api/widget/conversations';
      await ask({ method: 'POST', path: base, who: visitor, body: { id, page } });
      await write(visitor, `${base}/${id}/messages`, 'The visitor');
      const agent = random.pick(agents);
      const answering = { cookie: agent.cookie, origin: PUBLIC_URL };
      const answers = `/api/agent/conversations/${id}`;
      while (clock.now() < until) {
        await pause(random.between(1_000, 50_000));
        if (random.chance(0.5)) await write(visitor, `${base}/${id}/messages`, 'The visitor');
        else await write(answering, `${answers}/${kindOf()}`, agent.name);
      }
      if (lateByMs !== undefined && random.chance(0.6)) {
        await pause(random.between(lateByMs / 3, lateByMs));
        await write(answering, `${answers}/messages`, agent.name);
      }
      busy -= 1;
    },
  };

  function kindOf(): 'messages' | 'notes' {
    return random.chance(0.2) ? 'notes' : 'messages';
  }

  async function write(who: Asked['who'], path: string, name: string): Promise<void> {
    written += 1;
    // The stop keeps one number from being found in another.
    const body = { id: randomUUID(), body: `${name} says ${written}.` };
    await ask({ method: 'POST', path, who, body });
  }

  /** As clients do: the same again until a server says that it is done. */
  async function ask({ method, path, who, body }: Asked): Promise<void> {
    for (;;) {
      await pause(random.between(1, 40));
      const living = nodes.filter((node) => node.alive());
      const headers = { ...who, 'content-type': 'application/json' };
      const reply =
        living.length === 0
          ? null
          : await random.pick(living).answer({ method, path, headers, body: JSON.stringify(body) });
      if (reply !== null && reply.status < 300) return;
      if (reply !== null && reply.status < 500)
        throw new Error(`${method} ${path} was refused: ${reply.status} ${reply.text}`);
      await pause(AGAIN_MS);
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => clock.after(ms, resolve));
  }
}
