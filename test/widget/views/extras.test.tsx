// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, describe, expect, test } from 'vitest';
import { SITE_STATE_EVENT } from '../../../server/contract/channels.ts';
import { DEFAULT_SETTINGS, type SiteSettings } from '../../../server/contract/schemas/site-settings.ts';
import { widgetSettingsOf } from '../../../server/contract/schemas/widget-settings.ts';
import { startExtras } from '../../../widget/extras/extras.tsx';
import { chooseLanguage, ENGLISH, type Language } from '../../../widget/locales/choose.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { ANA, refusal } from '../fake-server.ts';
import { draw, drawn } from './stage.tsx';

const ended: (() => void)[] = [];
afterEach(() => {
  for (const end of ended.splice(0)) end();
});

const STATE = { agentsOnDuty: true, open: true, backAt: null };

/** The panel with its extras, on a site with these settings. */
async function scene(
  settings: Partial<SiteSettings> = {},
  language: Language = ENGLISH,
  browser = new FakeBrowser(),
) {
  browser.server.settings = widgetSettingsOf({ ...DEFAULT_SETTINGS, ...settings }, { logo: null, faces: [] });
  const tab = browser.tab();
  const spoken = signal(language);
  const extras = await startExtras(tab.deps, tab.chat, tab.composer, spoken);
  const stage = await draw({ browser, tab, spoken, extras });
  ended.push(extras.stop, stage.remove, tab.close);
  const named = (name: string) => {
    const found = [...stage.mount.querySelectorAll<HTMLElement>('button, a')].find(
      (one) => one.textContent === name || one.getAttribute('aria-label') === name,
    );
    if (found === undefined) throw new Error(`There is no "${name}": ${stage.mount.textContent}`);
    return found;
  };
  const click = async (name: string) => {
    named(name).click();
    await drawn();
  };
  const type = async (selector: string, value: string) => {
    const field = stage.one<HTMLInputElement>(selector);
    field.value = value;
    field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
    await drawn();
  };
  return { ...stage, spoken, named, click, type, text: () => stage.mount.textContent ?? '' };
}

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
    expect(text()).not.toMatch(/Start the chat|by e-mail/);
    expect(one('label[for="fd-email"] .needed').title).toBe('Required');
    await type('#fd-email', 'mara@shop.example');
    await click('Continue');
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

describe('in the queue', () => {
  test('who has not written yet is told how long an answer usually takes, where that is known', async () => {
    const { tab, one } = await scene();
    expect(one('.notice').textContent).toBe('');
    const site = tab.chat.site.appearance;
    if (site.value !== null) site.value = { ...site.value, usualReply: 'minutes' };
    await drawn();
    expect(one('.notice').textContent).toBe('We usually reply in a few minutes.');
    tab.chat.send('Hello');
    await settled();
    await drawn();
    expect(one('.notice').textContent).not.toContain('usually');
  });

  test('a waiting visitor is told their place and about how long', async () => {
    const { tab, browser, one } = await scene();
    browser.server.rare = (_method, path) => ({
      ok: true,
      value: { conversationId: path.split('/')[2], queuePosition: 3, waitMs: 240_000 },
    });
    tab.chat.send('Hello');
    await settled();
    // Mostly it is told before it is asked for.
    await browser.clock.pass(1_500);
    await drawn();
    expect(one('.notice').textContent).toBe('You’re number 3 in the queue. Estimated wait: about 4 minutes.');
    tab.chat.queuePosition.value = {
      conversationId: browser.server.conversationId(),
      queuePosition: 1,
      waitMs: null,
    };
    await drawn();
    expect(one('.notice').textContent).toBe('You’re next in the queue.');
  });
});

describe('an estimate', () => {
  test('is counted down, and gone once its time is over', async () => {
    const { tab, browser, one } = await scene();
    tab.chat.send('Hello');
    await settled();
    tab.chat.queuePosition.value = {
      conversationId: browser.server.conversationId(),
      queuePosition: 1,
      waitMs: 150_000,
    };
    await drawn();
    expect(one('.notice').textContent).toContain('about 3 minutes');
    await browser.clock.pass(60_000);
    await drawn();
    expect(one('.notice').textContent).toContain('about 2 minutes');
    await browser.clock.pass(90_000);
    await drawn();
    expect(one('.notice').textContent).toBe('You’re next in the queue.');
  });
});

