import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addBot } from '../../support/bots.ts';
import { type Child, startChild } from '../../support/child.ts';
import { eventually } from '../../support/eventually.ts';
import { exampleIn, isThere } from '../../support/guides.ts';
import { newVisitor, signedInAgent, type TestAgent } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const GUIDE = 'server/documentation/first-bot.md';
const PROGRAMS = [
  { language: 'js', file: 'bot.mjs', command: process.execPath },
  { language: 'python', file: 'bot.py', command: 'python3' },
];

describe('the guide to a first bot', () => {
  let server: TestServer;
  let ana: TestAgent;
  let folder: string;
  let program: Child | null = null;
  beforeAll(async () => {
    server = await startTestServer();
    ana = await signedInAgent(server.url, 'Ana');
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-bot-'));
  });
  afterEach(async () => {
    await program?.stop('SIGKILL');
    program = null;
  });
  afterAll(async () => {
    await server?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  describe.each(PROGRAMS)('in $language', ({ language, file, command }) => {
    it.skipIf(!isThere(command))(
      'answers, offers choices, hands off, and is silent from then on',
      async () => {
        const bot = await addBot(server.url, ana);
        await writeFile(join(folder, file), await exampleIn(GUIDE, language));
        const env = { FRONTDESK_URL: server.url, BOT_TOKEN: bot.token };
        program = startChild(command, [join(folder, file)], { env });
        await program.until(/The bot is there/);

        const visitor = await newVisitor(server.url);
        const conversationId = await visitor.start();
        const said = async () =>
          (await visitor.read(conversationId)).body.conversation.messages
            .filter(({ author }) => author.kind === 'bot')
            .map(({ body, choices }) => [body, choices ?? []]);
        await visitor.send(conversationId, 'Hello');
        const greeting = ['How can I help?', ['Opening hours', 'Talk to a person']];
        await eventually(async () => expect(await said()).toEqual([greeting]));
        await visitor.send(conversationId, 'Opening hours');
        const hours = ['We are open from Monday to Friday, 9 to 17.', []];
        await eventually(async () => expect(await said()).toEqual([greeting, hours]));
        await visitor.send(conversationId, 'Talk to a person');
        await eventually(async () => {
          const { state, messages } = (await ana.read(conversationId)).body.conversation;
          expect(state.status).toBe('waiting');
          expect(messages.at(-1)).toMatchObject({
            kind: 'note',
            body: expect.stringContaining('Wrote: Talk to a person'),
          });
        });
        await ana.claim(conversationId);
        const before = await said();
        await visitor.send(conversationId, 'What are your hours?');

        // Another conversation shows that it still runs, and has seen what there was to see.
        const other = await newVisitor(server.url);
        const second = await other.start();
        await other.send(second, 'Hello');
        await eventually(async () => {
          expect((await other.read(second)).body.conversation.messages).toHaveLength(2);
        });
        expect(await said()).toEqual(before);
        expect(program.output()).toMatch(/^The bot is there\.\s*$/);
        await bot.change({ on: false });
      },
    );
  });
});
