// @slow 20 s of a core: work that is asked of who sends in masses, at what it really costs. Finds a way past it, where limits of what is
// sent are changed.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CONVERSATIONS_PER_MINUTE } from '../../../server/common/limits.ts';
import { PROOF_HEADER, type Puzzle } from '../../../server/contract/proof.ts';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { NORMAL_PER_MINUTE } from '../../../server/plugins/require-proof.ts';
import { solvePuzzle } from '../../../widget/transport/solve-puzzle.ts';
import { newVisitor, signedInAgent, type TestVisitor, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { attackOnPart, battleground } from '../attack.ts';
import { product } from '../weakened/entry.ts';

vi.mock('../../../server/common/limits.ts', async (original) => ({
  ...(await original<typeof import('../../../server/common/limits.ts')>()),
  // So few that a test can do the work for all of them.
  CONVERSATIONS_PER_MINUTE: 23,
}));

type Said = { error?: { code: string; details?: Puzzle } };

describe('proof of work', () => {
  const ground = battleground({ env: { TRUST_PROXY: 'on', RATE_LIMIT_FACTOR: '1' } });
  afterEach(() => vi.restoreAllMocks());

  ground.attack('more messages in a minute than anybody writes', {
    without: 'who sends in masses works for it',
    async attempt(server) {
      const { say } = await tireless(server);
      const { status, body } = await say('One more');
      return { status, code: body?.error?.code };
    },
    succeeds: { status: 201, code: undefined },
    fails: { status: 429, code: 'proof_required' },
  });

  ground.attack('one solution, shown for everything', {
    without: 'a solution is worth one request',
    async attempt(server) {
      const { say } = await tireless(server);
      const [first, second] = [uuid(), uuid()];
      const solution = await solvePuzzle((await say('First', first)).body?.error?.details as Puzzle);
      expect((await say('First', first, solution)).status).toBe(201);
      return (await say('Second', second, solution)).status;
    },
    succeeds: 201,
    fails: 429,
  });

  it('lets the widget’s own requests through, once with work and again without any message twice', async () => {
    const { visitor, conversation, say } = await tireless(ground.ours());
    const id = uuid();
    const refused = await say('Solved', id);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const solution = await solvePuzzle(refused.body?.error?.details as Puzzle);
    expect([(await say('Solved', id, solution)).status, (await say('Solved', id, solution)).status]).toEqual([
      201, 200,
    ]);
    const { body } = await visitor.read(conversation);
    expect(body.conversation.messages.filter((message) => message.body === 'Solved')).toHaveLength(1);
  });

  it('is asked of nobody for new visitors of an ordinary office, and of what makes itself many', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(Date.now());
    const from = { 'x-forwarded-for': '192.0.2.9' };
    const statuses = [];
    for (let made = 0; made <= NORMAL_PER_MINUTE.arrivals; made += 1) {
      const asking = newVisitor(ground.ours().url, DEMO_SITE_KEY, from).then(
        () => 201,
        (error: Error) => error.message,
      );
      statuses.push(await asking);
    }
    expect(statuses.slice(0, -1).every((status) => status === 201)).toBe(true);
    expect(statuses.at(-1)).toContain('proof_required');
  });

  ground.attack('a line of agents filled with conversations that nobody writes in', {
    without: 'new conversations of a network are counted',
    async attempt(server) {
      vi.spyOn(Date, 'now').mockReturnValue(Date.now());
      const from = { 'x-forwarded-for': '192.0.2.10' };
      const crowd: TestVisitor[] = [];
      // Each visitor alone starts fewer than anybody finds odd.
      const answers = [];
      for (let started = 0; started <= NORMAL_PER_MINUTE.conversations; started += 1) {
        if (started % 10 === 0) crowd.push(await newVisitor(server.url, DEMO_SITE_KEY, from));
        answers.push(await crowd.at(-1)?.ask<Said>('POST', '/api/widget/conversations', { id: uuid() }));
      }
      vi.restoreAllMocks();
      return { status: answers.at(-1)?.status, code: answers.at(-1)?.body.error?.code };
    },
    succeeds: { status: 201, code: undefined },
    fails: { status: 429, code: 'proof_required' },
  });

  ground.attack('files in masses, by as many visitors as are taken without work', {
    without: 'new files of a network are counted',
    async attempt(server) {
      vi.spyOn(Date, 'now').mockReturnValue(Date.now());
      const from = { 'x-forwarded-for': '192.0.2.14' };
      const answers = [];
      let sender = { visitor: await newVisitor(server.url, DEMO_SITE_KEY, from), conversation: '' };
      for (let sent = 0; sent <= NORMAL_PER_MINUTE.uploads; sent += 1) {
        // Each visitor alone sends fewer than anybody finds odd.
        if (sent % 20 === 0) {
          const visitor = await newVisitor(server.url, DEMO_SITE_KEY, from);
          sender = { visitor, conversation: await visitor.start() };
        }
        answers.push(await sendFile(sender));
      }
      vi.restoreAllMocks();
      return { status: answers.at(-1)?.status, code: answers.at(-1)?.body.error?.code };
    },
    succeeds: { status: 201, code: undefined },
    fails: { status: 429, code: 'proof_required' },
  });

  it('takes a file once its work is done, and asks agents for none', async () => {
    const { visitor, conversation } = await tireless(ground.ours());
    const id = uuid();
    const refused = await sendFile({ visitor, conversation, id });
    expect(refused.body.error?.code).toBe('proof_required');
    const solution = await solvePuzzle(refused.body.error?.details as Puzzle);
    expect((await sendFile({ visitor, conversation, id, solution })).status).toBe(201);
    expect((await sendFile({ visitor, conversation, solution })).body.error?.code, 'for another file').toBe(
      'proof_required',
    );
    const agent = await signedInAgent(ground.ours().url, 'Ana');
    for (let sent = 0; sent <= NORMAL_PER_MINUTE.visitor; sent += 1) {
      const path = `/api/agent/conversations/${conversation}/attachments?id=${uuid()}`;
      expect((await agent.ask('POST', path, oneFile())).status).toBe(201);
    }
  });

  ground.attack('work that stays as small as it was, however much is done with it', {
    without: 'work grows with what it is for',
    async attempt(server) {
      vi.spyOn(Date, 'now').mockReturnValue(Date.now());
      const from = { 'x-forwarded-for': '192.0.2.11' };
      const bits = [];
      // Puzzles alone raise the work: they are not gathered to be solved at leisure.
      for (let times = 0; times < 8; times += 1) {
        const visitor = await newVisitor(server.url, DEMO_SITE_KEY, from);
        let last: Said = {};
        for (let started = 0; started < NORMAL_PER_MINUTE.conversations; started += 1)
          last = (await visitor.ask<Said>('POST', '/api/widget/conversations', { id: uuid() })).body;
        bits.push(last.error?.details?.bits ?? 0);
      }
      vi.restoreAllMocks();
      return bits;
    },
    succeeds: [0, 16, 16, 16, 16, 16, 16, 16],
    fails: [0, 16, 17, 18, 19, 20, 20, 20],
  });

  it('takes no more than so many conversations from one network, whatever work was done', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(Date.now());
    const from = { 'x-forwarded-for': '192.0.2.12' };
    const visitor = await newVisitor(ground.ours().url, DEMO_SITE_KEY, from);
    const start = (id: string, solution?: string) => {
      const proof = solution === undefined ? {} : { [PROOF_HEADER]: solution };
      return visitor.ask<Said>('POST', '/api/widget/conversations', { id }, proof);
    };
    const worked = async () => {
      const id = uuid();
      const first = await start(id);
      if (first.status === 201) return first;
      return start(id, await solvePuzzle(first.body.error?.details as Puzzle));
    };
    for (let started = 0; started < CONVERSATIONS_PER_MINUTE; started += 1)
      expect((await worked()).status).toBe(201);
    const { status, body } = await worked();
    expect({ status, code: body.error?.code }).toEqual({ status: 429, code: 'too_many_requests' });
  });

  ground.attack('marks past the end, each of which makes room for the next', {
    without: 'marks reach only what is no mark',
    async attempt(server) {
      const visitor = await newVisitor(server.url, DEMO_SITE_KEY, { 'x-forwarded-for': '192.0.2.13' });
      const id = await visitor.start();
      for (let times = 0; times < 5; times += 1) {
        await visitor.markRead(id, Number.MAX_SAFE_INTEGER);
        await visitor.markDelivered(id, Number.MAX_SAFE_INTEGER);
      }
      return (await visitor.events(id)).body.events.length - 1;
    },
    succeeds: 10,
    fails: 1,
  });

  const SECRET = 'a secret of a test that is long enough';
  attackOnPart('a puzzle of one’s own making', {
    without: 'puzzles are the server’s own',
    attempt: async ({ createProofOfWork }) => {
      const challenge = `60000.16.${'A'.repeat(22)}`;
      return createProofOfWork(SECRET).solved('request', await solvePuzzle({ challenge, bits: 16 }), 0);
    },
    succeeds: true,
    fails: false,
  });
  attackOnPart('a puzzle that was solved long ago', {
    without: 'puzzles run out',
    attempt: async ({ createProofOfWork }) => {
      const proofs = createProofOfWork(SECRET);
      return proofs.solved('request', await solvePuzzle(proofs.puzzle('request', 0)), 6 * 60_000);
    },
    succeeds: true,
    fails: false,
  });
  attackOnPart('a hard puzzle that is handed back as an easy one', {
    without: 'how hard a puzzle is, is signed',
    attempt: async ({ createProofOfWork }) => {
      const proofs = createProofOfWork(SECRET);
      const challenge = proofs.puzzle('request', 0, 20).challenge.replace('.20.', '.10.');
      return proofs.solved('request', await solvePuzzle({ challenge, bits: 10 }), 0);
    },
    succeeds: true,
    fails: false,
  });
  attackOnPart('a number that nobody worked for', {
    without: 'the work is looked at',
    attempt: ({ createProofOfWork }) => {
      const proofs = createProofOfWork(SECRET);
      const { challenge } = proofs.puzzle('request', 0);
      // One in 65,536 solves it; all of these do not.
      return [0, 1, 2].every((counter) => proofs.solved('request', `${challenge}.${counter}`, 0));
    },
    succeeds: true,
    fails: false,
  });

  it.each([
    '',
    '.',
    '..',
    'x.y.z',
    '-1.x.0',
    `60000.${'A'.repeat(22)}.1`,
    `60000.16.${'A'.repeat(22)}.`,
    `60000.16.${'A'.repeat(22)}.01`,
    `6e4.16.${'é'.repeat(22)}.1`,
    '\u0000',
  ])('takes %j for no solution, and answers', (solution) => {
    expect(product.createProofOfWork(SECRET).solved('request', solution, 0)).toBe(false);
  });
});

