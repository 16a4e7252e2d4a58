import { describe, expect, it } from 'vitest';
import { guessColumns, rowAs } from '../../../../agent-console/stores/people/import-columns.ts';

const rows = (...cells: string[][]) => cells.map((one, index) => ({ line: index + 2, cells: one }));

describe('the columns of a file', () => {
  it('are guessed by their names and by what is in them', () => {
    const header = [
      'Customer_ID',
      'E-Mail',
      'Name',
      'seats',
      'since',
      'trial',
      'plan',
      'flag',
      'verified',
      '',
    ];
    const first = ['0041', 'a@b.example', 'Ada', '5', '2026-03-01', 'yes', 'pro', '0', 'yes', 'x'];
    const second = ['0042', '', 'Cem', '-2.5', '', 'No', '7', '1', 'no', ''];
    expect(guessColumns(header, rows(first, second))).toEqual([
      'externalId',
      'email',
      'name',
      'number',
      'date',
      'yes-no',
      'text',
      'number',
      'ignore',
      'ignore',
    ]);
  });

  it('are a field once at most, and a number that would lose digits is a text', () => {
    const cells = ['a@b.example', 'c', '0041', '4006381333931000017'];
    expect(guessColumns(['email', 'email', 'zip', 'order'], rows(cells))).toEqual([
      'email',
      'text',
      'text',
      'text',
    ]);
  });

  it('make a row, without what is empty or ignored', () => {
    const header = ['id', 'mail', 'seats', 'trial', 'since', 'note'];
    const columns = ['externalId', 'email', 'number', 'yes-no', 'date', 'ignore'] as const;
    expect(rowAs(header, columns, { line: 7, cells: ['k1', '', '5', 'ja', '2026-03-01', 'x'] })).toEqual({
      column: 'trial',
      kind: 'yes-no',
      cell: 'ja',
    });
    expect(rowAs(header, columns, { line: 7, cells: ['k1', '', '5', 'No', '2026-03-01', 'x'] })).toEqual({
      line: 7,
      externalId: 'k1',
      attributes: { seats: 5, trial: false, since: '2026-03-01' },
    });
    expect(rowAs(header, columns, { line: 8, cells: ['k2'] })).toEqual({ line: 8, externalId: 'k2' });
    expect(rowAs(header, columns, { line: 9, cells: ['k2', '', '', '', '2026-13-01'] })).toMatchObject({
      kind: 'date',
    });
  });
});
