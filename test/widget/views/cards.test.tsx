// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import type { Card, MessageForm } from '../../../server/contract/cards/card-schema.ts';
import { createFormDrafts } from '../../../widget/extras/cards/form-drafts.ts';
import { ENGLISH } from '../../../widget/locales/choose.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { ANA, refusal } from '../fake-server.ts';
import { extrasScenes } from './extras-scene.tsx';
import { drawn } from './stage.tsx';

const scene = extrasScenes();
const CARD: Card = {
  title: 'Gyokuro',
  text: 'Shaded for three weeks.',
  picture: { url: 'https://shop.example/cup.png', description: 'A cup' },
  links: [{ label: 'See it', url: 'https://shop.example/gyokuro' }],
};
const FORM: MessageForm = {
  title: 'Who are you?',
  fields: [
    { id: 'name', kind: 'text', label: 'Name', required: true },
    { id: 'mail', kind: 'email', label: 'E-mail' },
    { id: 'size', kind: 'choice', label: 'Size', choices: ['Small', 'Large'] },
    { id: 'terms', kind: 'consent', label: 'I agree', required: true },
  ],
};

/** A chat in which Ana has sent something, as another tab of the browser began it. */
async function offered(more: { card?: Card; form?: MessageForm; choices?: string[] }) {
  const browser = new FakeBrowser();
  const tab = await browser.talking();
  const { server } = browser;
  const { id } = server.say(server.conversationId(), ANA, 'In words', undefined, [], more);
  await tab.chat.thread.catchUp();
  return { browser, tab, id };
}

async function shown(browser: FakeBrowser) {
  const found = await scene({}, ENGLISH, browser);
  await eventually(async () => {
    await drawn();
    expect(found.mount.querySelector('.card')).not.toBe(null);
  });
  const send = async () => {
    found.one('.card [type=submit]').click();
    await drawn();
  };
  return { ...found, send };
}

describe('a card', () => {
  test('shows its picture, title, words and links in place of the words that say the same', async () => {
    const { browser } = await offered({ card: CARD, choices: ['Take it'] });
    const { mount, one } = await shown(browser);
    expect(mount.textContent).not.toContain('In words');
    expect(one('.card-title').textContent).toBe('Gyokuro');
    const link = one<HTMLAnchorElement>('.card a');
    expect([link.href, link.target, link.rel]).toEqual([
      'https://shop.example/gyokuro',
      '_blank',
      expect.stringContaining('noopener'),
    ]);
    expect(one<HTMLImageElement>('.card img').alt).toBe('A cup');
    expect(one('.choices button').textContent).toBe('Take it');
  });

  test('stands without a picture that cannot be had, and without a link that leads elsewhere than the web', async () => {
    const links = [{ label: 'Odd', url: 'javascript:alert(1)' }];
    const { browser } = await offered({ card: { ...CARD, links } });
    const { mount, one } = await shown(browser);
    one('.card img').dispatchEvent(new Event('error'));
    await drawn();
    expect([mount.querySelector('.card img'), mount.querySelector('.card a')]).toEqual([null, null]);
    expect(one('.card').textContent).toContain('A cup');
    expect(one('.card-title').textContent).toBe('Gyokuro');
  });
});

