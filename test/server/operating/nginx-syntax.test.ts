import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { faultsOf, parseNginx } from '../../support/servers/nginx-syntax.ts';

const root = (name: string) => readFile(new URL(`../../../${name}`, import.meta.url), 'utf8');
const CONF = await root('server/operating/nginx.conf');
const [, SNIPPET = ''] = /```nginx\n([\s\S]*?)```/.exec(await root('README.md')) ?? [];
const faults = (text: string) => faultsOf(parseNginx(text));

// A real nginx starts with nginx.conf in proxies.test.ts, where there is one; these run everywhere.
describe.each([
  ['nginx.conf', CONF],
  ['the snippet of the README', SNIPPET],
])('%s', (_name, text) => {
  it('has only directives, variables and values that nginx knows, where it takes them', () => {
    expect(text).toContain('proxy_pass');
    expect(faults(text)).toEqual([]);
  });

  it('keeps sockets open, takes the largest file, and passes on who asks', () => {
    for (const needed of [
      'client_max_body_size 25m;',
      'proxy_read_timeout 150s;',
      'proxy_set_header Host $host;',
      'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
      'proxy_set_header X-Forwarded-Proto $scheme;',
      'proxy_set_header Upgrade $http_upgrade;',
      'proxy_set_header Connection $connection_upgrade;',
    ])
      expect(text).toContain(needed);
  });

  it.each([
    ['proxy_read_timeout 150s;', 'proxy_read_timout 150s;', 'is no directive'],
    ['proxy_read_timeout 150s;', 'proxy_read_timeout soon;', 'cannot be soon'],
    ['proxy_set_header Host $host;', 'proxy_set_header Host;', 'has 1 arguments'],
    ['$connection_upgrade;', '$connection_upgraded;', 'which nothing sets'],
    ['client_max_body_size 25m;', 'proxy_pass http://127.0.0.1:4100;', 'may not stand within server'],
  ])('would fail with %s made %s', (right, wrong, says) => {
    expect(faults(text.replace(right, wrong))).toContainEqual(expect.stringContaining(says));
  });

  it('would fail without a semicolon or a brace', () => {
    expect(() => parseNginx(text.replace('$host;', '$host'))).toThrow('does not end with a semicolon');
    expect(() => parseNginx(text.replace(/\}\s*$/, ''))).toThrow('A } is missing');
    expect(() => parseNginx(`${text}}`)).toThrow('a } too many');
  });
});
