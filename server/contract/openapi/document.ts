import { ROUTES } from '../routes/all.ts';
import { createComponents } from './components.ts';
import { INTRODUCTION } from './introduction.ts';
import { operationOf } from './operation.ts';
import { tagGroups, tags } from './tags.ts';
import { webhooksSection } from './webhooks.ts';

type Json = Record<string, unknown>;

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
      description: INTRODUCTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    tags: tags(),
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
