// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../server/contract/schemas/site-settings.ts';
import { widgetSettingsOf } from '../../../server/contract/schemas/widget-settings.ts';
import { startExtras } from '../../../widget/extras/extras.tsx';
import { chooseLanguage, ENGLISH } from '../../../widget/locales/choose.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { ANA, NO_ANSWER, refusal } from '../fake-server.ts';
import { drawn } from './stage.tsx';

import { press, stages, type } from './type-and-press.ts';

const stage = stages();

describe('the panel', () => {
  test('draws nothing before it is opened, then who it is and what it says', async () => {
    const { tab, mount, one } = await stage({ open: false });
    expect(mount.innerHTML).toBe('');
    tab.chat.setOpen(true);
    await drawn();
    expect(one('[role=dialog]').getAttribute('aria-label')).toBe('Tidewater Tea');
    expect(one('.home').textContent).toContain('Hello! Ask us.');
    expect(one('.header').textContent).toContain('We’re online');
  });

  test('shows the picture of who answers beside their words, and initials of who has none', async () => {
    const { browser, tab, mount } = await stage();
    const path = '/api/widget/avatars/55555555-5555-4555-8555-555555555555';
    browser.server.rare = () => ({ ok: true, value: { avatars: { [ANA.id ?? '']: path } } });
    tab.chat.send('Hello?');
    await settled();
    const id = tab.chat.thread.id() ?? '';
    browser.server.say(id, ANA, 'Hi!');
    browser.server.say(
      id,
      { kind: 'agent', id: '99999999-9999-4999-8999-999999999999', name: 'Ben' },
      'Hi, too!',
    );
    await tab.chat.thread.catchUp();
    await eventually(async () => {
      await drawn();
      const faces = [...mount.querySelectorAll('.beside .face')];
      expect(faces.map((face) => face.getAttribute('src') ?? face.textContent)).toEqual([
        expect.stringContaining(path),
        'B',
      ]);
    });
  });

  test('takes the focus into the field, and Escape closes it', async () => {
    const { field, one, closed } = await stage();
    expect(document.activeElement).toBe(field());
    await press(one('textarea'), 'Escape');
    expect(closed).toHaveLength(1);
  });

  test('Escape that ends a composition does not close it', async () => {
    const { field, closed } = await stage();
    await press(field(), 'Escape', { isComposing: true });
    expect(closed).toEqual([]);
  });

  test('the button that closes it stays the same element while the chat changes', async () => {
    const { tab, button } = await stage();
    const before = button('Close chat');
    tab.chat.send('Hello');
    await drawn();
    expect(button('Close chat')).toBe(before);
  });

  test('says why there is no chat', async () => {
    const browser = new FakeBrowser();
    browser.server.retry = () => refusal(404, 'site_unknown', 'There is no site with the key "x".');
    const { one, mount } = await stage({ browser });
    expect(one('[role=alert]').textContent).toContain('There is no site with the key "x".');
    expect(mount.querySelector('textarea')).toBeNull();
  });

  test('turns round for a language that is written from the right', async () => {
    const { one } = await stage({ language: await chooseLanguage('ar') });
    expect(one('.panel').getAttribute('dir')).toBe('rtl');
    expect(one('.panel').getAttribute('lang')).toBe('ar');
    expect(one('textarea').getAttribute('dir')).toBe('rtl');
    expect(one('.send').getAttribute('aria-label')).toBe('إرسال');
  });
});

