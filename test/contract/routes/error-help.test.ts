import { expect, it } from 'vitest';
import { ERROR_KINDS } from '../../../server/contract/errors.ts';
import { errorPage } from '../../../server/contract/openapi/error-help.ts';

const rows = [...errorPage().matchAll(/^\| (\d{3}) \| `(\w+)` \| (.+) \| (.+) \|$/gm)];

it('says of every code, once, what to do about it', () => {
  expect(rows.map(([, , code]) => code).sort()).toEqual(Object.keys(ERROR_KINDS).sort());
  for (const [, status, code = '', help] of rows) {
    expect(ERROR_KINDS[code as keyof typeof ERROR_KINDS].status).toBe(Number(status));
    expect(help, code).toMatch(/^\S.{20,}\.$/);
  }
});

it('tells what programs meet from what only browsers meet', () => {
  const [programs = '', browsers = ''] = errorPage().split('## Only in browsers');
  expect(programs).toContain('`conversation_unknown`');
  expect(programs).toContain('`taken_over`');
  expect(browsers).toContain('`second_factor_wrong`');
});
