import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Not of the server: several apps of the relay's own process, and the browser of the tests. */
const ELSEWHERE = ['RELAY_APPS', 'CHROME_PATH'];

it('has every setting that the server reads in .env.example, and no other', () => {
  const sources =
    file('server/config.ts') +
    file('server/mail/mail-config.ts') +
    file('server/incoming-mail/incoming-config.ts') +
    file('server/bridges/bridge-config.ts') +
    file('server/nightly-backup/backup-config.ts') +
    file('server/cli/archive/passphrase.ts');
  const read = [...sources.matchAll(/env\['([A-Z_]+)'\]|\(env, '([A-Z_]+)'|'(PUSHER_[A-Z_]+)'/g)].map(
    (match) => match[1] ?? match[2] ?? match[3],
  );
  const documented = [...file('.env.example').matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
  // `npm start` sets these itself.
  const ofTheDemo = ['DEMO', 'DEMO_SHOP_ORIGINS', 'DEMO_BOT_TOKEN'];
  expect(new Set(read)).toEqual(new Set([...documented, ...ofTheDemo]));
  expect(documented.length).toBeGreaterThan(10);
});

it('has every setting of the relay’s own process in the table of its README, and those of its own in .env.example', () => {
  const source = file('server/relay/process-settings.ts');
  const read = names(
    source,
    /env\['([A-Z_]+)'\]|\(env, '([A-Z_]+)'|\b([A-Z_]+)(?:: \w+)?[,}\s]+(?=[^}]*\} = env)/g,
  );
  const rows = file('server/relay/README.md').match(/^\| `[A-Z_]+`.*$/gm) ?? [];
  const table = rows.flatMap((row) => [...names(row.split('|')[1] ?? '', /`([A-Z_]+)`/g)]);
  expect(read.size).toBeGreaterThan(8);
  expect(new Set(table)).toEqual(read);
  const documented = names(file('.env.example'), /^(?:# )?([A-Z_]+)=/gm);
  // Several apps are for who reads that README.
  expect([...read].filter((name) => !documented.has(name))).toEqual(['RELAY_APPS']);
});

it('names no setting in a README for operators that there is not', () => {
  const known = names(file('.env.example'), /^(?:# )?([A-Z_]+)=/gm);
  const mentioned = ['README.md', 'server/relay/README.md'].flatMap((path) => [
    ...names(file(path), /`((?:[A-Z]+_)+[A-Z]+)(?:=\w*)?`/g),
  ]);
  expect(mentioned.length).toBeGreaterThan(10);
  expect(mentioned.filter((name) => !known.has(name) && !ELSEWHERE.includes(name))).toEqual([]);
});

function names(text: string, pattern: RegExp): Set<string> {
  return new Set([...text.matchAll(pattern)].map((match) => match.slice(1).find(Boolean) ?? ''));
}

function file(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}