describe('after', () => {
  const talked = async (settings: Partial<SiteSettings> = {}) => {
    const stage = await scene(settings);
    stage.tab.chat.send('Hello');
    await settled();
    await drawn();
    const id = stage.browser.server.conversationId();
    const asked: [string, string, object | undefined][] = [];
    stage.browser.server.rare = (method, path, body) => {
      asked.push([method, path, body]);
      if (path.endsWith('/closure'))
        stage.browser.server.append(id, { type: 'conversation.resolved', data: { by: ANA } });
      if (path.endsWith('/rating'))
        stage.browser.server.append(id, { type: 'conversation.rated', data: { rating: body as never } });
      return { ok: true, value: {} };
    };
    return { ...stage, id, asked };
  };

  test('the visitor ends the chat, rates it once, and begins anew', async () => {
    const { click, text, one, asked, mount, tab, id, type } = await talked();
    await click('More');
    await click('End the chat');
    expect(text()).toContain('End this chat?');
    await click('End the chat');
    await settled();
    await drawn();
    expect(text()).toContain('How was this conversation?');
    one<HTMLInputElement>('.scores input[aria-label="Good"]').click();
    await drawn();
    await type('.after textarea', 'Quick');
    await click('Send rating');
    await settled();
    await drawn();
    expect(asked).toContainEqual(['PUT', `/conversations/${id}/rating`, { score: 4, words: 'Quick' }]);
    expect(tab.events('rated')).toEqual([{ conversationId: id, score: 4 }]);
    expect(text()).toContain('Thanks for your feedback!');
    expect(mount.querySelector('.scores')).toBe(null);
    await click('New conversation');
    expect(tab.chat.thread.conversation.value).toBe(null);
    tab.chat.send('Again');
    await settled();
    expect(tab.chat.thread.id()).not.toBe(id);
  });

  test('what fails says so and can be tried again', async () => {
    const { click, browser, text, mount } = await talked();
    await click('More');
    await click('End the chat');
    browser.server.rare = () => refusal(503, 'unavailable');
    await click('End the chat');
    expect(text()).toContain('That did not work. Try again.');
    expect(mount.querySelector('.extra-page')).not.toBe(null);
  });

  test('a site that wants no rating asks for none', async () => {
    const { browser, id, mount, text, tab } = await talked({ rating: 'off' });
    browser.server.append(id, { type: 'conversation.resolved', data: { by: ANA } });
    await tab.chat.thread.catchUp();
    await drawn();
    expect(mount.querySelector('.scores')).toBe(null);
    expect(text()).toContain('New conversation');
  });

  test('Escape leaves a page for the chat, not the chat', async () => {
    const { click, one, mount, closed, browser } = await talked();
    browser.server.rare = () => refusal(503, 'unavailable');
    await click('More');
    await click('Your data');
    one('.extra-page').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await drawn();
    expect(mount.querySelector('.extra-page')).toBe(null);
    expect(closed).toEqual([]);
  });

  test('everything is deleted only after a second yes, here too', async () => {
    const stage = await talked();
    stage.browser.server.rare = (method, path) => {
      if (method === 'DELETE' && path === '/visitor') stage.browser.server.visitors.clear();
      const visitor = {
        id: 'x',
        name: null,
        email: null,
        language: 'en',
        timeZone: null,
        browser: null,
        page: null,
      };
      return {
        ok: true,
        value: {
          visitor: { ...visitor, firstSeenAt: 0, lastSeenAt: 0, more: {} },
          conversations: [],
          counts: { conversations: 1, messages: 7, files: 0 },
        },
      };
    };
    await stage.click('More');
    await stage.click('Your data');
    expect(stage.one('.stored').textContent).toContain('Messages7');
    await stage.click('Delete everything');
    expect(stage.browser.server.requests).not.toContain('DELETE /visitor');
    expect(stage.text()).toContain('It cannot be undone.');
    await stage.click('Delete everything');
    await settled();
    await drawn();
    expect(stage.text()).toContain('Everything was deleted.');
    expect([...stage.browser.disk.keys()].filter((key) => /visitor|answers|form|outbox/.test(key))).toEqual(
      [],
    );
  });
});
