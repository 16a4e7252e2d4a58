import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Stage, startEmbeddedStage } from '../journeys/stage.ts';
import { launchBrowser } from '../support/browser.ts';
import type { TestServer } from '../support/test-server.ts';
import { corpus } from './corpora/read-corpus.ts';

const PWNED =
  'window.pwned !== undefined || document.querySelector("[onerror],[onload],iframe[srcdoc]") !== null';
const LAST = 'and that was all';

describe('hostile words', () => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  it('run on a page that takes text for markup', async () => {
    const browser = await launchBrowser();
    const page = await browser.newPage();
    await page.setContent('<p></p>');
    await page.evaluate(
      `document.querySelector('p').innerHTML = ${JSON.stringify(corpus('scripts').join(' '))}`,
    );
    await page.waitForFunction('window.pwned === 1');
    await browser.close();
  });

  it('run nowhere: not in the widget, the console or a transcript', async () => {
    const visitor = await stage.visitor();
    const trouble = [listen(visitor.page)];
    await visitor.open();
    await visitor.send('Hello');
    await visitor.message('Hello').waitFor();
    const token = await tokenOf(visitor.page);
    const ask = async (method: string, path: string, body: unknown) => {
      const response = await fetch(stage.server.url + path, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(response.status, path).toBeLessThan(300);
    };
    // What is written is shown before the server has heard of it.
    const conversation = await vi.waitFor(() =>
      stage.server.services.database.read.selectFrom('conversations').select('id').executeTakeFirstOrThrow(),
    );
    const path = `/api/widget/conversations/${conversation.id}`;
    for (const words of corpus('scripts')) {
      await ask('POST', `${path}/messages`, { id: crypto.randomUUID(), body: words });
      const page = { url: `https://shop.example/${words}`, title: words };
      await ask('PUT', '/api/widget/session/page', { page });
    }
    const attributes = Object.fromEntries(
      corpus('scripts').map((words, index) => [`${index}${words}`.slice(0, 40), words.slice(0, 200)]),
    );
    await ask('PUT', '/api/widget/session/attributes', { attributes });
    // Name, address and browser, whatever wrote them there.
    const markup = '<img src=x onerror=window.pwned=1>';
    await stage.server.services.commit((work) =>
      work.db.updateTable('visitors').set({ name: markup, email: markup, user_agent: markup }).execute(),
    );
    await visitor.attach({ name: `${markup}.txt`, mimeType: 'text/html', buffer: Buffer.from(markup) });
    await visitor.send(LAST);
    await visitor.message(LAST).waitFor();

    const ana = await stage.agent('Ana');
    trouble.push(listen(ana.page));
    await ana.open(LAST);
    await ana.message(LAST).waitFor();
    await ana.claim();
    await ana.answer(corpus('scripts')[0] ?? '');
    await visitor
      .message(corpus('scripts')[0] ?? '')
      .last()
      .waitFor();

    const transcript = (await (
      await fetch(`${stage.server.url}${path}/transcript`, { headers: { authorization: `Bearer ${token}` } })
    ).json()) as { page: string };
    const paper = await visitor.page.context().newPage();
    trouble.push(listen(paper));
    await paper.goto(transcript.page);
    expect(await paper.textContent('body')).toContain(LAST);

    for (const page of [visitor.page, ana.page, paper]) expect(await page.evaluate(PWNED)).toBe(false);
    for (const page of [visitor.page, ana.page]) {
      const hrefs = await page.evaluate(
        "[document, ...[...document.querySelectorAll('*')].map((one) => one.shadowRoot).filter(Boolean)].flatMap((root) => [...root.querySelectorAll('a[href]')].map((link) => link.protocol))",
      );
      for (const protocol of hrefs as string[]) expect(['http:', 'https:', 'mailto:']).toContain(protocol);
    }
    expect(trouble.flat()).toEqual([]);
  });
});

/** Dialogs, and what the policy of a page has refused. */
function listen(page: Page): string[] {
  const heard: string[] = [];
  page.on('dialog', (dialog) => {
    heard.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/Trusted|Content Security Policy/.test(message.text())) heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(error.message));
  return heard;
}

/** The bearer token that the widget keeps in the page's storage. */
async function tokenOf(page: Page): Promise<string> {
  const stored = (await page.evaluate('JSON.stringify({ ...localStorage })')) as string;
  const token = /[\w-]{43}/.exec(stored)?.[0];
  if (token === undefined) throw new Error(`No token is kept: ${stored}`);
  return token;
}
