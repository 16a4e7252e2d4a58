// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { fakeRecorders } from '../fake-recorder.ts';
import { NO_ANSWER } from '../fake-server.ts';
import { extrasScenes } from './extras-scene.tsx';
import { drawn } from './stage.tsx';

const there = fakeRecorders();
const scene = extrasScenes();
const ON = { voiceMessages: true } as const;
const RECORD = 'Record a voice message';

async function recording(browser = new FakeBrowser()) {
  const panel = await scene(ON, undefined, browser);
  await panel.click(RECORD);
  await eventually(() => panel.one('.recording'));
  await eventually(() => expect(there.recorders).toHaveLength(1));
  return panel;
}

test('the field has a microphone where the site takes voice messages, audio and files, and nowhere else', async () => {
  const offered = async (settings: Parameters<typeof scene>[0]) =>
    (await scene(settings)).mount.querySelector('.voice-button') !== null;
  expect(await offered({})).toBe(false);
  expect(await offered(ON)).toBe(true);
  expect(await offered({ ...ON, visitorFiles: false })).toBe(false);
  expect(await offered({ ...ON, fileRules: { megabytes: 20, kinds: ['picture'] } })).toBe(false);
  expect(await offered({ ...ON, fileRules: { megabytes: 20, kinds: ['audio'] } })).toBe(true);
  Reflect.deleteProperty(navigator, 'mediaDevices');
  expect(await offered(ON), 'a page without TLS').toBe(false);
});

test('a recording is staged beside the message, can be listened to, and is sent with it', async () => {
  const browser = new FakeBrowser();
  const panel = await recording(browser);
  there.recorders[0]?.hears(900);
  await panel.click('Stop recording');
  await eventually(() => panel.one('.chip.ready .voice'));
  expect(panel.one('.chip .voice').getAttribute('aria-label')).toBe('Voice message, 0:01');
  expect(there.listening).toBe(0);
  panel.one<HTMLFormElement>('form.composer').requestSubmit();
  await eventually(() => {
    const messages = panel.tab.chat.thread.conversation.value?.messages ?? [];
    expect(messages.at(-1)?.attachments).toMatchObject([
      { name: 'Voice message, 0:01', voice: { seconds: 1, peaks: expect.stringMatching(/^\d{48}$/) } },
    ]);
  });
  await eventually(() => panel.one('.log .voice'));
  expect(panel.mount.querySelector('.chip')).toBeNull();
});

test('one that could not be uploaded stays, and is tried again', async () => {
  const browser = new FakeBrowser();
  const panel = await recording(browser);
  browser.server.retry = (name) => (name === 'upload' ? NO_ANSWER : undefined);
  there.recorders[0]?.hears(900);
  await panel.click('Stop recording');
  await eventually(() => panel.one('.chip.failed'));
  browser.server.retry = () => undefined;
  panel.one('.chip .icon-retry').closest('button')?.click();
  await eventually(() => panel.one('.chip.ready .voice'));
});

test('the visitor is told in one sentence why there is no recording', async () => {
  const panel = await scene(ON);
  there.ask = () => Promise.reject(new DOMException('No.', 'NotAllowedError'));
  await panel.click(RECORD);
  await eventually(() =>
    expect(panel.one('[role="alert"]').textContent).toContain('The microphone is blocked.'),
  );
  there.ask = () => Promise.reject(new DOMException('No.', 'NotFoundError'));
  await panel.click(RECORD);
  await eventually(() => expect(panel.one('[role="alert"]').textContent).toBe('No microphone was found.'));
});

test('Escape discards it, and does not close the chat', async () => {
  const panel = await recording();
  panel.one('.recording').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  await drawn();
  expect(panel.mount.querySelector('.recording')).toBeNull();
  expect(panel.closed).toEqual([]);
  expect(there.listening).toBe(0);
});

test('a panel that is closed listens no more, and keeps what was said', async () => {
  const panel = await recording();
  there.recorders[0]?.hears(900);
  panel.tab.chat.setOpen(false);
  expect(there.listening).toBe(0);
  panel.tab.chat.setOpen(true);
  await eventually(() => panel.one('.chip .voice'));
});
