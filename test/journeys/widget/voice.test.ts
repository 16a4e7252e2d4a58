// @slow 10 s of a core: voice messages recorded and played by a real browser, on a page with a strict policy and in a frame.
import { afterAll, beforeAll, it } from 'vitest';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { signedInAgent } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { type MorePages, type Stage, startEmbeddedStage } from '../stage.ts';
import { WidgetPage } from '../widget-page.ts';

const NONCE = 'bm9uY2U';
const pages: MorePages = new Map();
let stage: Stage & { server: TestServer };

beforeAll(async () => {
  stage = await startEmbeddedStage(pages);
  const { url } = stage.server;
  const ana = await signedInAgent(url, 'Ana');
  const { body } = await ana.ask<{ sites: { id: string; siteKey: string }[] }>('GET', '/api/agent/sites');
  const site = body.sites.find(({ siteKey }) => siteKey === DEMO_SITE_KEY);
  await ana.ask('PUT', `/api/agent/sites/${site?.id}`, { settings: { voiceMessages: true } });
  const policy = `default-src 'none'; script-src 'nonce-${NONCE}' 'strict-dynamic'; connect-src ${url} ${url.replace('http', 'ws')}; img-src ${url}; frame-src ${url}; require-trusted-types-for 'script'`;
  const page = (more: string) => ({
    html: `<!doctype html><html lang="en"><body><h1>Shop</h1><script async nonce="${NONCE}" ${more} src="${url}/widget.js" data-site="${DEMO_SITE_KEY}"></script></body></html>`,
    headers: { 'content-security-policy': policy },
  });
  pages.set('/voice', page(''));
  pages.set('/voice-framed', page('data-isolation="frame"'));
});
afterAll(() => stage.close());

/** Speaks for as long as it takes to have a waveform, and stops. */
async function speak({ dialog }: WidgetPage): Promise<void> {
  await dialog.getByRole('button', { name: 'Record a voice message' }).click();
  // From two seconds on: on a busy machine that one second may go by unseen.
  await dialog.getByText(/^(0:0[2-9]|0:[1-5]\d|1:\d\d) \/ 2:00$/).waitFor();
  await dialog.locator('.recording').getByRole('button', { name: 'Stop recording' }).click();
}

/** Plays what is there, and waits until it is heard. It is over in seconds: that it was, the page itself notes. */
async function listen(where: WidgetPage['dialog']): Promise<void> {
  const voice = where.getByRole('group', { name: /^Voice message, \d:\d\d$/ });
  await voice.getByRole('slider').waitFor();
  const listening = await voice.evaluateHandle((group) => ({
    heard: new Promise<void>((resolve) => {
      let begun = false;
      const look = () => {
        const playing = group.querySelector('[aria-label="Pause"][aria-busy="false"]') !== null;
        const goesOn = (group.querySelector('input')?.valueAsNumber ?? 0) > 0;
        if (goesOn || (begun && !playing)) resolve();
        begun ||= playing;
      };
      new MutationObserver(look).observe(group, { attributes: true, subtree: true });
    }),
  }));
  await voice.getByRole('button', { name: 'Play' }).click();
  await listening.evaluate(({ heard }) => heard);
}

it('a visitor records, listens and sends under a strict policy, and an agent listens', async () => {
  const visitor = await stage.visitor('/voice');
  await visitor.open();
  await speak(visitor);
  await visitor.dialog.locator('.chip.ready').waitFor();
  await listen(visitor.dialog.locator('.chip'));
  await visitor.send('Listen to this');
  await visitor.messageWith('Listen to this', 'Sent').waitFor();
  await listen(visitor.log);

  const ana = await stage.agent('Ana');
  await ana.open('Listen to this');
  await listen(ana.thread);
  await ana.close();
  await visitor.close();
});

it('records in a frame of the server’s origin, too', async () => {
  const { page } = await stage.visitor('/voice-framed');
  const visitor = new WidgetPage(page, page.frameLocator('frontdesk-widget iframe'));
  await visitor.open();
  await speak(visitor);
  await listen(visitor.dialog.locator('.chip.ready'));
  await visitor.close();
});
