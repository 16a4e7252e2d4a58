import { describe, expect, it } from 'vitest';
import { buildOrder, DEV_PARTS, staleBundles } from '../../../.build/dev-parts.mjs';
import { BUNDLES } from '../../../rollup.config.mjs';

const BUILT = DEV_PARTS.flatMap(({ bundles }) => bundles);
/** Packages for npm, and the page of the demo that uses one: no part of what the server sends. */
const LEFT_OUT = ['npmPackage', 'apiClient', 'demoReact'];

it('builds in `npm run dev` every bundle that the server runs or sends, once', () => {
  expect(BUILT.toSorted()).toEqual(
    Object.keys(BUNDLES)
      .filter((name) => !LEFT_OUT.includes(name))
      .sort(),
  );
});

it.each(DEV_PARTS)('builds the $name in the order of rollup.config.mjs', ({ bundles }) => {
  expect(bundles).toEqual(Object.keys(BUNDLES).filter((name) => bundles.includes(name)));
});

it('takes each bundle for what it is', () => {
  expect(BUNDLES['server']?.input).toMatchObject({ main: 'server/main.ts' });
  expect(BUNDLES['widgetApp']?.input).toMatchObject({ app: 'widget/app/main.tsx' });
  expect(BUNDLES['widgetLoader']?.input).toBe('widget/embed/main.ts');
  expect(BUNDLES['agentConsole']?.input).toMatchObject({ console: 'agent-console/main.tsx' });
});

describe('an edit', () => {
  it('makes stale the bundles that are made of the file, and no other', () => {
    const stale = staleBundles('server/contract/text/links.ts', () => ['server', 'agentConsole']);
    expect(stale).toEqual(['server', 'agentConsole']);
  });

  it('makes all bundles of its folder stale where none is known to be made of the file', () => {
    expect(staleBundles('widget/preview/preview.html', () => [])).toEqual(
      DEV_PARTS.find(({ name }) => name === 'widget')?.bundles,
    );
    expect(staleBundles('README.md', () => [])).toEqual([]);
  });

  it.each([
    ['the app', 'widget/views/Panel.tsx', 'widgetApp'],
    ['what shows messages of a site', 'widget/proactive/main.ts', 'widgetProactive'],
    ['what a page has of a frame', 'widget/framed/outside.ts', 'widgetFrame'],
  ])('of %s makes the loader stale, with which its name is written down', (_what, path, bundle) => {
    expect(staleBundles(path, () => [bundle])).toEqual([bundle, 'widgetLoader']);
  });

  it('of a page of the documentation builds it anew, whatever else is made of the file', () => {
    expect(staleBundles('server/documentation/copy-code.js', () => ['server'])).toEqual([
      'server',
      'documentation',
    ]);
  });
});

it('builds the loader after the files whose names it holds, and all others at once', () => {
  expect(buildOrder(['widgetLoader', 'server', 'widgetApp', 'agentConsole'])).toEqual([
    ['server', 'widgetApp', 'agentConsole'],
    ['widgetLoader'],
  ]);
});
