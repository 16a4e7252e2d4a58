// @slow 10 s of a core: what an agent formats, in two browsers. Finds a renderer that shows it otherwise to one of them.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stage, startEmbeddedStage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startEmbeddedStage();
});
afterAll(() => stage.close());

it('what an agent formats is shown alike to the visitor and to the agent, and as plain words in the list', async () => {
  const visitor = await stage.visitor();
  const ana = await stage.agent('Ana');
  await visitor.open();
  await visitor.send('How do I return *this*?\n[Look](https://evil.example/x)');
  await ana.open('How do I return this?');
  await ana.claim();
  await ana.thread.getByText('You claimed the conversation').waitFor();
  await ana.reply.fill('Please ');
  await ana.page.keyboard.press('Control+b');
  await ana.page.keyboard.type('print');
  await ana.page.keyboard.press('End');
  await ana.page.keyboard.type(' the form:');
  await expect.poll(() => ana.reply.inputValue()).toBe('Please **print** the form:');
  await ana.answer(
    `${await ana.reply.inputValue()}\n1. Fill in [the form](https://shop.example/returns)\n2. Put it in the parcel, code \`RT-2048\`\n> How do I return this?\nFor **everything** else, just ask.`,
  );
  const read = { bold: 'print', link: 'the form', href: 'https://shop.example/returns', code: 'RT-2048' };
  for (const bubble of [visitor.message('the parcel'), ana.message('the parcel')]) {
    await bubble.waitFor();
    await expect.poll(() => bubble.locator('strong').first().textContent()).toBe(read.bold);
    await expect.poll(() => bubble.locator('ol > li').count()).toBe(2);
    await expect.poll(() => bubble.locator('a').textContent()).toBe(read.link);
    await expect.poll(() => bubble.locator('a').getAttribute('href')).toBe(read.href);
    await expect.poll(() => bubble.locator('code').textContent()).toBe(read.code);
    await expect.poll(() => bubble.locator('blockquote').textContent()).toBe('How do I return this?');
  }
  // What a visitor wrote shows where it leads.
  const asked = ana.message('How do I return');
  await expect.poll(() => asked.locator('em').textContent()).toBe('this');
  await expect.poll(() => asked.locator('a').first().textContent()).toBe('https://evil.example/x');
  await ana.card('Please print the form').waitFor();
  await visitor.close();
  await ana.close();
});
