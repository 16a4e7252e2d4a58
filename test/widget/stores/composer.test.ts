import { describe, expect, test } from 'vitest';
import { PREVIEW_LENGTH, PREVIEW_PAUSE_MS, TYPING_EVENT } from '../../../server/contract/channels.ts';
import { DEFAULT_SETTINGS } from '../../../server/contract/schemas/site-settings.ts';
import { widgetSettingsOf } from '../../../server/contract/schemas/widget-settings.ts';
import { createUploads } from '../../../widget/stores/uploads.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { NO_ANSWER, refusal } from '../fake-server.ts';

const file = (name: string, sizeBytes = 10) => new File(['x'.repeat(sizeBytes)], name);

describe('the draft', () => {
  test('survives the page, and goes with the message', async () => {
    const browser = new FakeBrowser();
    const before = browser.tab();
    before.composer.write('Half a thou');
    before.close();
    const { composer, chat } = browser.tab();
    await chat.prepare();
    expect(composer.draft.value).toBe('Half a thou');
    composer.write('Half a thought');
    expect(composer.send()).toBe(true);
    await settled();
    expect(browser.server.stored()).toEqual(['Half a thought']);
    expect(composer.draft.value).toBe('');
    expect(browser.disk.has('draft')).toBe(false);
  });

  test('too long for the server is counted, not cut, and not sent', async () => {
    const { composer, chat } = new FakeBrowser().tab();
    await chat.prepare();
    composer.write('x'.repeat(103));
    expect(composer.excess.value).toBe(3);
    expect(composer.send()).toBe(false);
    expect(composer.draft.value).toHaveLength(103);
  });

  test('of nothing but space is not sent', () => {
    const { composer } = new FakeBrowser().tab();
    composer.write('  \n ');
    expect(composer.send()).toBe(false);
  });
});

describe('files', () => {
  test('go up at once and out with the message', async () => {
    const browser = new FakeBrowser();
    const { composer, chat } = browser.tab();
    await chat.prepare();
    composer.attach([file('order.txt')]);
    expect(composer.send()).toBe(false);
    await settled();
    expect(composer.uploads.value?.files.value).toMatchObject([{ name: 'order.txt', state: 'ready' }]);
    composer.write('Here it is');
    expect(composer.send()).toBe(true);
    await settled();
    const [message] = chat.thread.conversation.value?.messages ?? [];
    expect(message).toMatchObject({ body: 'Here it is', attachments: [{ name: 'order.txt' }] });
    expect(composer.uploads.value?.files.value).toEqual([]);
  });

  test('that are chosen before the code for them is there wait for it, and the message for them', async () => {
    const browser = new FakeBrowser();
    browser.extrasThere = false;
    const { composer, chat, deps } = browser.tab();
    await chat.prepare();
    composer.attach([file('order.txt')]);
    composer.write('Here it is');
    expect(composer.send()).toBe(false);
    composer.uploadsLoaded(createUploads(deps, chat));
    await settled();
    expect(composer.uploads.value?.files.value).toMatchObject([{ name: 'order.txt', state: 'ready' }]);
    expect(composer.send()).toBe(true);
  });

  test('that break a limit are refused with the reason before anything is sent', async () => {
    const browser = new FakeBrowser();
    const { composer, chat } = browser.tab();
    await chat.prepare();
    composer.attach([file('huge.bin', 1_001), file('empty.txt', 0), file('1'), file('2'), file('3')]);
    expect(composer.uploads.value?.refused.value).toEqual([
      { name: 'huge.bin', reason: 'too_large' },
      { name: 'empty.txt', reason: 'empty' },
      { name: '3', reason: 'too_many' },
    ]);
    await settled();
    expect(browser.server.count('upload')).toBe(2);
  });

  test('that did not get through can be tried again; those that were refused cannot', async () => {
    const browser = new FakeBrowser();
    const { composer, chat } = browser.tab();
    await chat.prepare();
    browser.server.retry = (name) => (name === 'upload' ? NO_ANSWER : undefined);
    composer.attach([file('order.txt')]);
    await settled();
    const [staged] = composer.uploads.value?.files.value ?? [];
    expect(staged).toMatchObject({ state: 'failed', trouble: { again: true } });
    browser.server.retry = (name) => (name === 'upload' ? refusal(413, 'file_too_large') : undefined);
    composer.uploads.value?.retry(staged?.id ?? '');
    await settled();
    expect(composer.uploads.value?.files.value).toMatchObject([
      { state: 'failed', trouble: { again: false } },
    ]);
    browser.server.retry = () => undefined;
    composer.uploads.value?.retry(staged?.id ?? '');
    await settled();
    expect(composer.uploads.value?.files.value).toMatchObject([{ id: staged?.id, state: 'ready' }]);
  });

  test('that a proxy refused are told apart: a sentence for the visitor, the cause for the developer', async () => {
    const browser = new FakeBrowser();
    const { composer, chat, events, warnings } = browser.tab();
    await chat.prepare();
    const cause = refusal(413, 'proxy_refused');
    browser.server.retry = (name) => (name === 'upload' ? cause : undefined);
    composer.attach([file('order.txt')]);
    await settled();
    expect(composer.uploads.value?.files.value).toMatchObject([
      { state: 'failed', trouble: { code: 'proxy_refused', again: false } },
    ]);
    expect(events('error')).toEqual([{ code: 'proxy_refused', message: cause.message }]);
    expect(warnings).toEqual([cause.message]);
  });

  test('of a refused message come back with it for editing', async () => {
    const browser = new FakeBrowser();
    const { composer, chat } = browser.tab();
    await chat.prepare();
    composer.attach([file('order.txt')]);
    await settled();
    browser.server.retry = (name) => (name === 'send' ? refusal(400, 'message_too_long') : undefined);
    composer.write('See there');
    composer.send();
    await settled();
    composer.takeBack(chat.outbox.entries.value[0]?.id ?? '');
    expect(composer.draft.value).toBe('See there');
    expect(composer.uploads.value?.files.value).toMatchObject([{ name: 'order.txt', state: 'ready' }]);
    expect(chat.outbox.entries.value).toEqual([]);
  });
});