function oneFile(): FormData {
  const form = new FormData();
  form.append('file', new Blob(['x']), 'x.txt');
  return form;
}

function sendFile({
  visitor,
  conversation,
  id = uuid(),
  solution,
}: {
  visitor: TestVisitor;
  conversation: string;
  id?: string;
  solution?: string;
}) {
  const path = `/api/widget/conversations/${conversation}/attachments?id=${id}`;
  return visitor.ask<Said>(
    'POST',
    path,
    oneFile(),
    solution === undefined ? {} : { [PROOF_HEADER]: solution },
  );
}

/** A visitor who has written all that is not suspicious. Time stands still, so that nothing is given back meanwhile. */
async function tireless(server: TestServer) {
  vi.spyOn(Date, 'now').mockReturnValue(Date.now());
  const visitor: TestVisitor = await newVisitor(server.url, DEMO_SITE_KEY, {
    'x-forwarded-for': '192.0.2.7',
  });
  const conversation = await visitor.start();
  const say = (body: string, id = uuid(), solution?: string) =>
    visitor.ask<Said>(
      'POST',
      `/api/widget/conversations/${conversation}/messages`,
      { id, body },
      solution === undefined ? {} : { [PROOF_HEADER]: solution },
    );
  // The conversation was one of them.
  for (let said = 1; said < NORMAL_PER_MINUTE.visitor; said += 1)
    expect((await say(`Number ${said} of many`)).status).toBe(201);
  return { visitor, conversation, say };
}
