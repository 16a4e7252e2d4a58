import type { OperationSpec } from '../operation.ts';
import { comment, type NameOf, type Schema, typeOf } from './schema-types.ts';

type Content = Readonly<Record<string, { schema?: Schema }>>;

/** An operation of the OpenAPI document, as far as a client is made of it. */
export type Operation = {
  /** `messages.send` */
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly { name: string; in: string; required: boolean; schema: Schema }[];
  readonly requestBody?: { content: Content };
  readonly responses: Readonly<Record<string, { content?: Content }>>;
};

export type Located = { method: string; path: string; operation: Operation };

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'multipart/form-data';
/** Words that cannot be names of constants. */
const RESERVED = new Set(['delete']);

/** The module of one resource: a function for each of its operations. */
export function operationsModule(
  operations: readonly Located[],
  resolved: (schema: Schema) => Schema,
): string {
  const written = operations.map((one) => operationText(one, resolved)).join('\n\n');
  return `import { type Created, type Operation, operation, type Upload } from '../api-client/operation.ts';
import type * as schemas from '../schemas.ts';

${written}
`;
}

function operationText({ method, path, operation }: Located, resolved: (schema: Schema) => Schema): string {
  const { operationId, summary, description } = operation;
  const name = operationId.slice(operationId.indexOf('.') + 1);
  const body = operation.requestBody?.content[JSON_TYPE]?.schema;
  const file = operation.requestBody?.content[FORM_TYPE] !== undefined;
  const parameters = operation.parameters ?? [];
  const query = parameters.filter((one) => one.in === 'query');
  const creates = method === 'post' && operation.responses['201'] !== undefined;
  const mints = !creates
    ? null
    : body !== undefined && needsId(resolved(body))
      ? 'body'
      : query.some((one) => one.name === 'id' && one.required)
        ? 'query'
        : null;
  const [answer, isFile] = answerOf(operation);
  const spec: OperationSpec = {
    method: method.toUpperCase() as OperationSpec['method'],
    path: path.replace(/\{(\w+)\}/g, ':$1'),
    ...(body === undefined ? {} : { body: true }),
    ...(file ? { file: true } : {}),
    ...(query.length === 0 ? {} : { query: true }),
    ...(mints === null ? {} : { mints }),
    ...(isFile ? { content: true } : {}),
  };
  const ofQuery = typeOf(
    {
      type: 'object',
      properties: Object.fromEntries(query.map((one) => [one.name, one.schema])),
      required: query.filter((one) => one.required).map((one) => one.name),
    },
    named,
  );
  const allOptional = query.every((one) => !one.required || (mints === 'query' && one.name === 'id'));
  const args = [
    ...parameters
      .filter((one) => one.in === 'path')
      .map((one) => `${one.name}: ${typeOf(one.schema, named)}`),
    ...(file ? ['file: Upload'] : []),
    ...(body === undefined ? [] : [`body: ${created(typeOf(body, named), mints === 'body')}`]),
    ...(query.length === 0 ? [] : [`query${allOptional ? '?' : ''}: ${created(ofQuery, mints === 'query')}`]),
  ];
  const type = `Operation<[${args.join(', ')}], ${answer}>`;
  const made = `/* @__PURE__ */ operation(${JSON.stringify(spec)});`;
  const doc = comment(`${summary}.\n\n${description}`);
  return RESERVED.has(name)
    ? `${doc}const ${name}_: ${type} = ${made}\nexport { ${name}_ as ${name} };`
    : `${doc}export const ${name}: ${type} = ${made}`;
}

const named: NameOf = (component) => `schemas.${component}`;

function created(type: string, mints: boolean): string {
  return mints ? `Created<${type}>` : type;
}

function needsId({ required, anyOf }: Schema): boolean {
  return required?.includes('id') === true || (anyOf?.every(needsId) ?? false);
}

/** The type of what a successful request brings, and whether that is a file. */
function answerOf({ responses }: Operation): [type: string, isFile: boolean] {
  const content = responses['200']?.content ?? responses['201']?.content;
  if (content === undefined) return ['void', false];
  const schema = content[JSON_TYPE]?.schema;
  return schema === undefined ? ['Blob', true] : [typeOf(schema, named), false];
}
