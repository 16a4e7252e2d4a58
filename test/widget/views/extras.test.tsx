// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { SITE_STATE_EVENT } from '../../../server/contract/channels.ts';
import type { SiteSettings } from '../../../server/contract/schemas/site-settings.ts';
import { chooseLanguage, ENGLISH } from '../../../widget/locales/choose.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { refusal } from '../fake-server.ts';
import { extrasScenes } from './extras-scene.tsx';
import { drawn } from './stage.tsx';

const scene = extrasScenes();
const STATE = { agentsOnDuty: true, open: true, backAt: null };

const FORM: Partial<SiteSettings> = {
  form: [
    { id: 'name', kind: 'text', label: { '*': 'Your name', de: 'Ihr Vorname' }, required: true },
    { id: 'order', kind: 'text', label: { '*': 'Order' }, required: false, pattern: 'A\\d{3}' },
  ],
  consent: { version: 'v1', text: { '*': 'I agree' }, url: 'https://shop.example/privacy' },
};

describe('the form before a chat', () => {
  test('stands in the composer’s place until it is answered, and goes with the first message', async () => {
    const { mount, click, type, one, tab, browser, text } = await scene(FORM);
    expect(mount.querySelector('.composer')).toBe(null);
    await click('Start the chat');
    expect(text()).toContain('Please fill this in.');
    expect(document.activeElement?.id).toBe('fd-name');
    await type('#fd-name', 'Ann');
    await type('#fd-order', 'B1');
    one<HTMLInputElement>('[data-field=consent]').click();
    await drawn();
    await click('Start the chat');
    expect(text()).toContain('Please check the format.');
    await type('#fd-order', 'A123');
    await click('Start the chat');
    expect(mount.querySelector('.composer')).not.toBe(null);
    tab.chat.send('Hello');
    await settled();
    expect(browser.server.forms).toEqual([{ answers: { name: 'Ann', order: 'A123' }, consent: 'v1' }]);
    expect(browser.server.stored()).toEqual(['Hello']);
  });

  test('what was typed survives the page, and an answered form is not asked again', async () => {
    const browser = new FakeBrowser();
    const first = await scene(FORM, ENGLISH, browser);
    await first.type('#fd-name', 'Ann');
    first.one<HTMLInputElement>('[data-field=consent]').click();
    const second = await scene(FORM, ENGLISH, browser);
    expect(second.one<HTMLInputElement>('#fd-name').value).toBe('Ann');
    await second.click('Start the chat');
    second.tab.chat.send('Hello');
    await settled();
    await drawn();
    second.tab.chat.anew();
    await drawn();
    expect(second.mount.querySelector('form.ask')).toBe(null);
  });

  test('who comes after somebody has logged out is asked anew, and nothing of the one before is kept', async () => {
    const { click, type, one, tab, browser } = await scene(FORM);
    await type('#fd-name', 'Ann');
    one<HTMLInputElement>('[data-field=consent]').click();
    await click('Start the chat');
    tab.chat.send('Hello');
    await settled();
    await drawn();
    tab.deps.storage.write('forms', JSON.stringify({ 'of a message': { name: 'Ann' } }));
    tab.chat.reset();
    await settled();
    await drawn();
    expect(one<HTMLInputElement>('#fd-name').value).toBe('');
    expect(tab.chat.form.value).toBe(null);
    expect(['answers', 'form', 'forms'].filter((key) => browser.disk.has(key))).toEqual([]);
  });

  test('whoever logs out in another tab leaves no answers in this one', async () => {
    const { click, type, one, tab, browser } = await scene(FORM);
    await type('#fd-name', 'Ann');
    one<HTMLInputElement>('[data-field=consent]').click();
    await click('Start the chat');
    expect(tab.chat.form.value).toMatchObject({ answers: { name: 'Ann' } });
    browser.disk.delete('answers');
    const key = `frontdesk:${tab.deps.siteKey}:answers`;
    window.dispatchEvent(new StorageEvent('storage', { key, newValue: null }));
    await drawn();
    expect(one<HTMLInputElement>('#fd-name').value).toBe('');
    expect(tab.chat.form.value).toBe(null);
  });

  test('a site that asks something new meanwhile gets its answer, and the message is kept', async () => {
    const { click, type, one, tab, browser, mount } = await scene(FORM);
    await type('#fd-name', 'Ann');
    one<HTMLInputElement>('[data-field=consent]').click();
    await drawn();
    await click('Start the chat');
    browser.server.retry = (request) =>
      request === 'startConversation' ? refusal(400, 'form_incomplete') : undefined;
    tab.chat.send('Hello');
    await settled();
    await drawn();
    expect(tab.shown()).toEqual(['Hello (failed)']);
    expect(tab.chat.form.value).not.toBe(undefined);
    expect(mount.querySelector('form.ask, .composer')).not.toBe(null);
  });

  test('says what an answer has to look like in the site’s own words, by language', async () => {
    const hint = { '*': 'A letter and three digits: A123', de: 'Ein A und drei Ziffern' };
    const order = { id: 'order', kind: 'text', label: {}, required: true, pattern: 'A\\d{3}', hint } as const;
    for (const [language, sentence] of [
      [ENGLISH, hint['*']],
      [await chooseLanguage('de-AT'), hint.de],
    ] as const) {
      const { click, type, one } = await scene({ form: [order] }, language);
      const trouble = () => one('#fd-order-trouble').textContent;
      await click(language === ENGLISH ? 'Start the chat' : 'Chat beginnen');
      expect(trouble()).not.toBe(sentence);
      await type('#fd-order', 'B1');
      expect(trouble()).toBe(sentence);
    }
  });

  test('asks some questions only after a certain topic or answer, and hands in what was asked', async () => {
    const label = (text: string) => ({ '*': text });
    const { mount, click, type, one, tab, browser } = await scene({
      form: [
        {
          id: 'late',
          kind: 'tick',
          label: label('Late'),
          required: false,
          onlyIf: { field: 'topic', is: 'order' },
        },
        {
          id: 'since',
          kind: 'text',
          label: label('Since'),
          required: true,
          onlyIf: { field: 'late', is: true },
        },
      ],
      topics: [
        { id: 'order', label: label('An order') },
        { id: 'other', label: label('Something else') },
      ],
    });
    const fields = () =>
      [...mount.querySelectorAll<HTMLElement>('[data-field]')].map(({ dataset }) => dataset['field']);
    expect(fields()).toEqual(['topic']);
    await type('#fd-topic', 'order');
    expect(fields()).toEqual(['topic', 'late']);
    one<HTMLInputElement>('[data-field=late]').click();
    await drawn();
    expect(fields()).toEqual(['topic', 'late', 'since']);
    await click('Start the chat');
    expect(document.activeElement?.id).toBe('fd-since');
    await type('#fd-since', 'Monday');
    await type('#fd-topic', 'other');
    await click('Start the chat');
    tab.chat.send('Hello');
    await settled();
    expect(browser.server.forms).toEqual([{ answers: {}, topic: 'other' }]);
  });

  test('speaks the visitor’s language', async () => {
    const { text } = await scene(FORM, await chooseLanguage('de-AT'));
    expect(text()).toContain('Ihr Vorname');
    expect(text()).toContain('Chat beginnen');
  });
});

