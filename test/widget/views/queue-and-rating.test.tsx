// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import type { SiteSettings } from '../../../server/contract/schemas/site-settings.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { ANA, refusal } from '../fake-server.ts';
import { extrasScenes } from './extras-scene.tsx';
import { drawn } from './stage.tsx';

const scene = extrasScenes();

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
        stage.browser.server.append(id, {
          type: 'conversation.rated',
          data: { rating: { score: 4, words: 'Quick' } },
        });
      return { ok: true, value: { state: { id } } };
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
    const seq = tab.chat.thread.conversation.value?.state.seq;
    await click('Send rating');
    await settled();
    await drawn();
    expect(asked).toContainEqual(['PUT', `/conversations/${id}/rating`, { score: 4, words: 'Quick', seq }]);
    expect(tab.events('rated')).toEqual([{ conversationId: id, score: 4 }]);
    expect(text()).toContain('Thanks for your feedback!');
    expect(mount.querySelector('.scores')).toBe(null);
    await click('New conversation');
    expect(tab.chat.thread.conversation.value).toBe(null);
    tab.chat.send('Again');
    await settled();
    expect(tab.chat.thread.id()).not.toBe(id);
  });

  test('the chat that ends is the one that agents have merged it into, which is shown from then on', async () => {
    const { click, text, tab, browser, id } = await talked();
    tab.chat.anew();
    tab.chat.send('Me again');
    await settled();
    const merged = tab.chat.thread.id() ?? '';
    const ends = browser.server.rare;
    browser.server.rare = (method, path, body) => {
      if (path === `/conversations/${merged}/closure`)
        return ends(method, `/conversations/${id}/closure`, body);
      return ends(method, path, body);
    };
    await click('More');
    await click('End the chat');
    await click('End the chat');
    await settled();
    await drawn();
    expect([merged === id, tab.chat.thread.id()]).toEqual([false, id]);
    expect(text()).toContain('How was this conversation?');
  });

  test('a rating reaches a node of the version before, which takes no number of an event', async () => {
    const { click, text, one, asked, browser, id } = await talked();
    await click('More');
    await click('End the chat');
    await click('End the chat');
    await settled();
    await drawn();
    const rare = browser.server.rare;
    browser.server.rare = (method, path, body) =>
      body !== undefined && 'seq' in body ? refusal(400, 'bad_request') : rare(method, path, body);
    one<HTMLInputElement>('.scores input[aria-label="Good"]').click();
    await drawn();
    await click('Send rating');
    await settled();
    await drawn();
    expect(asked).toContainEqual(['PUT', `/conversations/${id}/rating`, { score: 4, words: '' }]);
    expect(text()).toContain('Thanks for your feedback!');
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
