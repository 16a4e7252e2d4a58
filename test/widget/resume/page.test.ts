// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { ResumedMessage } from '../../../server/contract/schemas/mail-api.ts';
import { createPage, type PageOptions } from '../../../widget/resume/page.ts';

function shown(messages: Partial<ResumedMessage>[]): HTMLElement {
  const page = createPage({
    site: { name: 'Shop', color: '#0e7c66', logo: null },
    texts: { you: 'You', deleted: 'Deleted' } as PageOptions['texts'],
    files: null,
    tag: 'en',
    fileUrl: (id) => `/files/${id}`,
    send: async () => true,
    upload: async () => true,
  } satisfies PageOptions);
  page.show(
    messages.map((message, index) => ({
      id: `${index}`,
      mine: false,
      author: 'Ana',
      at: 0,
      body: '',
      deleted: false,
      files: [],
      ...message,
    })) as ResumedMessage[],
  );
  return document.querySelector('ol') as HTMLElement;
}

test('shows Markdown as the chat does, and never as HTML', () => {
  const list = shown([
    { body: '**Two** ways:\n3. by `post`\n\n[Tracking](https://post.example/1) <b>x</b>' },
    { mine: true, body: '[Bank](https://elsewhere.example) *now*' },
    { body: '**gone**', deleted: true },
  ]);
  const [first, second, third] = [...list.querySelectorAll('.body')];
  expect(first?.querySelector('strong')?.textContent).toBe('Two');
  expect(first?.querySelector('ol li code')?.textContent).toBe('post');
  expect(first?.querySelector<HTMLLIElement>('ol li')?.value).toBe(3);
  expect(first?.querySelector('a')?.textContent).toBe('Tracking');
  expect(first?.querySelector('b')).toBe(null);
  // Of what strangers wrote, the address stays readable.
  expect(second?.querySelector('a')?.textContent).toContain('elsewhere.example');
  expect(second?.querySelector('em')?.textContent).toBe('now');
  expect(third?.textContent).toBe('Deleted');
});