describe('a form in the chat', () => {
  test('says what is missing, is sent once as a message, and stands there as sent, also after a reload', async () => {
    const { browser, id } = await offered({ form: FORM });
    const { mount, one, send, type, text, tab } = await shown(browser);
    await send();
    expect(text()).toContain('Please fill this in.');
    expect(document.activeElement?.getAttribute('data-field')).toBe('name');
    await type('[data-field=name]', 'Ada');
    await type('[data-field=mail]', 'ada');
    one<HTMLInputElement>('[data-field=terms]').click();
    await send();
    expect(text()).toContain('Enter an address such as ana@example.com.');
    await type('[data-field=mail]', '');
    await send();
    await settled();
    await drawn();
    expect(browser.server.stored().at(-1)).toBe('Name: Ada\n☑ I agree');
    const sent = tab.chat.thread.conversation.value?.messages.at(-1);
    expect([sent?.chosenOf, sent?.answers]).toEqual([
      id,
      [
        { id: 'name', label: 'Name', value: 'Ada' },
        { id: 'terms', label: 'I agree', value: true },
      ],
    ]);
    expect(mount.querySelector('.card form')).toBe(null);
    expect(one('.card-done').textContent).toBe('Sent');
    const again = await shown(browser);
    expect(again.mount.querySelector('.card form')).toBe(null);
  });

  test('that is half filled in is so after a reload, and nothing of it is kept once it is sent', async () => {
    const { browser, id } = await offered({ form: FORM });
    const first = await shown(browser);
    await first.type('[data-field=name]', 'Ada');
    await first.type('[data-field=size]', 'Large');
    first.one<HTMLInputElement>('[data-field=terms]').click();
    const { one, send } = await shown(browser);
    expect(one<HTMLInputElement>('[data-field=name]').value).toBe('Ada');
    expect(one<HTMLSelectElement>('[data-field=size]').value).toBe('Large');
    expect(one<HTMLInputElement>('[data-field=terms]').checked).toBe(true);
    expect(Object.keys(JSON.parse(browser.disk.get('forms') ?? '{}'))).toEqual([id]);
    await send();
    expect(browser.disk.has('forms')).toBe(false);
  });

  test('forms that are left half filled in do not pile up', async () => {
    const { tab } = await offered({ form: FORM });
    const drafts = createFormDrafts(tab.deps, tab.chat);
    for (let form = 1; form <= 7; form += 1) drafts.write(`form ${form}`, { name: `Ada ${form}` });
    expect([drafts.read('form 2'), drafts.read('form 3'), drafts.read('form 7')]).toEqual([
      {},
      { name: 'Ada 3' },
      { name: 'Ada 7' },
    ]);
    tab.deps.storage.write('forms', '[not json');
    expect(drafts.read('form 7')).toEqual({});
    drafts.stop();
  });

  test('that was answered in another tab meanwhile keeps what was filled in here as a message', async () => {
    const { browser, tab, id } = await offered({ form: FORM });
    const answers = [{ id: 'name', label: 'Name', value: 'Ada' }];
    tab.chat.send('Name: Ada', [], { chosenOf: id, answers });
    await settled();
    tab.chat.send('Name: Eve', [], { chosenOf: id, answers });
    await settled();
    expect(browser.server.stored().slice(-2)).toEqual(['Name: Ada', 'Name: Eve']);
    const [first, second] = tab.chat.thread.conversation.value?.messages.slice(-2) ?? [];
    expect([first?.chosenOf, second?.chosenOf, second?.answers]).toEqual([id, undefined, undefined]);
  });

  test('goes out as words where a node of the version before answers', async () => {
    const { browser, tab, id } = await offered({ form: FORM });
    const answers = [{ id: 'name', label: 'Name', value: 'Ada' }];
    const refused = [refusal(400, 'bad_request')];
    browser.server.retry = (request) => (request === 'send' ? refused.shift() : undefined);
    tab.chat.send('Name: Ada', [], { chosenOf: id, answers });
    await settled();
    expect(browser.server.stored().at(-1)).toBe('Name: Ada');
    expect(tab.chat.outbox.entries.value).toEqual([]);
  });

  test('may have a field whose id is a word of the language', async () => {
    const { browser } = await offered({
      form: { title: 'Who builds it?', fields: [{ id: 'constructor', kind: 'text', label: 'Builder' }] },
    });
    const { send, type } = await shown(browser);
    await type('[data-field=constructor]', 'Ada');
    await send();
    await settled();
    expect(browser.server.stored().at(-1)).toBe('Builder: Ada');
  });

  test('goes out again with its values once a back-up is restored', async () => {
    const { browser, tab, id } = await offered({ form: FORM });
    const restore = browser.server.backUp();
    const answers = [{ id: 'name', label: 'Name', value: 'Ada' }];
    tab.chat.send('Name: Ada', [], { chosenOf: id, answers });
    await settled();
    restore();
    await tab.chat.thread.catchUp();
    await settled();
    const [kept] = browser.server.conversations.values();
    expect(kept?.conversation.messages.at(-1)).toMatchObject({ chosenOf: id, answers });
  });
});
