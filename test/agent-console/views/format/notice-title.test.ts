import { expect, it } from 'vitest';
import { en } from '../../../../agent-console/locales/en.ts';
import { noticeTitle } from '../../../../agent-console/views/format/notice-title.ts';

it('titles a notification by who it is about or, where nobody knows, by what happened', () => {
  expect(noticeTitle({ title: 'Ada', event: 'waiting' }, en)).toBe('Ada');
  expect(noticeTitle({ title: null, event: 'waiting' }, en)).toBe(
    'A visitor is still waiting for an answer.',
  );
  expect(noticeTitle({ title: null, event: 'assigned' }, en)).toBe('A conversation was assigned to you.');
});
