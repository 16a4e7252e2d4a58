// @slow 3 s of a core: the package in a page of React. Finds a component that leaves the chat behind.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, startEmbeddedStage } from '../stage.ts';

const PACKAGE = fileURLToPath(new URL('../../../dist/npm/package.json', import.meta.url));

describe('the npm package', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  it('holds every file it promises, depends on nothing, and can be imported without a page', async () => {
    const promised = JSON.parse(readFileSync(PACKAGE, 'utf8'));
    const files = Object.values<Record<string, string>>(promised.exports).flatMap((entry) =>
      Object.values(entry),
    );
    for (const file of [...files, './frontdesk.d.ts', './README.md'])
      expect(existsSync(join(dirname(PACKAGE), file)), file).toBe(true);
    expect(promised.dependencies).toBeUndefined();
    const { loadFrontdesk } = await import(join(dirname(PACKAGE), 'index.js'));
    expect(() => loadFrontdesk({ site: 'demo' })).toThrow('needs {server');
  });

  it('brings the chat to a React page, and takes it away with the component', async () => {
    const visitor = await stage.visitor('/react');
    const errors: string[] = [];
    visitor.page.on('pageerror', (error) => errors.push(error.message));
    await visitor.launcher.waitFor();
    await expect.poll(() => visitor.page.locator('frontdesk-widget').count()).toBe(1);
    await visitor.page.getByRole('button', { name: 'Ask about gift cards' }).click();
    await visitor.composer.waitFor();
    await visitor.send('Can I give tea?');
    await visitor.messageWith('Can I give tea?', 'Sent').waitFor();
    const ana = await stage.agent('Ana');
    await ana.open('Can I give tea?');
    await ana.page.getByText('gift card', { exact: true }).waitFor();
    await visitor.dialog.getByRole('button', { name: 'Close chat' }).click();
    await ana.claim();
    await ana.answer('You can');
    await visitor.page.getByText('Unread: 1').waitFor();

    await visitor.page.getByRole('button', { name: 'Without the chat' }).click();
    await visitor.page.waitForFunction(() => document.querySelector('frontdesk-widget') === null);
    await visitor.page.getByRole('button', { name: 'With the chat' }).click();
    await visitor.launcher.waitFor();
    await visitor.open();
    await visitor.message('You can').waitFor();
    expect(errors).toEqual([]);
    await visitor.close();
    await ana.close();
  });
});
