import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRepository } from './folder-imports.ts';

const MOST_LINES = 250;
/** What the widget alone needs a word for; everything else is called as the console calls it. */
const ONLY_WIDGET = ['--focus', '--focus-soft', '--radius-field', '--radius-panel', '--type'];
/** Set on the host element by the loader, or on what it is for: no tokens. */
const SET_ELSEWHERE = /^--(fd-.*|hue-.*|around|scale)$/;

const SHEETS = { 'agent-console': sheetsOf('agent-console'), widget: sheetsOf('widget') };
const CONSOLE = declaredIn(read('agent-console/style/tokens.css'));
const WIDGET = declaredIn(read('widget/views/tokens.css'));

describe('the tokens of the style sheets', () => {
  it('are one vocabulary for widget and console', () => {
    const unknown = [...WIDGET].filter((name) => !CONSOLE.has(name));
    expect(unknown.sort()).toEqual(ONLY_WIDGET);
  });

  it.each([
    ['agent-console', CONSOLE],
    ['widget', WIDGET],
  ] as const)(
    'are declared where they are used in %s, and used where they are declared',
    (part, declared) => {
      const used = new Set(SHEETS[part].flatMap(({ text }) => usedIn(text)));
      const unused = [...declared].filter((name) => !used.has(name));
      const undeclared = [...used].filter((name) => !declared.has(name) && !SET_ELSEWHERE.test(name));
      expect({ unused, undeclared }).toEqual({ unused: [], undeclared: [] });
    },
  );
});

describe('the style sheets', () => {
  it(`have at most ${MOST_LINES} lines`, () => {
    const long = Object.values(SHEETS)
      .flat()
      .filter(({ text }) => text.split('\n').length > MOST_LINES);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('of the console are listed in main.css, or imported by the page that is loaded with them', () => {
    const first = [...read('agent-console/style/main.css').matchAll(/@import "([^"]+)"/g)].map(
      ([, to = '']) => join('agent-console/style', to),
    );
    const listed = [...first, ...importedSheets('agent-console')];
    const there = SHEETS['agent-console']
      .map(({ path }) => path)
      .filter((path) => !path.endsWith('main.css'));
    expect(listed.toSorted()).toEqual(there.toSorted());
  });
});

function sheetsOf(part: string): { path: string; text: string }[] {
  return readdirSync(inRepository(part), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => ({ path: join(part, name), text: read(join(part, name)) }));
}

/** What code imports as text. */
function importedSheets(part: string): string[] {
  return readdirSync(inRepository(part), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx') || name.endsWith('.ts'))
    .flatMap((name) =>
      [...read(join(part, name)).matchAll(/^import \w+ from '(\.[^']+\.css)'/gm)].map(([, to = '']) =>
        join(part, dirname(name), to),
      ),
    );
}

function read(path: string): string {
  return readFileSync(inRepository(path), 'utf8');
}

function declaredIn(text: string): Set<string> {
  return new Set([...text.matchAll(/^\s*(--[\w-]+):/gm)].map(([, name = '']) => name));
}

function usedIn(text: string): string[] {
  return [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name = '']) => name);
}
