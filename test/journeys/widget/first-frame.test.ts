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
});
