// @slow 5 s of a core: what a browser is asked for until the panel is seen. Finds what could wait until afterwards.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, startEmbeddedStage } from '../stage.ts';

describe('the first frame of the panel', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  it('formats no number: the first one takes a browser longer than to draw the panel', async () => {
    const visitor = await stage.visitor('/');
    await visitor.page.addInitScript(() => {
      const formats: string[] = [];
      Object.assign(globalThis, { formats });
      for (const name of ['NumberFormat', 'PluralRules'] as const)
        Object.assign(Intl, {
          [name]: new Proxy(Intl[name], {
            construct(target, given) {
              formats.push(`${name} ${given[0]}`);
              return Reflect.construct(target, given);
            },
          }),
        });
    });
    await visitor.page.reload();
    await visitor.launcher.waitFor();
    const formatted = await visitor.page.evaluate(async () => {
      const root = document.querySelector('frontdesk-widget')?.shadowRoot;
      root?.querySelector<HTMLButtonElement>('.launcher')?.click();
      while (!root?.querySelector<HTMLElement>('[role=dialog]')?.clientHeight)
        await new Promise((frame) => requestAnimationFrame(frame));
      return (globalThis as unknown as { formats: string[] }).formats;
    });
    expect(formatted).toEqual([]);
    await visitor.close();
  });

  it('is drawn in another task than what the chat begins with, so that neither is long', async () => {
    const { page, close } = await warm();
    const drawnAtOnce = await page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          const root = document.querySelector('frontdesk-widget')?.shadowRoot;
          const { getItem } = Storage.prototype;
          // The chat begins with what it has stored. What is asked for now comes before any task that it asks for.
          Storage.prototype.getItem = function (this: Storage, key: string) {
            Storage.prototype.getItem = getItem;
            setTimeout(() => resolve(root?.querySelector('[role=dialog]') != null));
            return getItem.call(this, key);
          };
          root?.querySelector<HTMLButtonElement>('.launcher')?.click();
        }),
    );
    expect(drawnAtOnce).toBe(false);
    await page.locator('frontdesk-widget').getByRole('dialog').waitFor();
    await close();
  });

  it('moves by transform and opacity alone, which a browser does beside everything else', async () => {
    const { page, launcher, close } = await warm();
    const moved = page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const root = document.querySelector('frontdesk-widget')?.shadowRoot;
          const names = new Set<string>();
          const note = (event: Event) => {
            if ((event.target as Element).role !== 'dialog') return;
            names.add((event as TransitionEvent).propertyName);
            if (event.type === 'transitionend' && names.has('transform')) resolve([...names].sort());
          };
          for (const type of ['transitionrun', 'transitionend']) root?.addEventListener(type, note);
        }),
    );
    await launcher.click();
    expect((await moved).filter((name) => name !== 'display')).toEqual(['opacity', 'transform']);
    await close();
  });

  /** A visitor whose browser has the app already, as after a while near the launcher. */
  async function warm() {
    const visitor = await stage.visitor('/');
    await visitor.launcher.dispatchEvent('pointerenter');
    await visitor.page.waitForLoadState('networkidle');
    return { page: visitor.page, launcher: visitor.launcher, close: () => visitor.close() };
  }
});
