// @vitest-environment happy-dom
import { effect, signal } from '@preact/signals';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../server/contract/schemas/site-settings.ts';
import { widgetSettingsOf } from '../../../server/contract/schemas/widget-settings.ts';
import { startExtras } from '../../../widget/extras/extras.tsx';
import { chooseLanguage, ENGLISH } from '../../../widget/locales/choose.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { ANA, NO_ANSWER, refusal } from '../fake-server.ts';
import { draw, drawn } from './stage.tsx';

let remove: () => void = () => {};
const stage = async (options: Parameters<typeof draw>[0] = {}) => {
  const drawnStage = await draw(options);
  remove = drawnStage.remove;
  return drawnStage;
};
afterEach(() => remove());

beforeAll(() => {
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
});

const type = async (field: HTMLTextAreaElement, text: string) => {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await drawn();
};
const press = async (target: Element, key: string, more: KeyboardEventInit & { keyCode?: number } = {}) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  if (more.keyCode !== undefined) Object.defineProperty(event, 'keyCode', { value: more.keyCode });
  if (more.isComposing !== undefined)
    Object.defineProperty(event, 'isComposing', { value: more.isComposing });
  target.dispatchEvent(event);
  await drawn();
  return event;
};

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

describe('the log', () => {
  test('shows what becomes of a message, in one element that stays', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    const { one } = await stage({ browser, tab });
    browser.server.retry = () => NO_ANSWER;
    tab.chat.send('Second');
    await drawn();
    const row = one('[data-message]:last-of-type');
    const mine = () => one(`[data-message="${row.getAttribute('data-message')}"]`);
    expect(mine().textContent).toContain('Waiting for a connection…');
    expect(one('.status').textContent).toContain('No connection');
    browser.server.retry = () => undefined;
    await browser.clock.pass(10_000);
    await drawn();
    expect(mine().textContent).toContain('Sent');
    expect(mine()).toBe(row);
    const { seq } = tab.chat.thread.conversation.value?.state ?? { seq: 0 };
    browser.server.append(browser.server.conversationId(), {
      type: 'conversation.read',
      data: { by: 'agents', upTo: seq },
    });
    await tab.chat.thread.catchUp();
    await drawn();
    expect(mine().textContent).toContain('Seen');
    expect(one('.status').textContent).not.toContain('No connection');
  });

  test('a refused message can be tried again, edited or deleted', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    const { mount, field, texts } = await stage({ browser, tab });
    browser.server.retry = (name) => (name === 'send' ? refusal(400, 'attachment_unknown') : undefined);
    tab.chat.send('ApiError');
    await drawn();
    const actions = () => [...mount.querySelectorAll<HTMLButtonElement>('.actions button')];
    expect(actions().map((action) => action.textContent)).toEqual(['Retry', 'Edit', 'Delete']);
    expect(mount.querySelector('.failed-note')?.textContent).toContain('Please attach the file again.');
    actions()[1]?.click();
    await drawn();
    expect(field().value).toBe('ApiError');
    expect(texts()).toEqual(['Hello']);
  });

  test('names the agent once for what follows closely, and marks what is seen as read', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    for (const body of ['One', 'Two']) browser.server.say(browser.server.conversationId(), ANA, body);
    await tab.chat.thread.catchUp();
    const { mount } = await stage({ browser, tab });
    expect([...mount.querySelectorAll('.author')].map((name) => name.textContent)).toEqual(['Ana']);
    expect(mount.querySelectorAll('.day:not(.new)')).toHaveLength(1);
    expect(tab.chat.thread.unread.value).toBe(0);
    expect(browser.server.count('markRead')).toBe(1);
  });

  test('says the time of any line that is asked for it', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    for (const body of ['One', 'Two']) browser.server.say(browser.server.conversationId(), ANA, body);
    await tab.chat.thread.catchUp();
    const { mount } = await stage({ browser, tab });
    const times = () => mount.querySelectorAll('.other time').length;
    expect(times(), 'the last one of a run').toBe(1);
    const first = [...mount.querySelectorAll<HTMLElement>('.other .bubble')].find(
      (one) => one.textContent === 'One',
    );
    expect(first?.title).not.toBe('');
    first?.click();
    await drawn();
    expect(times()).toBe(2);
    first?.click();
    await drawn();
    expect(times()).toBe(1);
  });

  test('what comes while somebody looks arrives gently; what stood there does not', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    const { mount } = await stage({ browser, tab });
    expect(mount.querySelector('.fresh')).toBeNull();
    browser.server.say(browser.server.conversationId(), ANA, 'New');
    await tab.chat.thread.catchUp();
    await drawn();
    expect([...mount.querySelectorAll('.fresh .text')].map((text) => text.textContent)).toEqual(['New']);
  });

  test('a line stands before what is new, until the visitor answers', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    const id = browser.server.conversationId();
    browser.server.say(id, ANA, 'One');
    browser.server.say(id, ANA, 'Two');
    await tab.chat.thread.catchUp();
    const { mount } = await stage({ browser, tab });
    expect(mount.querySelector('.new')?.nextElementSibling?.textContent).toContain('One');
    expect(mount.querySelectorAll('.new')).toHaveLength(1);
    browser.server.say(id, ANA, 'Three');
    await tab.chat.thread.catchUp();
    await drawn();
    expect(mount.querySelector('.new')?.nextElementSibling?.textContent, 'it stays where it is').toContain(
      'One',
    );
    tab.chat.send('Thanks');
    await settled();
    await drawn();
    expect(mount.querySelector('.new')).toBeNull();
  });

  test('what comes while it is looked at is never unread, not even for a moment', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    const { mount } = await stage({ browser, tab });
    const counts: number[] = [];
    const end = effect(() => void counts.push(tab.chat.thread.unread.value));
    browser.server.say(browser.server.conversationId(), ANA, 'Hello');
    await tab.chat.thread.catchUp();
    await drawn();
    expect(mount.textContent).toContain('Hello');
    expect(Math.max(...counts)).toBe(0);
    expect(mount.querySelector('.new')).toBeNull();
    tab.chat.setOpen(false);
    await drawn();
    browser.server.say(browser.server.conversationId(), ANA, 'Are you there?');
    await tab.chat.thread.catchUp();
    expect(counts.at(-1)).toBe(1);
    end();
  });

  test('messages that cannot go out all say the same', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    const { mount } = await stage({ browser, tab });
    browser.server.retry = () => NO_ANSWER;
    tab.chat.send('One');
    tab.chat.send('Two');
    await settled();
    await drawn();
    const states = [...mount.querySelectorAll('.meta')].map((meta) => meta.textContent).slice(-2);
    expect(states).toEqual(['Waiting for a connection…', 'Waiting for a connection…']);
  });

  test('what somebody wrote is text, whatever it looks like', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    browser.server.say(
      browser.server.conversationId(),
      ANA,
      '<img src=x onerror=alert(1)> https://example.com',
    );
    await tab.chat.thread.catchUp();
    const { mount, one } = await stage({ browser, tab });
    expect(mount.querySelector('[data-message] img')).toBeNull();
    const link = one<HTMLAnchorElement>('[data-message] a');
    expect([link.getAttribute('href'), link.rel, link.target]).toEqual([
      'https://example.com/',
      'noopener noreferrer nofollow',
      '_blank',
    ]);
  });

  test('says that the conversation is closed and can be opened again', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    const { mount } = await stage({ browser, tab });
    browser.server.append(browser.server.conversationId(), {
      type: 'conversation.resolved',
      data: { by: ANA },
    });
    await tab.chat.thread.catchUp();
    await drawn();
    expect(mount.textContent).toContain('This conversation has ended. Send a message to reopen it.');
    expect(tab.events('conversation:resolved')).toHaveLength(1);
  });
});

