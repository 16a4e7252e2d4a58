// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { showMessage } from '../../../widget/app/show-message.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { drawn } from '../views/stage.tsx';
import { stages } from '../views/type-and-press.ts';

const stage = stages();

test('what the page says stands in the chat as a line from somebody, with its answers, and before what is answered', async () => {
  const browser = new FakeBrowser();
  const tab = browser.tab();
  showMessage('Do you need help with your order?\n[[Yes]]\n[[No]]', tab.deps, tab.chat);
  const { mount, one } = await stage({ browser, tab });
  const line = [...mount.querySelectorAll('.row.other')].at(-1);
  expect(line?.querySelector('.text')?.textContent).toBe('Do you need help with your order?');
  expect(one('.row.other .author').textContent).not.toBe('');
  const answers = [...mount.querySelectorAll<HTMLElement>('.choices button')];
  expect(answers.map((answer) => answer.textContent)).toEqual(['Yes', 'No']);
  answers[0]?.click();
  await drawn();
  const said = [...mount.querySelectorAll('.row .text')].map(({ textContent }) => textContent);
  expect(said.slice(-2)).toEqual(['Do you need help with your order?', 'Yes']);
  tab.close();
});

test('it is shown at once where the chat is open already', async () => {
  const browser = new FakeBrowser();
  const tab = await browser.talking();
  const { mount } = await stage({ browser, tab });
  showMessage('We are back at nine.', tab.deps, tab.chat);
  await drawn();
  expect([...mount.querySelectorAll('.row.other .text')].at(-1)?.textContent).toBe('We are back at nine.');
  tab.close();
});

test('nothing at all is not said', () => {
  const tab = new FakeBrowser().tab();
  expect(() => showMessage(' \u200b ', tab.deps, tab.chat)).toThrow('frontdesk showMessage takes a text.');
  expect(tab.chat.invitation.value).toBeNull();
  tab.close();
});
