// @slow 15 s of a core: floods of requests and of answers. Finds a way past what is counted, where limits of traffic are changed.
import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { PAGE_BYTES } from '../../../server/common/limits.ts';
import type { InboxPage } from '../../../server/contract/schemas/agent-api.ts';
import type { StoredAboutMe, TranscriptLinks } from '../../../server/contract/schemas/widget-api.ts';
import type { Traffic } from '../../../server/plugins/traffic.ts';
import { fillThread } from '../../support/long-thread.ts';
import { newVisitor, nobody, signedInAgent, uuid } from '../../support/people.ts';
import { stopClock } from '../../support/stop-clock.ts';
import type { TestServer } from '../../support/test-server.ts';
import { attackOnPart, battleground } from '../attack.ts';

// So few that a test can use them up. The weakened build asks for them in these places.
const FEW = vi.hoisted(() => {
  const few = { requests: 60, sent: { network: 2_000_000, visitor: 1_000_000, agent: 1_000_000 } };
  Object.assign(globalThis, {
    __frontdeskRequestsPerMinute: few.requests,
    __frontdeskSentPerMinute: few.sent,
  });
  return few;
});
vi.mock('../../../server/common/limits.ts', async (original) => ({
  ...(await original<typeof import('../../../server/common/limits.ts')>()),
  REQUESTS_PER_MINUTE: FEW.requests,
  SENT_PER_MINUTE: FEW.sent,
}));

const MANY = FEW.requests + 1;
/** Characters of three bytes each. */
const LONGEST = '漢'.repeat(10_000);
let networks = 0;
/** Somebody whom nobody else's requests are counted for. */
const elsewhere = () => {
  networks += 1;
  return { 'x-forwarded-for': `198.51.100.${networks}` };
};