describe('answers that are offered', () => {
  const buttons = (mount: HTMLElement) =>
    [...mount.querySelectorAll<HTMLButtonElement>('.choices button')].map((button) => button.textContent);

  test('a click sends the words; they stand there from then on, the chosen one marked, also after a reload', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    const { server } = browser;
    server.say(server.conversationId(), ANA, 'Which?', undefined, [], { choices: ['Green', 'Black'] });
    const { mount, field, texts } = await stage({ browser, tab });
    await tab.chat.thread.catchUp();
    await drawn();
    expect(buttons(mount)).toEqual(['Green', 'Black']);
    expect(mount.querySelector('ul.choices')?.getAttribute('aria-label')).toBe('Suggested replies');
    mount.querySelector<HTMLButtonElement>('.choices button')?.click();
    await drawn();
    expect(texts().at(-1)).toBe('Green');
    expect(buttons(mount)).toEqual([]);
    expect(mount.querySelector('.choices .taken')?.textContent).toBe('Chosen:Green');
    expect(document.activeElement).toBe(field());
    const question = tab.chat.thread.conversation.value?.messages.find((one) => one.choices !== undefined);
    expect(tab.chat.thread.conversation.value?.messages.at(-1)?.chosenOf).toBe(question?.id);
    remove();
    const again = await stage({ browser });
    expect(again.mount.querySelector('.choices .taken')?.textContent).toBe('Chosen:Green');
  });

  test('a greeting offers some too; they are gone as buttons once the visitor has written', async () => {
    const browser = new FakeBrowser();
    const greetings = { '*': 'What is it?\n[[My order]] [[A question]]' };
    const settings = { ...DEFAULT_SETTINGS, greetings, typingPreview: true };
    browser.server.settings = widgetSettingsOf(settings, { logo: null, faces: [] });
    const { mount, one, texts, field } = await stage({ browser });
    expect(one('.greeting p').textContent).toBe('What is it?');
    expect(buttons(mount)).toEqual(['My order', 'A question']);
    expect(field().getAttribute('aria-describedby')).toBe(one('.previewed').id);
    expect(one('.previewed').textContent).toBe('We can see what you write before you send it.');
    mount.querySelectorAll<HTMLButtonElement>('.choices button')[1]?.click();
    await drawn();
    expect(texts()).toEqual(['A question']);
    expect(buttons(mount)).toEqual([]);
    expect(one('.choices .taken').textContent).toBe('Chosen:A question');
  });
});
