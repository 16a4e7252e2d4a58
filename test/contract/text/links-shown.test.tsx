// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { MessageText } from '../../../agent-console/views/thread/MessageText.tsx';
import { Text } from '../../../widget/conversation/Text.tsx';
import { stage } from '../../agent-console/support/render.tsx';

afterEach(() => {
  document.body.replaceChildren();
});

it.each([
  'www.shop.example/x',
  '“https://a.example/b”',
  'https://shop.example/退货。谢谢',
  '(https://x.example/a_(b)), ana@a.example; javascript:alert(1)',
  'https://bank.example@other.example/ https://bücher.example:8443/ü؟',
  'https://a.example/\u202egpj.exe',
])('visitor and agent are shown the same links in: %s', async (text) => {
  const ofAgent = await stage(<MessageText text={text} labels />);
  const ofVisitor = document.body.appendChild(document.createElement('div'));
  render(<Text text={text} labels />, ofVisitor);
  const shown = linksIn(ofVisitor);
  expect(shown).toEqual(linksIn(ofAgent.root));
  for (const { target, rel } of shown)
    expect([target, rel]).toEqual(['_blank', 'noopener noreferrer nofollow']);
  expect(ofVisitor.textContent).toBe(text);
  expect(ofAgent.root.textContent).toBe(text);
});

function linksIn(root: HTMLElement) {
  return [...root.querySelectorAll('a')].map(({ textContent, href, target, rel }) => ({
    textContent,
    href,
    target,
    rel,
  }));
}
