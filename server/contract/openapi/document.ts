import { type NamedRoute, ROUTES } from '../routes/all.ts';
import { createComponents } from './components.ts';
import { operationOf, tagOf } from './operation.ts';
import { webhooksSection } from './webhooks.ts';

type Json = Record<string, unknown>;

const DESCRIPTION = `Customer-support chat. Bodies are JSON; times are milliseconds since 1970; ids are UUIDs in lower case, minted
by whoever creates the thing. Every creating request may be repeated with its id: 201 the first time, 200 with the same thing
afterwards. A refusal is \`{"error": {"code", "message", "field", "details"}}\`; each operation lists the codes it may have.

Programs ask with a key that an admin makes in the console: \`Authorization: Bearer fdk_…\`. With the scope \`impersonate\`, and \`write\`, a
key changes conversations in the name of the agent whose id is in \`Frontdesk-Agent\`; agents see the key's name beside theirs. What is refused as too much names in \`Retry-After\` when to come back, and answers tell
before, in \`RateLimit\` and \`RateLimit-Policy\` (draft-ietf-httpapi-ratelimit-headers-10), what is left: \`key\` and \`bot\` of everything that
a key or bot may ask within a minute, \`reads\` of what somebody who is signed in may read, \`operation\` of this operation, also to visitors
and to whom nobody knows. Keys and bots find in \`Request-Id\` under which id the server's log has their request.`;

/**
 * The HTTP API as OpenAPI 3.1, made from the definitions of the routes.
 * @param version of the product
 */
export function openApiDocument({ version }: { version: string }) {
  const components = createComponents();
  const paths: Record<string, Json> = {};
  for (const route of ROUTES) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, components) };
  }
  const webhooks = webhooksSection(components);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Frontdesk',
      version,
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    tags: [...new Set(ROUTES.map(({ resource }) => resource))].map((resource) => ({ name: tagOf(resource) })),
    'x-tagGroups': tagGroups(),
    paths,
    webhooks,
    components: {
      ...components.all(),
      securitySchemes: {
        visitor: { type: 'http', scheme: 'bearer', description: 'The token that the widget minted.' },
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key that an admin made; it begins with `fdk_`.',
        },
        bot: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token of a bot that an admin made; it begins with `fdb_`.',
        },
        agent: { type: 'apiKey', in: 'cookie', name: 'frontdesk', description: 'Set by signing in.' },
      },
    },
  };
}

/** Who reads about what: each tag in one group. https://redocly.com/docs-legacy/api-reference-docs/specification-extensions/x-tag-groups */
function tagGroups(): { name: string; tags: string[] }[] {
  const groups: [name: string, belongs: (route: NamedRoute) => boolean][] = [
    ['For programs', ({ key }) => key !== undefined],
    ['The console', ({ path }) => path.startsWith('/api/agent/')],
    ['The widget', ({ path }) => path.startsWith('/api/widget/')],
    ['The server', () => true],
  ];
  const grouped = new Set<string>();
  return groups.map(([name, belongs]) => {
    const tags = [...new Set(ROUTES.filter(belongs).map(({ resource }) => tagOf(resource)))];
    const left = tags.filter((tag) => !grouped.has(tag));
    for (const tag of left) grouped.add(tag);
    return { name, tags: left };
  });
}
