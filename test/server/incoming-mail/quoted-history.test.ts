import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutHistory } from '../../../server/incoming-mail/quoted-history.ts';

const lines = (...all: string[]) => all.join('\n');

describe('what somebody wrote themselves', () => {
  it('is kept whole where they write about mails', () => {
    const text = lines('In 2024 you wrote:', 'nothing at all.', '', 'From: now on, write more.');
    expect(withoutHistory(text)).toBe(text);
  });

  it('keeps quotes between answers, and loses what leads into them', () => {
    expect(
      withoutHistory(lines('On 2 Nov 2026, Ben wrote:', '> One?', 'Yes.', '> Two?', 'No.', '> Bye', '> Ben')),
    ).toBe(lines('> One?', 'Yes.', '> Two?', 'No.'));
  });

  it('ends before a lead of several lines', () => {
    expect(
      withoutHistory(
        lines(
          'Fine.',
          '',
          'On Monday, 2 November 2026 at 09:58,',
          'Ben <ben@shop.example>',
          'wrote:',
          '',
          '> Hi',
        ),
      ),
    ).toBe('Fine.');
  });

  it('ends before its signature, which begins with two dashes', () => {
    expect(withoutHistory(lines('Fine.', '-- ', 'Ada', 'Head of Things'))).toBe('Fine.');
    expect(withoutHistory(lines('-- ', 'Fine.'))).toBe(lines('--', 'Fine.'));
  });

  it('is all there is where everything looks like history', () => {
    expect(withoutHistory('Sent from my iPhone')).toBe('Sent from my iPhone');
    expect(withoutHistory(lines('-----Original Message-----', 'From: a', 'Sent: b'))).toContain('From: a');
  });

  it('is never nothing, and never more than there was', () => {
    const piece = fc.constantFrom(
      '> q',
      'word',
      '',
      '--',
      'On 2 Nov 2026 Ben wrote:',
      'From: a',
      'Sent: b',
      'To: c',
      'Sent from my iPhone',
      '___',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('\n');
        const own = withoutHistory(text);
        expect(own === '').toBe(text.trim() === '');
        for (const line of own.split('\n')) expect(text.split('\n')).toContain(line);
      }),
    );
  });
});
