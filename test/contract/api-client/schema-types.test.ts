import { expect, it } from 'vitest';
import { comment, type Schema, typeOf } from '../../../server/contract/api-client/generate/schema-types.ts';

const named = (component: string) => `schemas.${component}`;

it.each<[Schema, string]>([
  [{ type: 'integer' }, 'number'],
  [{}, 'unknown'],
  [{ const: 'text' }, '"text"'],
  [{ enum: ['a', 'b', 1] }, '("a" | "b" | 1)'],
  [{ anyOf: [{ $ref: '#/components/schemas/Page' }, { type: 'null' }] }, '(schemas.Page | null)'],
  [{ type: ['string', 'null'] }, '(string | null)'],
  [{ type: 'array', items: { anyOf: [{ const: 1 }, { const: 2 }] } }, 'Array<(1 | 2)>'],
  [{ type: 'object', patternProperties: { '^.*$': { type: 'boolean' } } }, 'Record<string, boolean>'],
  [
    { type: 'object', required: ['a'], properties: { a: { type: 'string' }, 'b-c': { type: 'null' } } },
    '{\na: string;\n"b-c"?: null | undefined;\n}',
  ],
])('writes %j as a type', (schema, type) => {
  expect(typeOf(schema, named)).toBe(type);
});

it('does not guess what it does not know', () => {
  expect(() => typeOf({ type: 'tuple' }, named)).toThrow('There is no TypeScript for the schema');
});

it('keeps a description that would end its comment inside it', () => {
  expect(comment('ends */ here')).toBe('/** ends *\\/ here */\n');
});
