// @slow 60 s of a core: processes that are killed. Finds a visitor whom a bot leaves waiting, or answers twice.
import { expect, it } from 'vitest';
import { idFrom } from '../../../server/common/id-from.ts';
import { addBot, type TestBot } from '../../support/bots.ts';
import type { DatabasePlace } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { sendSurely, startKillable } from '../../support/killable-server.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, signedInAgent, type TestVisitor } from '../../support/people.ts';

const TALKS = 3;
const TURNS_EACH = 4;
const KILLS = 3;
/** What the bot has nothing to say to. */
const UNANSWERABLE = 'Can you hear me?';

const KILLED = { fresh: true, open: (place: DatabasePlace) => startKillable(place) };

onEveryDatabase('a server that is killed while a bot answers', KILLED, (server) => {
  /** Answers each turn, and asks and says everything again that got no answer, under the same id. */
  async function runBot(bot: TestBot, from: string, over: () => boolean): Promise<void> {
    let next = from;
    while (!over()) {
      const page = await eventually(async () => {
        const { status, body } = await bot.events(`?after=${next}&wait=1`);
        expect(status).toBe(200);
        return body;
      });
      for (const { id, event } of page.events) {
        if (event.type !== 'message.created' || event.data.answerBy === null) continue;
        const { conversation, message } = event.data;
        if (message.body === UNANSWERABLE) continue;
        await eventually(async () => {
          const { status } = await bot.say(conversation.id, `re: ${message.body}`, { id: idFrom(id) });
          // People have it meanwhile: then it is theirs to answer.
          expect([200, 201, 409]).toContain(status);
        });
      }
      next = page.next;
    }
  }

  async function read(visitor: TestVisitor, id: string) {
    const { conversation } = (await visitor.read(id)).body;
    const { state, messages } = conversation;
    const said = messages.map(({ author, body }) => `${author.kind}: ${body}`);
    return { said, withPeople: state.bot === null, status: state.status };
  }

  it('answers each turn once, or gives it to people, and leaves nobody waiting for it', async () => {
    const ana = await signedInAgent(server.url, 'Ana');
    const bot = await addBot(server.url, ana);
    const { next } = (await bot.events('?after=latest')).body;
    let over = false;
    const running = runBot(bot, next, () => over);
    const visitor = await newVisitor(server.url);
    const ids = await Promise.all(Array.from({ length: TALKS }, () => visitor.start()));
    const silent = await visitor.start();
    await sendSurely(visitor, silent, UNANSWERABLE);
    let settled = 0;
    let talking = true;
    const talks = ids.map(async (id) => {
      for (let turn = 0; turn < TURNS_EACH; turn += 1) {
        const text = `turn ${turn}`;
        await sendSurely(visitor, id, text);
        const { withPeople } = await eventually(async () => {
          const now = await read(visitor, id);
          expect(now.withPeople || now.said.includes(`bot: re: ${text}`)).toBe(true);
          return now;
        });
        settled += 1;
        if (withPeople) return;
      }
    });
    const talked = Promise.all(talks).finally(() => {
      talking = false;
    });
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await eventually(() => expect(settled >= kill * 2 || !talking).toBe(true));
      await server.kill();
    }
    await talked;
    await eventually(async () =>
      expect(await read(visitor, silent)).toEqual({
        said: [`visitor: ${UNANSWERABLE}`],
        withPeople: true,
        status: 'waiting',
      }),
    );
    over = true;
    await running;
    let answers = 0;
    for (const id of ids) {
      const { said, withPeople } = await read(visitor, id);
      const ofBot = said.filter((line) => line.startsWith('bot: '));
      answers += ofBot.length;
      expect(new Set(ofBot).size, 'nothing is said twice').toBe(ofBot.length);
      const turns = said.filter((line) => line.startsWith('visitor: '));
      expect(withPeople || ofBot.length === turns.length, 'nobody waits for it').toBe(true);
    }
    expect(answers, 'otherwise no bot was there').toBeGreaterThan(0);
  });
});
