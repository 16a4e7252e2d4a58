import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const WIDGET = new URL('../../../widget/', import.meta.url).pathname;
const SHEETS = ['views', 'extras', 'proactive'].flatMap((folder) =>
  readdirSync(join(WIDGET, folder))
    .filter((name) => name.endsWith('.css'))
    .map((name) => join(folder, name)),
);

test('what hovering changes is for pointers that can hover: on a touch screen it would stick', () => {
  let found = 0;
  for (const sheet of SHEETS) {
    let guarded = false;
    for (const line of readFileSync(join(WIDGET, sheet), 'utf8').split('\n')) {
      if (line.startsWith('@media')) guarded = line === '@media (hover: hover) {';
      else if (line === '}') guarded = false;
      if (!line.includes(':hover')) continue;
      found += 1;
      expect(guarded, `${sheet}: ${line}`).toBe(true);
    }
  }
  expect(found, 'something must hover').toBeGreaterThan(5);
});
