// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { startExtras } from '../../../widget/extras/extras.tsx';
import { ENGLISH } from '../../../widget/locales/choose.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { ANA, NO_ANSWER } from '../fake-server.ts';
import { drawn } from './stage.tsx';
import { stages } from './type-and-press.ts';

const stage = stages();

describe('a reply to one message', () => {
  test('stands under what it replies to, also offline and after that was edited or deleted', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    const id = browser.server.conversationId();
    const said = browser.server.say(id, ANA, 'It left **today**.');
    await tab.chat.thread.catchUp();
    const extras = await startExtras(tab.deps, tab.chat, tab.composer, signal(ENGLISH));
    const { field, mount, one, button } = await stage({ browser, tab, extras });
    one<HTMLButtonElement>(`[data-message="${said.id}"] .reply`).click();
    await drawn();
    expect(one('.replying').textContent).toBe('Replying to AnaIt left today.');
    browser.server.append(id, {
      type: 'message.edited',
      data: { messageId: said.id, body: 'It *leaves* `today`.' },
    });
    await tab.chat.thread.catchUp();
    await drawn();
    expect(one('.replying').textContent, 'as it is now').toBe('Replying to AnaIt leaves today.');
    button('Cancel reply').click();
    await drawn();
    expect(mount.querySelector('.replying')).toBeNull();

    one<HTMLButtonElement>(`[data-message="${said.id}"] .reply`).click();
    browser.server.retry = (name) => (name === 'send' ? NO_ANSWER : undefined);
    field().value = 'Thank you!';
    field().dispatchEvent(new Event('input', { bubbles: true }));
    one<HTMLFormElement>('form.composer').requestSubmit();
    await settled();
    await drawn();
    const quotes = () => [...mount.querySelectorAll('.quoted')].map(({ textContent }) => textContent);
    expect(quotes()).toEqual(['AnaIt leaves today.']);
    expect(mount.querySelector('.replying')).toBeNull();
    browser.server.retry = () => undefined;
    tab.chat.outbox.retryNow();
    await settled();
    await tab.chat.thread.catchUp();
    await drawn();
    expect(tab.chat.thread.conversation.value?.messages.at(-1)?.replyTo?.id).toBe(said.id);

    browser.server.append(id, { type: 'message.edited', data: { messageId: said.id, body: 'Tomorrow.' } });
    await tab.chat.thread.catchUp();
    await drawn();
    expect(quotes()).toEqual(['AnaTomorrow.']);
    browser.server.append(id, { type: 'message.unsent', data: { messageId: said.id } });
    await tab.chat.thread.catchUp();
    await drawn();
    expect(quotes()).toEqual(['AnaThis message was deleted.']);
    one<HTMLButtonElement>('.quoted').click();
    await drawn();
    expect(one(`[data-message="${said.id}"]`).className).toContain('sought');
  });
});

test('a chosen file is gone once the visitor has logged out in another tab', async () => {
  const browser = new FakeBrowser();
  const tab = await browser.talking();
  const extras = await startExtras(tab.deps, tab.chat, tab.composer, signal(ENGLISH));
  tab.composer.attach([new File(['tea'], 'list.txt', { type: 'text/plain' })]);
  await settled();
  const files = () => tab.composer.uploads.value?.files.value.map(({ name }) => name);
  const tell = (newValue: string | null) =>
    window.dispatchEvent(
      new StorageEvent('storage', { key: `frontdesk:${tab.deps.siteKey}:visitor`, newValue }),
    );
  tell(browser.disk.get('visitor') ?? '');
  expect(files()).toEqual(['list.txt']);
  tell(null);
  expect(files()).toEqual([]);
  extras.stop();
  tab.close();
});