describe('the home', () => {
  test('shows who is on duty, and what they say', async () => {
    const browser = new FakeBrowser();
    const faces = ['Ana', 'Ben'].map((name) => ({ id: name, name }));
    browser.server.settings = widgetSettingsOf(DEFAULT_SETTINGS, { logo: null, faces });
    const { mount, one } = await stage({ browser });
    expect([...mount.querySelectorAll('.cover .face')].map((face) => face.textContent)).toEqual(['A', 'B']);
    expect(one('.cover strong').textContent).toBe('Ana and Ben');
    expect(one('.greeting .text').textContent).toBe('Hello! Ask us.');
    expect(one('.invite').textContent).toBe('Write to us');
    expect(one('.panel').classList).toContain('short');
  });

  test('draws what is on its way where it will stand, and says so to who does not see it', async () => {
    const browser = new FakeBrowser();
    browser.server.retry = () => NO_ANSWER;
    const { mount, one } = await stage({ browser });
    expect(one('.home').classList).toContain('loading');
    expect(one('.status').textContent).toContain('cannot be reached');
    expect(mount.querySelector('.greeting')).toBeNull();
  });

  test('gives way to the conversation with the first message', async () => {
    const { tab, mount, one, field } = await stage();
    const before = field();
    tab.chat.send('Hello');
    await drawn();
    expect(mount.querySelector('.cover')).toBeNull();
    expect(one('[role=log]').textContent).toContain('Hello! Ask us.');
    expect(one('.panel').classList).not.toContain('short');
    expect(field(), 'nobody who writes on loses the field').toBe(before);
  });

  test('what was written before the conversation can be drawn is shown, and drawn when it can', async () => {
    const { tab, mount, one, logCame, texts } = await stage({ log: null });
    tab.chat.send('Is anybody there?');
    await drawn();
    expect(one('.own .bubble').textContent).toBe('Is anybody there?');
    expect(one('.loading [role=status]').textContent).toBe('Loading…');
    logCame();
    await drawn();
    expect(texts()).toEqual(['Is anybody there?']);
    expect(mount.querySelector('.loading')).toBeNull();
  });
});

describe('the field', () => {
  test('Enter sends and leaves the field empty', async () => {
    const { browser, field, texts } = await stage();
    await type(field(), 'Hello');
    const event = await press(field(), 'Enter');
    expect(event.defaultPrevented).toBe(true);
    expect(browser.server.stored()).toEqual(['Hello']);
    expect(texts()).toEqual(['Hello']);
    expect(field().value).toBe('');
  });

  test('sending closes the emoji', async () => {
    const { button, mount, field, tab } = await stage();
    button('Emoji').click();
    await eventually(() => expect(mount.querySelector('.emoji')).not.toBeNull());
    tab.composer.write('Hello');
    await drawn();
    field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await drawn();
    expect(mount.querySelector('.emoji')).toBeNull();
  });

  test('Shift+Enter is a new line', async () => {
    const { browser, field } = await stage();
    await type(field(), 'Hello');
    const event = await press(field(), 'Enter', { shiftKey: true });
    expect(event.defaultPrevented).toBe(false);
    expect(browser.server.requests).not.toContain('send');
  });

  test.each([
    ['says so', { isComposing: true }],
    ['has ended it already, as Safari does', { keyCode: 229 }],
  ])('the Enter of an input method never sends: the browser %s', async (_how, more) => {
    const { browser, field } = await stage();
    await type(field(), 'こんにちは');
    await press(field(), 'Enter', more);
    expect(browser.server.requests).not.toContain('send');
    await press(field(), 'Enter');
    expect(browser.server.stored()).toEqual(['こんにちは']);
  });

  test('what takes more than a line has the whole width, until the field is empty', async () => {
    const { field, one } = await stage();
    const lines = (count: number) =>
      Object.defineProperty(field(), 'scrollHeight', { value: 22 * count, configurable: true });
    const grown = () => [one('.field').classList.contains('grown'), field().style.height];
    lines(1);
    await type(field(), 'A few words');
    expect(grown()).toEqual([false, '22px']);
    lines(2);
    await type(field(), 'A few words, and some more');
    expect(grown()).toEqual([true, '44px']);
    lines(1);
    await type(field(), 'A few words, and');
    expect(grown()).toEqual([true, '22px']);
    await press(field(), 'Enter');
    expect(grown()).toEqual([false, '']);
  });

  test('says by how much the text is too long', async () => {
    const { field, one } = await stage();
    await type(field(), 'x'.repeat(101));
    expect(one('.excess').textContent).toBe('1 character over the limit');
    expect(one('.send').getAttribute('aria-disabled')).toBe('true');
  });

  test('takes pasted files, and shows what becomes of them', async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    const extras = await startExtras(tab.deps, tab.chat, tab.composer, signal(ENGLISH));
    const { field, one, button, mount } = await stage({ browser, tab, extras });
    const paste = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(paste, {
      clipboardData: { files: [new File(['x'], 'note.txt'), new File([], 'nothing.txt')] },
    });
    field().dispatchEvent(paste);
    await drawn();
    expect(paste.defaultPrevented).toBe(true);
    expect(one('.chip').textContent).toContain('note.txt');
    expect(one('.file-refusals').textContent).toBe('“nothing.txt” is empty.');
    button('Remove note.txt').click();
    await drawn();
    expect(mount.querySelector('.chip')).toBeNull();
  });

  test.each([true, false])('a site that takes files: %s', async (visitorFiles) => {
    const browser = new FakeBrowser();
    const settings = { ...DEFAULT_SETTINGS, visitorFiles };
    browser.server.settings = widgetSettingsOf(settings, { logo: null, faces: [] });
    const tab = browser.tab();
    const extras = await startExtras(tab.deps, tab.chat, tab.composer, signal(ENGLISH));
    const { field, mount, one } = await stage({ browser, tab, extras });
    const files = [new File(['x'], 'note.txt')];
    const paste = new Event('paste', { bubbles: true, cancelable: true });
    field().dispatchEvent(Object.assign(paste, { clipboardData: { files } }));
    expect(paste.defaultPrevented, 'what else is pasted is, where files are not taken').toBe(visitorFiles);
    const drag = async (type: string) => {
      const event = new Event(type, { bubbles: true, cancelable: true });
      one('.panel').dispatchEvent(Object.assign(event, { dataTransfer: { types: ['Files'], files } }));
      await drawn();
      expect(event.defaultPrevented, 'a dropped file never takes the page’s place').toBe(true);
    };
    await drag('dragover');
    expect(mount.querySelector('.drop') !== null).toBe(visitorFiles);
    await drag('drop');
    expect(mount.querySelectorAll('.chip')).toHaveLength(visitorFiles ? 2 : 0);
    expect(mount.querySelector('[aria-label="Attach files"]') !== null).toBe(visitorFiles);
  });
});

