import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../support/test-server.ts';
import { type Stage, startEmbeddedStage } from './stage.ts';
import type { WidgetPage } from './widget-page.ts';

type Door = { frontdesk(method: string, ...args: unknown[]): Promise<unknown> };

describe('what a page asks of the widget', () => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  /** What the call came to: null, or what it was refused with. */
  const call = ({ page }: WidgetPage, method: string, argument: string) =>
    page.evaluate(
      ([name = '', given]) =>
        (window as unknown as Door).frontdesk(name, given).then(
          () => null,
          (error: Error & { code?: string }) => ({ code: error.code, message: error.message }),
        ),
      [method, argument],
    );

  it('prefill opens the chat with the text in the reply box, and sends nothing', async () => {
    const visitor = await stage.visitor();
    await visitor.launcher.waitFor();
    expect(await call(visitor, 'prefill', 'About order 1234: ')).toBeNull();
    await visitor.dialog.waitFor();
    await expect.poll(() => visitor.composer.inputValue()).toBe('About order 1234: ');
    await expect.poll(() => visitor.dialog.locator('article').count()).toBe(0);
    await visitor.send('About order 1234: where is it?');
    await visitor.messageWith('About order 1234: where is it?', 'Sent').waitFor();
    await visitor.close();
  });

  it('send refuses what is too long with a sentence and a code, and sends what fits', async () => {
    const visitor = await stage.visitor();
    await visitor.launcher.waitFor();
    const refused = await call(visitor, 'send', 'x'.repeat(20_000));
    expect(refused?.code).toBe('message_too_long');
    expect(refused?.message).toMatch(/^The message is longer than \d+ characters\.$/);
    expect(await call(visitor, 'send', 'Short enough')).toBeNull();
    await visitor.open();
    await visitor.messageWith('Short enough', 'Sent').waitFor();
    await expect.poll(() => visitor.dialog.getByText('xxxxxxxxxx').count()).toBe(0);
    await visitor.close();
  });
});