describe('while nobody is there', () => {
  test('a site that takes messages asks for an address, and says when somebody is back', async () => {
    const browser = new FakeBrowser();
    const backAt = Date.now() + 3 * 86_400_000;
    browser.server.state = { agentsOnDuty: false, open: false, backAt };
    const { text, one } = await scene({ absence: 'form' }, ENGLISH, browser);
    expect(text()).toContain('Leave a message and your e-mail address');
    const day = new Intl.DateTimeFormat('en', { weekday: 'long' }).format(backAt);
    expect(one('.notice').textContent).toContain(`Back ${day}`);
    expect(one('#fd-email').getAttribute('aria-required')).toBe('true');
  });

  test('the form is one for a message, not for a chat, and what was sent is confirmed with the address', async () => {
    const browser = new FakeBrowser();
    browser.server.state = { ...STATE, agentsOnDuty: false };
    browser.server.rare = (_method, path) => ({
      ok: true,
      value: { conversationId: path.split('/')[2], queuePosition: 33, waitMs: 60_000 },
    });
    const { text, one, click, type, tab, mount } = await scene({ absence: 'form' }, ENGLISH, browser);
    expect(one('.ask strong').textContent).toBe('Leave a message');
    expect(text().match(/We’re/g), 'said once that nobody is there').toHaveLength(1);
    expect(text()).not.toMatch(/Start the chat|by e-mail/);
    expect(one('label[for="fd-email"] .needed').title).toBe('Required');
    await type('#fd-email', 'mara@shop.example');
    await click('Continue');
    expect(text(), 'it was left').not.toContain('your e-mail address');
    tab.chat.send('Hello');
    await settled();
    await drawn();
    expect(one('.notice').textContent).toBe(
      'Thank you, we have received your message. You’ll find our answer here.',
    );
    const { appearance } = tab.chat.site;
    if (appearance.value?.settings === undefined) throw new Error('The site is not known yet.');
    const settings = { ...appearance.value.settings, answersByMail: true };
    appearance.value = { ...appearance.value, settings };
    await drawn();
    expect(one('.notice').textContent).toBe(
      'Thank you, we have received your message. We’ll get back to you at mara@shop.example.',
    );
    expect(one('.titles').textContent).toContain('We’re away right now');
    expect(mount.textContent).not.toMatch(/number 33|minute/);
  });

  test('nobody is told a place or a time, nor asked for a message that they have left', async () => {
    const browser = new FakeBrowser();
    browser.server.state = { ...STATE, agentsOnDuty: false };
    const { tab, one, text } = await scene({}, ENGLISH, browser);
    expect(text()).toContain('We’re away – leave us a message');
    tab.chat.send('Hello');
    await settled();
    tab.chat.queuePosition.value = {
      conversationId: browser.server.conversationId(),
      queuePosition: 33,
      waitMs: 60_000,
    };
    await drawn();
    expect(one('.notice').textContent).toBe('');
    expect(text()).not.toContain('leave us a message');
  });

  test('somebody who comes ends it at once', async () => {
    const browser = new FakeBrowser();
    browser.server.state = { ...STATE, agentsOnDuty: false };
    const { tab, mount } = await scene({ absence: 'form' }, ENGLISH, browser);
    expect(mount.querySelector('form.ask')).not.toBe(null);
    tab.chat.site.receive(SITE_STATE_EVENT, STATE);
    await drawn();
    expect(mount.querySelector('form.ask')).toBe(null);
  });
});

