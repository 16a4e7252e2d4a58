// @vitest-environment happy-dom
import { effect } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../server/contract/schemas/site-settings.ts';
import { widgetSettingsOf } from '../../../server/contract/schemas/widget-settings.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { ANA, NO_ANSWER, refusal } from '../fake-server.ts';
import { drawn } from './stage.tsx';
import { stages } from './type-and-press.ts';

const stage = stages();

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
    stage.takeDown();
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
