import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('has every setting that the server reads in .env.example, and no other', () => {
  const read = [
    ...file('server/config.ts').matchAll(/env\['([A-Z_]+)'\]|\(env, '([A-Z_]+)'|'(PUSHER_[A-Z_]+)'/g),
  ].map((match) => match[1] ?? match[2] ?? match[3]);
  const documented = [...file('.env.example').matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
  // `npm start` sets these two itself.
  const ofTheDemo = ['DEMO', 'DEMO_SHOP_ORIGINS'];
  expect(new Set(read)).toEqual(new Set([...documented, ...ofTheDemo]));
  expect(documented.length).toBeGreaterThan(10);
});

function file(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}
