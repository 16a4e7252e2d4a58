import fastJson from 'fast-json-stringify';
import type { FastifySerializerCompiler } from 'fastify';
import type { TSchema } from 'typebox';

type Stringify = (value: unknown) => string;

/**
 * A member of a union is found by a check that is compiled for it. To make its code shorter took half of that time, and
 * saves nothing once V8 has compiled it.
 */
const OPTIONS = { ajv: { code: { optimize: false } } } satisfies Parameters<typeof fastJson>[1];

/** Routes share schemas, that of refusals all of them. */
const compiled = new WeakMap<object, Stringify>();

/**
 * Compiles the schema of an answer when the first such answer leaves. There are hundreds, and most are never needed:
 * compiling them all took a third of the time from a crash to the first acknowledgement.
 */
export const compileSerializer: FastifySerializerCompiler<TSchema> = ({ schema }) => {
  return (value) => {
    let stringify = compiled.get(schema);
    if (stringify === undefined) {
      stringify = compileAnswer(schema);
      compiled.set(schema, stringify);
    }
    return stringify(value);
  };
};

/** @throws Error where the schema is none */
export function compileAnswer(schema: object): Stringify {
  return fastJson(schema, OPTIONS) as Stringify;
}
