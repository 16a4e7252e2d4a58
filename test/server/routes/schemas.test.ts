import Fastify, { type FastifySchema } from 'fastify';
import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../../server/contract/routes/all.ts';
import type { RouteDefinition } from '../../../server/contract/routes/route.ts';
import { compileAnswer, compileSerializer } from '../../../server/plugins/serialization.ts';
import { compileValidator } from '../../../server/plugins/validation.ts';
import { route } from '../../../server/routes/route.ts';

const PARTS = ['params', 'querystring', 'body'] as const;

/** What `route` gives Fastify for a definition. */
function schemaOf(definition: RouteDefinition): FastifySchema {
  const app = Fastify();
  let schema: FastifySchema | undefined;
  app.addHook('onRoute', (options) => {
    schema ??= options.schema;
  });
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(compileSerializer);
  route(app, definition, async () => null as never);
  if (schema === undefined) throw new Error(`${definition.method} ${definition.path} has no schema.`);
  return schema;
}

const answersOf = ({ response }: FastifySchema) => Object.entries(response as Record<string, object>);

/** The server compiles a schema when it is first needed: one that cannot be compiled would fail there, and not at a start. */
describe('the schemas of routes', () => {
  const routes = ROUTES.map((definition) => ({ ...definition, schema: schemaOf(definition) }));

  it('are those of requests, of answers and of refusals', () => {
    expect(routes.length, 'there must be some').toBeGreaterThan(100);
    expect(routes.filter(({ schema }) => schema.body !== undefined).length).toBeGreaterThan(50);
    for (const { id, schema } of routes)
      expect(Object.keys(schema.response ?? {}), id).toEqual(expect.arrayContaining(['4xx', '5xx']));
  });

  it.each(routes)(
    '$id: its requests can be checked, and its answers written',
    ({ schema, example, answer }) => {
      for (const part of PARTS) {
        // It is compiled when the first value is checked, whatever that is.
        const check = compileValidator({ schema: schema[part] ?? {}, httpPart: part, method: '', url: '' });
        expect(() => check({}), part).not.toThrow();
      }
      for (const [status, one] of answersOf(schema)) expect(() => compileAnswer(one), status).not.toThrow();
      if (answer === undefined || example?.answer === undefined) return;
      const write = compileSerializer({ schema: answer, method: '', url: '' });
      expect(JSON.parse(write(example.answer)), 'nothing of the example is lost').toEqual(example.answer);
    },
  );
});