describe('before anything is said', () => {
  test('the conversations of before are at hand, and one that is chosen is shown', async () => {
    const browser = new FakeBrowser();
    await browser.talking();
    const id = browser.server.conversationId();
    const summary = {
      state: { id, startedAt: 0 },
      lastMessage: { body: 'Where is my tea?', at: Date.now(), attachments: [] },
      unread: 0,
    };
    browser.server.rare = (_method, path) =>
      path === '/conversations'
        ? { ok: true, value: { conversations: [summary] } }
        : refusal(404, 'not_found');
    const { tab, one, click, mount } = await scene({}, ENGLISH, browser);
    tab.chat.anew();
    await drawn();
    expect(one('.recent h2').textContent).toBe('Your conversations');
    expect(one('.recent .earlier-line').textContent).toBe('Where is my tea?');
    await click(one('.recent button').textContent ?? '');
    expect(tab.chat.thread.id()).toBe(id);
    expect(mount.querySelector('.recent')).toBeNull();
  });

  test('who was never here is not asked for any, and sees no empty list', async () => {
    const { browser, mount } = await scene();
    expect(mount.querySelector('.recent')).toBeNull();
    expect(browser.server.requests).not.toContain('GET /conversations');
  });
});

test('the language changes while the panel is open, in all its parts', async () => {
  const { spoken, named, one, text } = await scene({ absence: 'form' });
  named('More');
  const german = await chooseLanguage('de');
  spoken.value = german;
  await eventually(() => named('Mehr'));
  expect([one('.panel').lang, text()]).toEqual(['de', expect.stringContaining(german.texts.onDuty)]);
  spoken.value = await chooseLanguage('ar');
  await eventually(() => named('المزيد'));
  expect(one('.panel').dir).toBe('rtl');
});

describe('the menu', () => {
  test('switches the sound of new messages, for this browser', async () => {
    const { tab, click, one } = await scene();
    await click('More');
    expect(one('.toggle').getAttribute('aria-pressed')).toBe('true');
    await click('Sound for new messages');
    expect(one('.toggle').getAttribute('aria-pressed')).toBe('false');
    expect(tab.chat.sound.on.value).toBe(false);
  });
});
