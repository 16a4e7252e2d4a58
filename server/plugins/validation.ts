import { Ajv, type Options, type ValidateFunction } from 'ajv';
import type { FastifySchemaCompiler, FastifySchemaValidationError } from 'fastify';
import type { TSchema } from 'typebox';
import { findUnfit } from '../contract/fit-text.ts';

const STRICT: Options = { allErrors: false, removeAdditional: false, useDefaults: false, strict: false };

/** Bodies are JSON and must have the right types; query strings and paths are text, so numbers are read from it. */
const bodies = new Ajv({ ...STRICT, coerceTypes: false });
const texts = new Ajv({ ...STRICT, coerceTypes: true });

type Check = { (value: unknown): boolean; errors?: FastifySchemaValidationError[] };

/**
 * Compiles a schema into a check that also refuses what is no text; see {@link findUnfit}. What is asked for the first
 * time is compiled then, like answers (`serialization.ts`).
 */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  let compiled: ValidateFunction | undefined;
  const check: Check = (value) => {
    const unfit = findUnfit(value);
    if (unfit !== null) {
      check.errors = [
        { keyword: 'text', instancePath: unfit.path, schemaPath: '', message: unfit.reason, params: {} },
      ];
      return false;
    }
    compiled ??= (httpPart === 'body' ? bodies : texts).compile(schema);
    const valid = compiled(value);
    check.errors = (compiled.errors ?? []) as FastifySchemaValidationError[];
    return valid;
  };
  return check;
};
