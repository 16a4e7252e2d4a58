// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { dressLauncher } from '../../../widget/app/dress-launcher.ts';

test('the launcher says how much is unread, and is called what it was when there is nothing more', () => {
  const button = document.createElement('button');
  button.setAttribute('aria-label', 'Chat');
  const launcher = dressLauncher(button);
  const badge = () => button.querySelector<HTMLElement>('.badge')?.dataset['count'];
  launcher.setUnread(120, 'Open chat, 120 unread messages');
  expect(badge()).toBe('99+');
  expect(button.getAttribute('aria-label')).toBe('Open chat, 120 unread messages');
  launcher.setUnread(0, 'Open chat, 0 unread messages');
  expect(badge()).toBe('');
  expect(button.getAttribute('aria-label')).toBe('Chat');
  launcher.setOpen(true);
  expect([button.className, button.getAttribute('aria-expanded')]).toEqual(['open', 'true']);
});
