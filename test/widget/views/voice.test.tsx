// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
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
  const name = panel.one('.chip .voice').getAttribute('aria-label');
  expect(name).toMatch(/^Voice message, \d:\d\d$/);
  expect(there.listening).toBe(0);
  panel.one<HTMLFormElement>('form.composer').requestSubmit();
  await eventually(() => {
    const messages = panel.tab.chat.thread.conversation.value?.messages ?? [];
    expect(messages.at(-1)?.attachments).toMatchObject([
      { name, voice: { seconds: expect.any(Number), peaks: expect.stringMatching(/^\d{48}$/) } },
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
  await eventually(() => expect(there.listening).toBe(0));
  panel.tab.chat.setOpen(true);
  await eventually(() => panel.one('.chip .voice'));
});

test('a panel that is closed while the recorder is still loading listens to nobody', async () => {
  const panel = await scene(ON);
  const asked = vi.spyOn(there, 'ask');
  panel.named(RECORD).click();
  panel.tab.chat.setOpen(false);
  await import('../../../widget/extras/voice/recorder.ts');
  await drawn();
  expect(asked).not.toHaveBeenCalled();
  panel.tab.chat.setOpen(true);
  await panel.click(RECORD);
  await eventually(() => expect(there.listening).toBe(1));
});

test('who looks at something else in the chat is recorded no more, and finds what was said until then', async () => {
  const panel = await recording();
  there.recorders[0]?.hears(900);
  await panel.click('More');
  await panel.click('Your data');
  await eventually(() => expect(there.listening).toBe(0));
  await panel.click('Back to the chat');
  await eventually(() => panel.one('.chip .voice'));
});

test('a log-out while somebody speaks leaves nothing of it to whoever comes next', async () => {
  const browser = new FakeBrowser();
  const panel = await recording(browser);
  there.recorders[0]?.hears(900);
  // As the app does it.
  panel.tab.chat.setOpen(false);
  panel.tab.composer.clear();
  panel.tab.chat.reset();
  await drawn();
  expect(there.listening).toBe(0);
  expect(panel.tab.composer.uploads.value?.files.value).toEqual([]);
  expect(browser.server.count('upload')).toBe(0);
});

test('while it records there is one button that stops, and the focus goes back to the one that began', async () => {
  const panel = await recording();
  const named = (name: string) =>
    [...panel.mount.querySelectorAll('button')].filter((one) => one.getAttribute('aria-label') === name);
  await eventually(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Stop recording'));
  expect([named('Stop recording').length, named(RECORD).length]).toEqual([1, 0]);
  there.recorders[0]?.hears(900);
  await panel.click('Stop recording');
  await eventually(() => expect(document.activeElement).toBe(named(RECORD)[0]));
});

test('nobody speaks for a message that has as many files as it takes', async () => {
  const panel = await scene(ON);
  const asked = vi.spyOn(there, 'ask');
  panel.tab.composer.attach(['a.txt', 'b.txt'].map((name) => new File(['tea'], name)));
  await panel.click(RECORD);
  await eventually(() => panel.one('.file-refusals'));
  expect(asked).not.toHaveBeenCalled();
});

test('what keeps somebody from speaking is told until they write instead', async () => {
  const panel = await scene(ON);
  there.ask = () => Promise.reject(new DOMException('No.', 'NotAllowedError'));
  await panel.click(RECORD);
  await eventually(() => panel.one('.voice-refusal'));
  await panel.type('textarea', 'Then I write');
  expect(panel.mount.querySelector('.voice-refusal')).toBeNull();
});

test('one whose file was deleted by the site is a name with the days, and nothing to be played', async () => {
  const browser = new FakeBrowser();
  const { chat } = await browser.talking();
  const deleted = {
    ...{ id: crypto.randomUUID(), name: 'Voice message, 0:07', mediaType: 'audio/webm', sizeBytes: 900 },
    ...{ picture: null, voice: { seconds: 7, peaks: '5'.repeat(48) }, deletedAfterDays: 30 },
  };
  const ana = { kind: 'agent' as const, id: 'ana', name: 'Ana' };
  browser.server.say(chat.thread.id() ?? '', ana, 'Listen', undefined, [deleted]);
  const panel = await scene(ON, undefined, browser);
  await eventually(() => expect(panel.one('.file--deleted').textContent).toContain('Deleted after 30 days'));
  expect(panel.one('.file--deleted').textContent).toContain('Voice message, 0:07');
  expect(panel.mount.querySelector('.log .voice')).toBeNull();
});
