import { type NamedRoute, ROUTES } from '../routes/all.ts';

/** What most programs are about, in the order in which they are read; the rest follows. */
const FIRST = [
  'conversations',
  'messages',
  'inbox',
  'search',
  'contacts',
  'visitors',
  'eventsFeed',
  'webhooks',
  'reports',
  'mcp',
];

/** In the reference, each tag belongs to the first group that one of its operations belongs to. */
const GROUPS: readonly [name: string, belongs: (route: NamedRoute) => boolean][] = [
  ['For programs', ({ key }) => key !== undefined],
  ['For bots', ({ path }) => path.startsWith('/api/bot/')],
  ['The console', ({ path }) => path.startsWith('/api/agent/')],
  ['The widget', ({ path }) => path.startsWith('/api/widget/')],
  ['The server', () => true],
];

/** `eventsFeed` as readers see it: `Events feed`. */
export function tagOf(resource: string): string {
  if (resource === 'mcp') return 'MCP';
  const words = resource.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/\bapi\b/, 'API');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** All tags, in the order in which they are read. */
export function tags(): { name: string }[] {
  return tagsOf(ROUTES).map((name) => ({ name }));
}

/** Who reads about what: each tag in one group. https://redocly.com/docs-legacy/api-reference-docs/specification-extensions/x-tag-groups */
export function tagGroups(): { name: string; tags: string[] }[] {
  const grouped = new Set<string>();
  return GROUPS.map(([name, belongs]) => {
    const left = tagsOf(ROUTES.filter(belongs)).filter((tag) => !grouped.has(tag));
    for (const tag of left) grouped.add(tag);
    return { name, tags: left };
  });
}

function tagsOf(routes: readonly NamedRoute[]): string[] {
  const resources = [...new Set(routes.map(({ resource }) => resource))];
  const first = FIRST.filter((resource) => resources.includes(resource));
  return [...first, ...resources.filter((resource) => !first.includes(resource))].map(tagOf);
}
