import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, startEmbeddedStage } from '../stage.ts';
import type { WidgetPage } from '../widget-page.ts';

/** More than a line, and less than the most lines that are shown. */
const LINES = 'What you have written takes more than a line of the field, as most questions of visitors do. ';
const KEYS = 20;

describe('typing', () => {
  let stage: Stage;
  let visitor: WidgetPage;
  beforeAll(async () => {
    stage = await startEmbeddedStage();
    visitor = await stage.visitor('/');
    await visitor.open();
    await visitor.send('Good morning');
    await visitor.messageWith('Good morning', 'Sent').waitFor();
  });
  afterAll(() => stage.close());

  it('lays out what has changed once per key, and not the conversation above twice', async () => {
    const { page, composer } = visitor;
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await composer.fill(LINES);
    await frame();
    const before = await layoutsOf(session);
    for (let key = 0; key < KEYS; key += 1) {
      await page.keyboard.press('a');
      await frame();
    }
    // A new line of the field is measured, and then shown; the keys above fill one at most.
    expect((await layoutsOf(session)) - before).toBeLessThanOrEqual(KEYS + 2);
    await composer.fill('');
    await session.detach();
  });

  it('has as many lines as the text, also when it gets shorter or the panel wider', async () => {
    const { composer, page } = visitor;
    await composer.fill('');
    await composer.pressSequentially('One');
    expect(await lines()).toBe(1);
    await composer.press('Shift+Enter');
    await composer.press('Shift+Enter');
    await composer.pressSequentially('three');
    expect(await lines()).toBe(3);
    for (let key = 0; key < 'three'.length + 1; key += 1) await composer.press('Backspace');
    expect(await lines()).toBe(2);
    await composer.fill('');
    expect(await lines()).toBe(1);
    await composer.fill(LINES);
    const narrow = await lines();
    await page.evaluate(() =>
      document
        .querySelector('frontdesk-widget')
        ?.shadowRoot?.querySelector<HTMLElement>('[role=dialog]')
        ?.style.setProperty('--fd-w', '680px'),
    );
    await composer.press('End');
    await composer.pressSequentially('x');
    expect(await lines()).toBeLessThan(narrow);
    await composer.fill('');
  });

  /** How many lines of 22 px the field is high. */
  function lines(): Promise<number> {
    return visitor.composer.evaluate((field) => field.clientHeight / 22);
  }

  /** Until what was typed is shown. */
  function frame(): Promise<unknown> {
    return visitor.page.evaluate(
      () => new Promise((shown) => requestAnimationFrame(() => setTimeout(shown))),
    );
  }
});

/** How often the page was laid out since it was opened. */
async function layoutsOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const count = metrics.find(({ name }) => name === 'LayoutCount')?.value;
  if (count === undefined) throw new Error('The browser does not count layouts.');
  return count;
}
