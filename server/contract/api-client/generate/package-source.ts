import { type Located, type Operation, operationsModule } from './operations.ts';
import { comment, componentOf, type Schema, typeOf } from './schema-types.ts';

/** The OpenAPI document, as far as a client is made of it. */
export type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly webhooks: Readonly<Record<string, unknown>>;
  readonly components: { readonly schemas: unknown };
};

/** Who asks with a token that a program is given. */
const FOR_PROGRAMS = ['key', 'bot'];
/** The union of all events, which the feed and webhooks bring. */
const EVENT = 'AnyPublicEvent';

/**
 * The modules of `@frontdesk/client` that follow from the OpenAPI document: `schemas.ts`, one of operations for each
 * resource, and `index.ts`. What they import from `api-client/` is written by hand.
 * @returns path → TypeScript
 */
export function packageSource(document: Document): Record<string, string> {
  const schemas = document.components.schemas as Record<string, Schema>;
  const byResource = resourcesOf(document);
  const resolved = (schema: Schema): Schema =>
    schema.$ref === undefined ? schema : (schemas[componentOf(schema.$ref)] ?? {});
  const modules = [...byResource].map(([resource, operations]): [string, string] => [
    `operations/${resource}.ts`,
    operationsModule(operations, resolved),
  ]);
  const used = [...modules.map(([, text]) => text), `schemas.${EVENT}`].join('\n');
  return {
    ...Object.fromEntries(modules),
    'schemas.ts': schemasModule(schemas, namesIn(used, /(?<!\/)\bschemas\.(\w+)/g)),
    'create-client.ts': clientModule([...byResource.keys()]),
    'index.ts': indexModule([...byResource.keys()]),
  };
}

/** The operations that a program may ask for, by resource; other protocols have clients of their own. */
function resourcesOf({ paths }: Document): Map<string, Located[]> {
  const byResource = new Map<string, Located[]>();
  for (const [path, methods] of Object.entries(paths).filter(([path]) => path.startsWith('/api/')))
    for (const [method, one] of Object.entries(methods)) {
      const operation = one as Operation;
      const forPrograms = operation.security.some((scheme) => FOR_PROGRAMS.some((name) => name in scheme));
      if (!forPrograms) continue;
      const resource = operation.operationId.slice(0, operation.operationId.indexOf('.'));
      byResource.set(resource, [...(byResource.get(resource) ?? []), { method, path, operation }]);
    }
  return byResource;
}

/** The components that are used, and those that they are made of. */
function schemasModule(schemas: Readonly<Record<string, Schema>>, used: Iterable<string>): string {
  const needed = new Set<string>();
  const add = (name: string) => {
    if (needed.has(name)) return;
    needed.add(name);
    typeOf(schemas[name] ?? {}, (component) => {
      add(component);
      return component;
    });
  };
  for (const name of used) add(name);
  return [...needed]
    .sort()
    .map((name) => {
      const schema = schemas[name];
      if (schema === undefined) throw new Error(`The document has no schema ${name}.`);
      return `${comment(schema.description)}export type ${name} = ${typeOf(schema, (one) => one)};`;
    })
    .join('\n\n')
    .concat('\n');
}

function clientModule(resources: readonly string[]): string {
  return `import { type Connection, type ConnectOptions, connect } from './api-client/connection.ts';
import { type Bound, bind } from './api-client/operation.ts';
${resources.map((name) => `import * as ${name} from './operations/${name}.ts';`).join('\n')}

/** Every operation, by resource. */
export type Frontdesk = Connection & {
${resources.map((name) => `  readonly ${name}: Bound<typeof ${name}>;`).join('\n')}
};

/** A client that has every operation. Nothing is asked yet. */
export function createClient(options: ConnectOptions): Frontdesk {
  const connection = connect(options);
  return {
    ...connection,
${resources.map((name) => `    ${name}: bind(connection, ${name}),`).join('\n')}
  };
}
`;
}

function indexModule(resources: readonly string[]): string {
  return `import type { Connection } from './api-client/connection.ts';
import { type ReceivedWebhook, verifyWebhook as verify } from './api-client/verify-webhook.ts';
import { type WatchOptions, watchFeed } from './api-client/watch-feed.ts';
import { events as readBotEvents } from './operations/bot.ts';
import { read } from './operations/eventsFeed.ts';
import type { ${EVENT}, FeedPage } from './schemas.ts';

export { type CallOptions, type Connection, type ConnectOptions, connect } from './api-client/connection.ts';
export { FrontdeskError } from './api-client/frontdesk-error.ts';
export type { Bound, Created, Upload } from './api-client/operation.ts';
export { pages } from './api-client/pages.ts';
export { type ReceivedWebhook, WebhookError } from './api-client/verify-webhook.ts';
export type { WatchOptions } from './api-client/watch-feed.ts';
export { createClient, type Frontdesk } from './create-client.ts';
export type { ErrorCode, Retry } from './errors.ts';
export type * as schemas from './schemas.ts';
${resources.map((name) => `export * as ${name} from './operations/${name}.ts';`).join('\n')}

/**
 * What happens in all conversations, page by page, until the signal ends it. Keep \`next\` once you are done with a page, and
 * begin with it as \`after\` when your program starts again.
 * @throws FrontdeskError for what does not pass by itself, such as \`cursor_expired\`
 */
export function watchEvents(
  frontdesk: Connection,
  options: WatchOptions = {},
): AsyncGenerator<FeedPage, void, void> {
  return watchFeed((query, call) => read(frontdesk, query, call), options);
}

/**
 * What happens in the conversations of a bot, with its token: as \`watchEvents\`.
 * @throws FrontdeskError for what does not pass by itself, such as \`cursor_expired\`
 */
export function watchBotEvents(
  frontdesk: Connection,
  options: WatchOptions = {},
): AsyncGenerator<Awaited<ReturnType<typeof readBotEvents>>, void, void> {
  return watchFeed((query, call) => readBotEvents(frontdesk, query, call), options);
}

/**
 * Checks that a webhook is from your Frontdesk and recent, as Standard Webhooks say.
 * @returns the id to remember, because each comes at least once, and the event
 * @throws WebhookError where it is forged, changed on the way, or old
 */
export function verifyWebhook(received: ReceivedWebhook): Promise<{ id: string; event: ${EVENT} }> {
  return verify(received);
}
`;
}

function namesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}
