import Fastify from 'fastify';

/** Reads a body as servers have: whatever its type says, as much as comes, and without asking what is in it. */
export async function readsAnything(body: string, type: string): Promise<number> {
  const app = Fastify({ bodyLimit: 10_000_000 });
  app.removeAllContentTypeParsers();
  app.addHook('onRequest', async (request) => {
    // Fastify itself refuses types that are none.
    request.headers['content-type'] = 'application/json';
  });
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) =>
    done(null, JSON.parse(String(text))),
  );
  app.put('/', async () => 'taken');
  const { statusCode } = await app.inject({
    method: 'PUT',
    url: '/',
    body,
    headers: { 'content-type': type },
  });
  await app.close();
  return statusCode;
}

/** Two readers of one header that do not agree: one finds JSON to parse, the other finds no schema to check it with. */
export function parsedButNotChecked(body: string, type: string): boolean {
  const schemas: Record<string, (value: { upTo: unknown }) => boolean> = {
    'application/json': ({ upTo }) => typeof upTo === 'number',
  };
  const parsed = type.trimStart().toLowerCase().startsWith('application/json') ? JSON.parse(body) : null;
  const check = schemas[type];
  return parsed !== null && (check === undefined || check(parsed));
}

/** Makes something of a body, as parsers that mean well do, and copies it key by key. */
export function carelessBody(text: string): 'taken' | 'polluted' | 'refused' {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What is almost JSON: the first thing that looks like the field.
    value = { upTo: /upTo"?\s*:\s*([^,}]+)|NaN/.exec(text)?.[0] };
  }
  const merge = (into: Record<string, unknown>, from: unknown): void => {
    if (typeof from !== 'object' || from === null) return;
    for (const [key, inner] of Object.entries(from)) {
      const there = into[key];
      if (typeof inner === 'object' && there !== null && ['object', 'function'].includes(typeof there))
        merge(there as Record<string, unknown>, inner);
      else into[key] = inner;
    }
  };
  merge({}, value);
  const polluted = ({} as Record<string, unknown>)['admin'] === true;
  Reflect.deleteProperty(Object.prototype, 'admin');
  if (polluted) return 'polluted';
  return value === undefined ? 'refused' : 'taken';
}
