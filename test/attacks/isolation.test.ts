// @slow 10 s of a core: what a hostile script of the page can read of the chat, without and with a frame. Finds a hole in the wall
// that `data-isolation="frame"` promises; what may pass through it is tried by `test/widget/framed`.
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_SITE_KEY } from '../../server/demo-people.ts';
import { type MorePages, type Stage, startEmbeddedStage } from '../journeys/stage.ts';
import { WidgetPage } from '../journeys/widget-page.ts';
import type { TestServer } from '../support/test-server.ts';

const SENT = 'My account number is 4711';
const ANSWER = 'The new password is tulip';
const DRAFT = 'And my PIN is 0815';

/** What the script of the page has seen so far. */
type Hostile = { passed: string[]; heard: string[] };
type PageApi = { frontdesk(method: string, ...args: unknown[]): Promise<unknown> };

/** Runs before anything of ours: it listens to events of the API, to windows, and to both ends of every port that is made here. */
const SPY = `
  globalThis.passed = [];
  globalThis.heard = [];
  window.frontdesk = function () { (frontdesk.q = frontdesk.q || []).push(arguments) };
  for (const event of ['message:received', 'message:sent', 'error']) frontdesk('on', event, (data) => heard.push(JSON.stringify(data)));
  addEventListener('message', ({ data }) => passed.push(JSON.stringify(data)), true);
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (message, ...more) {
    passed.push(JSON.stringify(message));
    return postMessage.call(this, message, ...more);
  };
  const handler = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', { ...handler, set(listen) {
    handler.set.call(this, function (event) {
      passed.push(JSON.stringify(event.data));
      return listen.call(this, event);
    });
  } });`;

/** By what a script can try: everything that it gets hold of. */
const ATTEMPTS: Record<string, (page: Page) => Promise<string>> = {
  'read what is stored': (page) =>
    page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])),
  'read the document, shadow roots and frames': (page) => page.evaluate(everythingShown),
  'listen to events': (page) => page.evaluate(() => (globalThis as unknown as Hostile).heard.join('\n')),
  'listen to what passes between page and frame': (page) =>
    page.evaluate(() => (globalThis as unknown as Hostile).passed.join('\n')),
};

describe('a hostile script of the page', () => {
  const pages: MorePages = new Map();
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage(pages);
    for (const [path, attribute] of [
      ['/without', ''],
      ['/framed', 'data-isolation="frame"'],
    ] as const)
      pages.set(path, {
        html: `<!doctype html><html lang="en"><head><script>${SPY}</script></head><body><h1>Shop</h1>
          <script async ${attribute} src="${stage.server.url}/widget.js?site=${DEMO_SITE_KEY}"></script></body></html>`,
        headers: {},
      });
  });
  afterAll(() => stage.close());

  it('reads nearly everything where the chat stands in the page', async () => {
    const visitor = await stage.visitor('/without');
    const secrets = await talk(visitor, visitor.page.mainFrame());
    expect(await taken(visitor.page, secrets)).toEqual({
      'read what is stored': ['token', 'draft'],
      'read the document, shadow roots and frames': ['sent', 'answer', 'draft'],
      'listen to events': ['answer'],
      'listen to what passes between page and frame': [],
    });
    await visitor.close();
  });

  it('reads nothing of it where the chat stands in a frame, not even with a port of its own', async () => {
    const { page } = await stage.visitor('/framed');
    const visitor = new WidgetPage(page, page.frameLocator('frontdesk-widget iframe'));
    await visitor.launcher.click();
    await visitor.composer.waitFor();
    const inside = page.frames().find((frame) => frame.url().endsWith(`/chat/${DEMO_SITE_KEY}/frame`));
    if (inside === undefined) throw new Error('The chat stands in no frame.');
    const secrets = await talk(visitor, inside);
    await page.evaluate(() => {
      const frame = document
        .querySelector('frontdesk-widget')
        ?.shadowRoot?.querySelector<HTMLIFrameElement>('iframe');
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {};
      const start = { frontdesk: 'start', options: {}, calls: [], page: {}, owner: 'mine', font: '' };
      frame?.contentWindow?.postMessage(start, '*', [port2]);
      port1.postMessage({ name: 'send', args: ['Not the visitor'], id: 1 });
    });
    // What the page may do it can do still; it comes after the port that nobody took.
    await page.evaluate(() => (window as unknown as PageApi).frontdesk('send', 'From the page'));
    await visitor.messageWith('From the page', 'Sent').waitFor();
    expect(await visitor.texts()).not.toContain('Not the visitor');
    expect(await taken(page, secrets)).toEqual(
      Object.fromEntries(Object.keys(ATTEMPTS).map((attempt) => [attempt, []])),
    );
    const passed = await ATTEMPTS['listen to what passes between page and frame']?.(page);
    expect(passed, 'it does hear what passes').toContain('message:received');
    await visitor.close();
  });

  /** A conversation with something in it that is nobody else's business. */
  async function talk(visitor: WidgetPage, home: Frame): Promise<Record<string, string>> {
    if (!(await visitor.composer.isVisible())) await visitor.open();
    await visitor.send(SENT);
    await visitor.messageWith(SENT, 'Sent').waitFor();
    const ana = await stage.agent('Ana');
    await ana.open(SENT);
    await ana.claim();
    await ana.answer(ANSWER);
    await visitor.message(ANSWER).waitFor();
    await ana.close();
    await visitor.composer.fill(DRAFT);
    // The draft is kept a moment after it is written.
    const stored = await home.waitForFunction((draft) => {
      const kept = Object.entries(localStorage);
      const [, who = 'null'] = kept.find(([key]) => key.endsWith(':visitor')) ?? [];
      return kept.some(([, value]) => value === draft) && (JSON.parse(who)?.token as string | undefined);
    }, DRAFT);
    const token = await stored.jsonValue();
    return { token: `${token}`, sent: SENT, answer: ANSWER, draft: DRAFT };
  }
});

/** Which of the secrets each attempt gets hold of. */
async function taken(page: Page, secrets: Record<string, string>): Promise<Record<string, string[]>> {
  expect(secrets['token']).toMatch(/^[\w-]{40,}$/);
  const found: Record<string, string[]> = {};
  for (const [attempt, get] of Object.entries(ATTEMPTS)) {
    const all = await get(page);
    found[attempt] = Object.entries(secrets).flatMap(([name, secret]) =>
      all.includes(secret) ? [name] : [],
    );
  }
  return found;
}

/** Runs in the page: all texts and fields, through whatever can be looked through. */
function everythingShown(): string {
  const texts: string[] = [];
  const look = (root: ParentNode) => {
    for (const element of root.querySelectorAll('*')) {
      texts.push((element as HTMLTextAreaElement).value ?? '', element.textContent ?? '');
      if (element.shadowRoot !== null) look(element.shadowRoot);
      const within = (element as HTMLIFrameElement).contentDocument;
      if (within != null) look(within);
    }
  };
  look(document);
  return texts.join('\n');
}
