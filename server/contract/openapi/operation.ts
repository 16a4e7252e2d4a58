import { ERROR_KINDS, type ErrorCode } from '../errors.ts';
import type { NamedRoute } from '../routes/all.ts';
import { errorsOf } from '../routes/errors-of.ts';
import { paramNames, type Who } from '../routes/route.ts';
import { Id } from '../schemas/basics.ts';
import type { Components } from './components.ts';
import { tagOf } from './tags.ts';

type Json = Record<string, unknown>;

const WHO: Readonly<Record<Who, string>> = {
  anybody: 'Anybody may ask.',
  token: 'Whoever brings a token that their browser made.',
  visitor: 'For visitors; who is blocked may only read.',
  data_subject: 'For visitors, also those who are blocked.',
  console_page: 'Nobody needs to be signed in; taken from the pages of the console only.',
  agent: 'For agents.',
  admin: 'For admins.',
  bot: 'For bots.',
  signature: 'Whoever has the signature.',
};

const IN_NAME_OF =
  'The id of the agent in whose name this is done, by a key with the scope `impersonate` as well; without it, for whom the key speaks.';

/** One operation of the OpenAPI document. */
export function operationOf(route: NamedRoute, components: Components): Json {
  const { id, resource, who, key, person, summary, description, body, file } = route;
  const parameters = parametersOf(route, components);
  const byKey =
    key === undefined
      ? ''
      : ` An API key needs the scope \`${key}\`${person ? ', and must speak for a person' : ''}.`;
  return {
    operationId: id,
    tags: [tagOf(resource)],
    summary,
    description: `${description} ${WHO[who]}${byKey}`,
    security: securityOf(route),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined && file === undefined ? {} : { requestBody: bodyOf(route, components) }),
    responses: { ...successOf(route, components), ...refusalsOf(route, components) },
  };
}

function securityOf({ who, key }: NamedRoute): Json[] {
  switch (who) {
    case 'token':
    case 'visitor':
    case 'data_subject':
      return [{ visitor: [] }];
    case 'agent':
    case 'admin':
      return [{ agent: [] }, ...(key === undefined ? [] : [{ key: [key] }])];
    case 'bot':
      return [{ bot: [] }];
    default:
      return [];
  }
}

function parametersOf({ path, params, query, key, example }: NamedRoute, { schema }: Components): Json[] {
  const required = new Set<string>(query?.required ?? []);
  return [
    ...paramNames(path).map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: schema(params?.properties[name] ?? Id),
    })),
    ...Object.entries(query?.properties ?? {}).map(([name, one]) => ({
      name,
      in: 'query',
      required: required.has(name),
      schema: schema(one),
      ...(example?.query?.[name] === undefined ? {} : { example: example.query[name] }),
    })),
    ...(key === 'write'
      ? [{ name: 'Frontdesk-Agent', in: 'header', schema: schema(Id), description: IN_NAME_OF }]
      : []),
  ];
}

function bodyOf({ body, file, example }: NamedRoute, { schema }: Components): Json {
  if (file !== undefined) {
    const part = { type: 'string', contentMediaType: 'application/octet-stream' };
    const form = { type: 'object', required: ['file'], properties: { file: part } };
    return { required: true, content: { 'multipart/form-data': { schema: form } } };
  }
  return {
    required: true,
    content: {
      'application/json': {
        schema: schema(body),
        ...(example?.body === undefined ? {} : { example: example.body }),
      },
    },
  };
}

function successOf({ answer, content, creates, example }: NamedRoute, { schema }: Components): Json {
  if (content !== undefined) return { 200: { description: 'The file.', content: { [content]: {} } } };
  if (answer === undefined) return { 204: { description: 'Done; there is no content.' } };
  const json = {
    'application/json': {
      schema: schema(answer),
      ...(example?.answer === undefined ? {} : { example: example.answer }),
    },
  };
  const made = { 201: { description: 'It was made.', content: json } };
  if (creates === 'always') return made;
  const known = creates === 'once' ? 'It was there already, under the same id.' : 'As asked.';
  return { 200: { description: known, content: json }, ...(creates === 'once' ? made : {}) };
}

function refusalsOf(route: NamedRoute, { refusal, schema }: Components): Json {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of errorsOf(route)) {
    const { status } = ERROR_KINDS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const { unavailable } = route;
  return {
    ...Object.fromEntries([...byStatus].map(([status, codes]) => [status, refusal(codes)])),
    ...(unavailable === undefined
      ? {}
      : {
          503: {
            description: 'What was asked for, and that it is not well.',
            content: { 'application/json': { schema: schema(unavailable) } },
          },
        }),
  };
}
