import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifySchema,
  HTTPMethods,
  LogLevel,
  onResponseHookHandler,
  RouteShorthandOptions,
} from 'fastify';
import { Type } from 'typebox';
import {
  type AnswerOf,
  type BodyOf,
  type ParamsOf,
  paramNames,
  type QueryOf,
  type RouteDefinition,
  type Who,
} from '../contract/routes/route.ts';
import { Id, Refusal } from '../contract/schemas/basics.ts';
import { requireAdmin, requireAgent, requireConfirmed } from '../plugins/agent-scope.ts';
import { requireBot } from '../plugins/bots/bot-scope.ts';
import type { limited } from '../plugins/rate-limits.ts';
import { requireEvenBlockedVisitor, requireVisitor } from '../plugins/visitor-scope.ts';

type Guard = (request: FastifyRequest) => Promise<void>;

/** Who is let through to a route. What a scope decides for all its routes stands in `agent-scope` and `visitor-scope`. */
const GUARDS: Readonly<Record<Who, readonly Guard[]>> = {
  anybody: [],
  token: [],
  visitor: [requireVisitor],
  data_subject: [requireEvenBlockedVisitor],
  console_page: [],
  agent: [requireAgent],
  admin: [requireAgent, requireAdmin],
  bot: [requireBot],
  signature: [],
};

/** A request with the types that the definition's schemas give it. */
export type RequestOf<D extends RouteDefinition> = FastifyRequest<{
  Params: ParamsOf<D>;
  Querystring: QueryOf<D>;
  Body: BodyOf<D>;
}>;

/**
 * What a handler returns: the answer, and where a thing is created whether it is new. What is no JSON, or streamed, it
 * sends itself, and returns the reply.
 */
type Returned<D extends RouteDefinition> = D extends { creates: 'once' }
  ? { created: boolean; answer: AnswerOf<D> }
  : AnswerOf<D>;

type Handler<D extends RouteDefinition> = (
  request: RequestOf<D>,
  reply: FastifyReply,
) => D extends { content: string } | { streamed: true }
  ? FastifyReply | Promise<FastifyReply>
  : D extends { answer: Type.TSchema }
    ? Returned<D> | Promise<Returned<D>>
    : Promise<void>;

export type RouteOptions = {
  /** How often one person may ask, from `limited`. */
  limit?: ReturnType<typeof limited>;
  /** Asked after the guards of the definition, before the limit. */
  guard?: Guard;
  onResponse?: onResponseHookHandler;
  logLevel?: LogLevel;
  /** Not at the same address with a slash behind it: proxies that keep it from strangers may know of none. */
  exact?: boolean;
};

/**
 * Adds the route of a definition: address, guards, schemas and status come from it.
 * @throws Error when the definition's path is not below the prefix of `app`
 */
export function route<const D extends RouteDefinition>(
  app: FastifyInstance,
  definition: D,
  handler: Handler<D>,
  { limit, guard, onResponse, logLevel, exact = false }: RouteOptions = {},
): void {
  app.route({
    method: methodsOf(definition),
    url: below(app.prefix, definition.path),
    schema: schemaOf(definition),
    preHandler: [
      ...GUARDS[definition.who as Who],
      ...(definition.confirmed ? [requireConfirmed] : []),
      ...(guard === undefined ? [] : [guard]),
    ],
    ...(limit === undefined ? {} : { config: limit as NonNullable<RouteShorthandOptions['config']> }),
    ...(onResponse === undefined ? {} : { onResponse }),
    ...(logLevel === undefined ? {} : { logLevel }),
    ...(exact ? { prefixTrailingSlash: 'no-slash' as const } : {}),
    handler:
      definition.content === undefined && definition.streamed === undefined
        ? async (request, reply) => answer(definition, reply, await handler(request as RequestOf<D>, reply))
        : // Not awaited here: that would wait for the last byte, or for a caller who leaves in the middle.
          (request, reply) => handler(request as RequestOf<D>, reply),
  });
}

/**
 * GET answers HEAD too: as one route of two methods, which takes half the time and memory of the second one that Fastify
 * would add. Node leaves the body out; what is a stream Fastify has to end unread, so there it does add its own.
 */
function methodsOf({ method, content, streamed }: RouteDefinition): HTTPMethods | HTTPMethods[] {
  return method === 'GET' && content === undefined && streamed === undefined ? ['GET', 'HEAD'] : method;
}

function answer({ answer, creates }: RouteDefinition, reply: FastifyReply, returned: unknown): unknown {
  if (answer === undefined) return reply.status(204).send(null);
  if (creates === undefined) return returned;
  if (creates === 'always') return reply.status(201).send(returned);
  const made = returned as { created: boolean; answer: unknown };
  return reply.status(made.created ? 201 : 200).send(made.answer);
}

/** Of each definition: what Fastify has made ready once, it takes as it is for the next route or server of this process. */
const SCHEMAS = new WeakMap<RouteDefinition, FastifySchema>();

function schemaOf(definition: RouteDefinition): FastifySchema {
  // Fastify's own type knows no schemas of a dialect.
  const schema = SCHEMAS.get(definition) ?? (makeSchema(definition) as FastifySchema);
  SCHEMAS.set(definition, schema);
  return schema;
}

function makeSchema(definition: RouteDefinition) {
  const { path, params, query, body, answer, content, creates, unavailable } = definition;
  const names = paramNames(path);
  return {
    ...(names.length === 0 ? {} : { params: params ?? idParams(names) }),
    ...(query === undefined ? {} : { querystring: query }),
    ...(body === undefined ? {} : { body }),
    response: {
      ...(answer === undefined || creates === 'always' ? {} : { 200: answer }),
      ...(answer === undefined || creates === undefined ? {} : { 201: answer }),
      ...(answer === undefined && content === undefined ? { 204: NOTHING } : {}),
      ...(unavailable === undefined ? {} : { 503: unavailable }),
      '4xx': Refusal,
      '5xx': Refusal,
    },
  };
}

const NOTHING = Type.Null({ description: 'No content.' });

/** The schemas of ids in addresses, by their names: routes share them, and each is compiled once. */
const ID_PARAMS = new Map<string, Type.TObject>();

function idParams(names: readonly string[]): Type.TObject {
  const key = names.join();
  const made =
    ID_PARAMS.get(key) ??
    Type.Object(Object.fromEntries(names.map((name) => [name, Id])), { additionalProperties: false });
  ID_PARAMS.set(key, made);
  return made;
}

function below(prefix: string, path: string): string {
  if (path !== prefix && !path.startsWith(`${prefix}/`))
    throw new Error(`The route ${path} is not below ${prefix}.`);
  return path === prefix ? '/' : path.slice(prefix.length);
}
