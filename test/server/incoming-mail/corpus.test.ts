import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMail } from '../../../server/incoming-mail/read-mail.ts';

const FOLDER = join(import.meta.dirname, 'corpus');
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.eml'))
  .map((file) => file.slice(0, -'.eml'.length));

/** What a case may say of its mail; what it leaves out is not looked at. `name` is the sender's. */
type Expectation = Record<string, unknown>;

describe('a mail of the corpus', () => {
  it('stands beside what is expected of it', () => {
    const expectations = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
    expect(expectations.map((file) => file.slice(0, -'.json'.length)).sort()).toEqual([...names].sort());
    expect(names.length).toBeGreaterThan(80);
  });

  it.each(names)('%s', async (name) => {
    const raw = readFileSync(join(FOLDER, `${name}.eml`));
    const expected: Expectation = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));
    const { head, ...read } = await readMail(raw, { from: null, to: [] }, 'support@shop.example');
    const seen: Expectation = {
      ...head,
      ...read,
      from: head.from?.address ?? null,
      name: head.from?.name ?? null,
      ...('files' in read
        ? { files: read.files.map((file) => ({ name: file.name, bytes: file.content.length })) }
        : {}),
    };
    const files = read.kind === 'written' ? { files: [] } : {};
    expect(pick(seen, { ...files, ...expected })).toEqual({ ...files, ...expected });
  });
});

function pick(seen: Expectation, like: Expectation): Expectation {
  return Object.fromEntries(Object.keys(like).map((key) => [key, seen[key]]));
}
