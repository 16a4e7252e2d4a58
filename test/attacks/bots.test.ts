// @slow 6 s of a core: a bot that reads what another has, speaks on after it has gone, or floods. Finds a guard that lets it.
import { describe, expect } from 'vitest';
import { addBot, type TestBot } from '../support/bots.ts';
import { newVisitor, signedInAgent } from '../support/people.ts';
import { stopClock } from '../support/stop-clock.ts';
import type { TestServer } from '../support/test-server.ts';
import { battleground } from './attack.ts';

/** One more than a bot may ask in a minute. */
const FLOOD = 601;

async function heldBy(server: TestServer, bot: TestBot): Promise<string> {
  const visitor = await newVisitor(server.url);
  const id = await visitor.start();
  await visitor.send(id, 'For one bot alone');
  expect((await bot.read(id)).status, 'its own it reads').toBe(200);
  return id;
}

describe('a bot that goes further than it may', () => {
  const ground = battleground({ env: { RATE_LIMIT_FACTOR: '1000' } });

  ground.attack('reads the conversation of another bot, of another site', {
    without: 'a bot has its own conversations alone',
    async attempt(server) {
      const ana = await signedInAgent(server.url, 'Ana');
      const id = await heldBy(server, await addBot(server.url, ana));
      const stranger = await addBot(server.url, ana, { name: 'Stranger', sites: [] });
      return (await stranger.read(id)).status;
    },
    succeeds: 200,
    fails: 404,
  });

  ground.attack('speaks on after an agent has taken over', {
    without: 'a bot has its own conversations alone',
    async attempt(server) {
      const ana = await signedInAgent(server.url, 'Ana');
      const bot = await addBot(server.url, ana);
      const id = await heldBy(server, bot);
      await ana.claim(id);
      return (await bot.say(id, 'Listen to me instead!')).status;
    },
    succeeds: 201,
    fails: 409,
  });
});

describe('a bot that asks without end', () => {
  const ground = battleground({ env: { RATE_LIMIT_FACTOR: '1' } });

  ground.attack('keeps the server busy', {
    without: 'a bot asks so much a minute',
    async attempt(server) {
      const bot = await addBot(server.url, await signedInAgent(server.url, 'Ana'));
      const goOn = stopClock();
      const answers = await Promise.all(
        Array.from({ length: FLOOD }, () => bot.ask('GET', '/api/bot/profile')),
      );
      goOn();
      return answers.some(({ status }) => status === 429);
    },
    succeeds: false,
    fails: true,
  });
});
