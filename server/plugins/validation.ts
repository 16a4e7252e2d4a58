import { Ajv, type Options } from 'ajv';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';

const STRICT: Options = { allErrors: false, removeAdditional: false, useDefaults: false, strict: false };

/** Bodies are JSON and must have the right types; query strings and paths are text, so numbers are read from it. */
const bodies = new Ajv({ ...STRICT, coerceTypes: false });
const texts = new Ajv({ ...STRICT, coerceTypes: true });

export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) =>
  (httpPart === 'body' ? bodies : texts).compile(schema);