describe('what is asked and what is sent', () => {
  const ground = battleground({ env: { TRUST_PROXY: 'on', RATE_LIMIT_FACTOR: '1' } });

  const floods: [string, string, string, object?][] = [
    ['addresses at which there is nothing', 'GET', '/nothing/here'],
    ['what anybody may ask', 'GET', '/api/setup'],
    ['the documentation', 'GET', '/api/openapi.json'],
    ['visitors who are none', 'GET', '/api/widget/session'],
    ['changes without any right', 'DELETE', '/api/agent/session/confirmation'],
    ['bodies that fit no schema', 'POST', '/api/widget/visitors', { wrong: true }],
  ];
  for (const [name, method, path, body] of floods) {
    ground.attack(`a flood of ${name}`, {
      without: ['requests of a network are counted', 'what a network is sent is counted'],
      async attempt(server) {
        const stopped = stopClock();
        const ask = nobody(server.url, elsewhere());
        let limited = false;
        for (let asked = 0; asked < MANY && !limited; asked += 1) {
          const { status, headers } = await ask(method, path, body);
          // Where a route has a limit of its own, that is not what is tried here.
          limited = status === 429 && headers.get('ratelimit') === null;
        }
        stopped();
        return limited;
      },
      succeeds: false,
      fails: true,
    });
  }

  ground.attack('requests that are refused, which are as dear as others', {
    without: 'a refused request costs more',
    async attempt(server) {
      const stopped = stopClock();
      const ask = nobody(server.url, elsewhere());
      const statuses = [];
      for (let asked = 0; asked < 10; asked += 1)
        statuses.push((await ask('POST', '/api/widget/visitors', { wrong: true })).status);
      stopped();
      return statuses.at(-1);
    },
    succeeds: 400,
    fails: 429,
  });

  it('is limited so that a page of another origin can read why, and when to come back', async () => {
    const stopped = stopClock();
    const ask = nobody(ground.ours().url, { ...elsewhere(), origin: 'https://shop.example' });
    let reply = await ask('GET', '/api/widget/session');
    while (reply.status !== 429) reply = await ask('GET', '/api/widget/session');
    expect(reply.headers.get('access-control-allow-origin')).toBe('*');
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(reply.body).toMatchObject({ error: { code: 'too_many_requests' } });
    stopped();
  });

  attackOnPart('a body of nothing but small values, each of which is looked at', {
    without: 'values are bounded',
    attempt: ({ findUnfit }) => findUnfit({ list: Array(60_000).fill(0) }),
    succeeds: null,
    fails: { path: '/list/4998', reason: 'holds too many values' },
  });

  ground.attack('one page of the longest messages there may be', {
    without: ['pages end by bytes', 'what a person is sent is counted'],
    async attempt(server) {
      const { visitor, id } = await longTalk(server);
      const pages = [`${id}/events?after=0&limit=100`, `${id}/messages?before=1000&limit=100`, id];
      const sizes = [];
      for (const page of pages) {
        const { body } = await visitor.ask('GET', `/api/widget/conversations/${page}`);
        sizes.push(JSON.stringify(body).length * 3 > PAGE_BYTES * 2);
      }
      return sizes;
    },
    succeeds: [true, true, true],
    fails: [false, false, false],
  });

  ground.attack('a line of the longest messages, which every agent loads', {
    without: 'cards hold the beginning of a message',
    async attempt(server) {
      const { id } = await longTalk(server, 1);
      const ana = await signedInAgent(server.url, 'Ana');
      const { body } = await ana.ask<InboxPage>('GET', '/api/agent/inbox?queue=waiting&order=latest');
      return body.cards.find(({ state }) => state.id === id)?.lastMessage?.body.length;
    },
    succeeds: 10_000,
    fails: 1_000,
  });

  it('comes in pages that leave nothing out', async () => {
    const { visitor, id } = await longTalk(ground.ours(), 30);
    const seqs: number[] = [];
    for (let more = true; more; ) {
      const { body } = await visitor.events(id, seqs.at(-1) ?? 0);
      expect(body.events.length).toBeGreaterThan(0);
      seqs.push(...body.events.map((event) => event.seq));
      more = body.more;
    }
    expect(seqs).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
  });

  ground.attack('the same pages again and again', {
    without: 'what a person is sent is counted',
    async attempt(server) {
      const { visitor, id } = await longTalk(server);
      const stopped = stopClock();
      const statuses = [];
      // From ever new networks: it is the person who is counted.
      for (let read = 0; read < 6; read += 1) {
        const path = `/api/widget/conversations/${id}/events?after=0`;
        statuses.push((await visitor.ask('GET', path, undefined, elsewhere())).status);
      }
      stopped();
      return statuses.at(-1);
    },
    succeeds: 200,
    fails: 429,
  });

  ground.attack('the same pages by an agent, or whoever has their session', {
    without: 'what a person is sent is counted',
    async attempt(server) {
      const { id } = await longTalk(server);
      const ana = await signedInAgent(server.url, 'Ana');
      const stopped = stopClock();
      const statuses = [];
      for (let read = 0; read < 6; read += 1)
        statuses.push(
          (await ana.ask('GET', `/api/agent/conversations/${id}/events?after=0`, undefined, elsewhere()))
            .status,
        );
      stopped();
      return statuses.at(-1);
    },
    succeeds: 200,
    fails: 429,
  });

  ground.attack('what is stored about one, or a transcript by its link, again and again', {
    without: 'what a person is sent is counted',
    async attempt(server) {
      const last = [];
      for (const how of ['visitor', 'link'] as const) {
        const { visitor, id } = await longTalk(server);
        const path = `/api/widget/conversations/${id}/transcript`;
        const { body } = await visitor.ask<TranscriptLinks>('GET', path);
        const stopped = stopClock();
        const statuses = [];
        for (let read = 0; read < 3; read += 1) {
          const answer = await (how === 'link'
            ? fetch(body.json, { headers: elsewhere() })
            : fetch(`${server.url}/api/widget/visitor`, {
                headers: { ...elsewhere(), authorization: `Bearer ${visitor.token}` },
              }));
          await answer.text();
          statuses.push(answer.status);
        }
        stopped();
        last.push(statuses.at(-1));
      }
      return last;
    },
    succeeds: [200, 200],
    fails: [429, 429],
  });

  it('comes whole in pieces, too', async () => {
    const { visitor, id } = await longTalk(ground.ours(), 45);
    const path = `/api/widget/conversations/${id}/transcript`;
    const { body: links } = await visitor.ask<TranscriptLinks>('GET', path);
    const { body } = await visitor.ask<StoredAboutMe>('GET', '/api/widget/visitor', undefined, elsewhere());
    expect(body.counts).toEqual({ conversations: 1, messages: 45, files: 0 });
    expect(body.conversations[0]?.messages.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 45 }, (_, index) => index + 2),
    );
    // As if a minute were over.
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 120_000);
    const transcript = await (await fetch(links.json, { headers: elsewhere() })).json();
    expect(transcript.messages).toEqual(body.conversations[0]?.messages);
    vi.restoreAllMocks();
  });

  ground.attack('a transcript that is asked for and not taken', {
    without: 'long answers are made as they are taken',
    async attempt(server) {
      const { visitor, id } = await longTalk(server, 600);
      const path = `/api/widget/conversations/${id}/transcript`;
      const { body: links } = await visitor.ask<TranscriptLinks>('GET', path);
      const traffic: Traffic = server.app.traffic;
      const sent = vi.spyOn(traffic, 'sent');
      const { hostname, port, pathname, search } = new URL(links.json);
      const socket = connect(Number(port), hostname).on('error', () => {});
      socket.pause();
      const from = elsewhere()['x-forwarded-for'];
      socket.write(`GET ${pathname}${search} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${from}\r\n\r\n`);
      // What a socket and the kernel hold goes out; then it stands still, or goes on to the end.
      let made = -1;
      await vi.waitUntil(
        async () => {
          const before = made;
          for (let turn = 0; turn < 20; turn += 1)
            await fetch(`${server.url}/health`, { headers: elsewhere() });
          made = sent.mock.calls.filter(([, , person]) => person?.id === visitor.id).length;
          return made > 0 && made === before;
        },
        { timeout: 120_000, interval: 50 },
      );
      socket.destroy();
      sent.mockRestore();
      return made > 600 / 20;
    },
    succeeds: true,
    fails: false,
  });
});

/** A visitor who has written a great deal, long ago. */
async function longTalk(server: TestServer, messages = 20) {
  const visitor = await newVisitor(server.url, undefined, elsewhere());
  const id = await visitor.start(uuid());
  await fillThread(server.services, id, messages, () => LONGEST);
  return { visitor, id };
}
