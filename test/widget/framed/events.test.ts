import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutContent } from '../../../widget/framed/events.ts';

const TYPES = readFileSync('widget/frontdesk.d.ts', 'utf8');
/** What somebody writes, or calls a file. */
const CONTENT = {
  body: 'My number is 0151',
  text: 'My number',
  draft: 'My',
  token: 'eyJ',
  email: 'a@b.example',
};

test('no event that leaves the frame says what was written, how a file is called, or who the visitor is', () => {
  const [, types = ''] = /interface FrontdeskEvents \{(.*?)\n\}/s.exec(TYPES) ?? [];
  const events = [...types.matchAll(/^ {2}'?([\w:]+)'?:/gm)].map(([, name = '']) => name);
  expect(events).toContain('message:received');
  for (const event of [...events, 'constructor', 'something new'])
    expect(Object.keys(withoutContent(event, CONTENT) ?? {}), event).toEqual([]);
  expect(withoutContent('file:sent', { name: 'contract.pdf', mediaType: 'application/pdf' })).toEqual({
    mediaType: 'application/pdf',
  });
});

test('what a page needs to know stays: counts, ids, who is there', () => {
  const received = { id: 'm-1', conversationId: 'c-1', author: 'Ana', body: 'Hello' };
  expect(withoutContent('message:received', received)).toEqual({
    id: 'm-1',
    conversationId: 'c-1',
    author: 'Ana',
  });
  expect(withoutContent('unread', { count: 2 })).toEqual({ count: 2 });
  expect(withoutContent('open', undefined)).toBeUndefined();
});