describe('typing', () => {
  const talking = async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    tab.chat.setOpen(true);
    tab.pusher().connectFully();
    await settled();
    const name =
      [...tab.pusher().channels.keys()].find((one) => one.startsWith('presence-conversation-')) ?? '';
    return { ...tab, browser, channel: tab.pusher().channel(name) };
  };

  test('is told at most every few seconds, and that it ended', async () => {
    const { composer, browser, channel } = await talking();
    for (const text of ['H', 'He', 'Hel']) composer.write(text);
    expect(channel.triggered).toEqual([{ event: TYPING_EVENT, data: { typing: true } }]);
    await browser.clock.pass(3_000);
    composer.write('Hell');
    expect(channel.triggered).toHaveLength(2);
    composer.send();
    expect(channel.triggered.at(-1)?.data).toEqual({ typing: false });
  });

  test('shows the words where the site wants it so: not too often, the last ones always, and only their end', async () => {
    const { chat, composer, browser, channel } = await talking();
    const site = chat.site.appearance.value;
    if (site === null) throw new Error('The site must be known for this test to mean anything.');
    const settings = { ...DEFAULT_SETTINGS, typingPreview: true };
    chat.site.appearance.value = {
      ...site,
      settings: widgetSettingsOf(settings, { logo: null, faces: [] }),
    };
    for (const text of ['H', 'He', 'Hel']) composer.write(text);
    expect(channel.triggered).toEqual([{ event: TYPING_EVENT, data: { typing: true, text: 'H' } }]);
    await browser.clock.pass(PREVIEW_PAUSE_MS);
    expect(channel.triggered.at(-1)?.data).toEqual({ typing: true, text: 'Hel' });
    expect(channel.triggered).toHaveLength(2);
    await browser.clock.pass(PREVIEW_PAUSE_MS);
    composer.write(`${'a'.repeat(PREVIEW_LENGTH)}z`);
    expect(channel.triggered.at(-1)?.data).toEqual({
      typing: true,
      text: `${'a'.repeat(PREVIEW_LENGTH - 1)}z`,
    });
    composer.write('');
    await browser.clock.pass(PREVIEW_PAUSE_MS * 2);
    expect(channel.triggered.slice(3).map(({ data }) => data)).toEqual([{ typing: false }]);
  });

  test('of an agent is shown by name, and ends by itself', async () => {
    const { chat, browser, channel } = await talking();
    channel.come('agent-1', { kind: 'agent', name: 'Ana' });
    channel.emit(TYPING_EVENT, { typing: true }, { user_id: 'agent-1' });
    expect(chat.typing.value).toBe('Ana');
    await browser.clock.pass(5_900);
    expect(chat.typing.value).toBe('Ana');
    await browser.clock.pass(100);
    expect(chat.typing.value).toBeNull();
  });

  test('of the visitor in another tab is not shown', async () => {
    const { chat, channel } = await talking();
    channel.emit(TYPING_EVENT, { typing: true }, { user_id: 'visitor-1' });
    expect(chat.typing.value).toBeNull();
  });
});