test('offers and takes only the kinds of files that the site wants, and says which', async () => {
  const browser = new FakeBrowser();
  const settings = {
    ...DEFAULT_SETTINGS,
    fileRules: { megabytes: 20, kinds: ['picture' as const, 'pdf' as const] },
  };
  browser.server.settings = widgetSettingsOf(settings, { logo: null, faces: [] });
  const tab = browser.tab();
  const extras = await startExtras(tab.deps, tab.chat, tab.composer, signal(ENGLISH));
  const { field, mount, one } = await stage({ browser, tab, extras });
  expect(one<HTMLInputElement>('input[type=file]').accept).toBe('image/*,application/pdf');
  expect(extras.fileLimits()).toContain('Allowed: pictures and PDF');
  const files = [
    new File(['x'], 'clip.mp4', { type: 'video/mp4' }),
    new File(['x'], 'invoice.pdf', { type: 'application/pdf' }),
  ];
  const paste = new Event('paste', { bubbles: true, cancelable: true });
  field().dispatchEvent(Object.assign(paste, { clipboardData: { files } }));
  await drawn();
  expect(one('.file-refusals').textContent).toBe('“clip.mp4” can’t be sent here. Allowed: pictures and PDF.');
  expect(mount.querySelectorAll('.chip')).toHaveLength(1);
});

test('has the corners and the header that the site chose, and others once it chooses others', async () => {
  const browser = new FakeBrowser();
  const choose = (chosen: Partial<typeof DEFAULT_SETTINGS>) =>
    widgetSettingsOf({ ...DEFAULT_SETTINGS, ...chosen }, { logo: null, faces: [] });
  browser.server.settings = choose({ corners: 'square', header: 'plain', font: 'page' });
  const { one, tab } = await stage({ browser });
  const { corners, header } = one('.panel').dataset;
  expect([corners, header]).toEqual(['square', 'plain']);
  browser.server.settings = choose({});
  await tab.chat.site.load();
  await drawn();
  expect([one('.panel').dataset['corners'], one('.panel').dataset['header']]).toEqual(['round', 'brand']);
});
