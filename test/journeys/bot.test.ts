// @slow 10 s of a core: a bot, its visitors and an agent in real browsers. Finds what stands between the bot and what each of them sees;
// `test/server/bots` and `test/server/bot-turns` try the bot, and the views of widget and console what it says.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { addBot } from '../support/bots.ts';
import { type Child, startChild } from '../support/child.ts';
import { signedInAgent } from '../support/people.ts';
import type { TestServer } from '../support/test-server.ts';
import { DESKTOP, PHONE, type Stage, startEmbeddedStage } from './stage.ts';

const BOT = fileURLToPath(new URL('../../demo/bot/bot.mjs', import.meta.url));

/** For whoever wants to see it. */
async function pictured(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `bot-${name}.png`) });
}

describe('the reference bot', () => {
  let stage: Stage & { server: TestServer };
  let child: Child;
  beforeAll(async () => {
    stage = await startEmbeddedStage();
    const { url } = stage.server;
    const bot = await addBot(url, await signedInAgent(url, 'Ana'), { answerSeconds: 60 });
    child = startChild(process.execPath, [BOT], {
      cwd: '.',
      env: { FRONTDESK_URL: url, FRONTDESK_BOT_TOKEN: bot.token },
    });
    await child.until(/listens/);
  });
  afterAll(async () => {
    await child?.stop('SIGKILL');
    await stage?.close();
  });

  it('answers with choices, and hands off to an agent, who reads why and answers', async () => {
    const visitor = await stage.visitor();
    const ana = await stage.agent('Ana');
    await visitor.open();
    await visitor.send('Where is my order?');
    await visitor.message('What’s your order number?').waitFor();
    await visitor.dialog.getByText('Pip · Bot').waitFor();
    // While the bot has it, agents may read along, and nobody is asked to answer.
    await ana.list.getByRole('link', { name: 'Bot' }).click();
    await ana.open('What’s your order number?');
    await ana.thread.getByText('Pip (bot) is answering. Claim to take over.').waitFor();
    await pictured(visitor.page, 'widget');
    await pictured(ana.page, 'reading-along');
    await visitor.dialog.getByRole('button', { name: '4711' }).click();
    await visitor.message('It left our warehouse this morning').waitFor();
    await visitor.dialog.getByRole('button', { name: 'Talk to a person' }).last().click();
    await visitor.message('I’ll get somebody from our team.').waitFor();
    await ana.thread.getByText('Pip (bot) handed off to the team').waitFor();
    await ana.message('Wants to talk to a person').waitFor();
    await ana.queue('Waiting').click();
    await ana.open('I’ll get somebody from our team.');
    await pictured(ana.page, 'handed-off');
    await ana.claim();
    await ana.answer('Hello, this is Ana.');
    await visitor.message('Hello, this is Ana.').waitFor();
  });

  it.each([
    ['desktop', DESKTOP, 'light'],
    ['phone', PHONE, 'dark'],
  ] as const)('is set up on a page that fits, on a %s', async (name, options, colorScheme) => {
    const { page } = await stage.agent('Ana', { ...options, colorScheme });
    await page.goto(`${stage.server.url}/console/settings/bots`);
    await page.getByText('Pip', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Edit' }).first().click();
    await page.getByLabel('Time to answer, in seconds').waitFor();
    await pictured(page, `settings-${name}`);
  });

  it.each([
    ['desktop', DESKTOP, 'dark'],
    ['phone', PHONE, 'light'],
  ] as const)('is talked to in a test that nobody else sees, on a %s', async (name, options, colorScheme) => {
    const { page } = await stage.agent('Ana', { ...options, colorScheme });
    await page.goto(`${stage.server.url}/console/settings/bots`);
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByRole('button', { name: 'Start test' }).click();
    await page.getByLabel('Message to the bot').fill('Where is my order?');
    await page.getByRole('button', { name: 'Send' }).click();
    const log = page.getByRole('log', { name: 'Test conversation with Pip' });
    await log.getByText('What’s your order number?').waitFor();
    await log.getByRole('button', { name: '4711' }).click();
    await log.getByText('It left our warehouse this morning').waitFor();
    await pictured(page, `trial-${name}`);
    await log.getByRole('button', { name: 'Talk to a person' }).click();
    await log.getByText('Pip handed off. A real visitor would now be waiting for your team.').waitFor();
    await log.getByText('Note for agents').waitFor();
    await pictured(page, `trial-over-${name}`);
  });
});
