// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { takePageFont } from '../../../widget/views/page-font.ts';

afterEach(() => document.body.replaceChildren());

test('the font of what stands around the chat is taken, and given back', () => {
  const around = document.body.appendChild(document.createElement('div'));
  around.style.fontFamily = 'Georgia';
  const host = around.appendChild(document.createElement('div'));
  const panel = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
  takePageFont(panel, true);
  expect(panel.style.getPropertyValue('--fd-font')).toBe('Georgia, sans-serif');
  takePageFont(panel, false);
  expect(panel.style.getPropertyValue('--fd-font')).toBe('');
});
