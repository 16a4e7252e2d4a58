import type { Type } from 'typebox';
import type { ErrorCode } from '../errors.ts';
import type { ApiScope } from '../schemas/api-keys.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call a route.
 *
 * - `anybody`:      nobody needs to be known.
 * - `token`:        whoever brings a bearer token that their browser made; the route decides what it speaks for.
 * - `visitor`:      a known visitor, on a page of an allowed origin; who is blocked may only read.
 * - `data_subject`: the same, blocked or not, for what everybody has a right to.
 * - `console_page`: nobody needs to be signed in, but a change is taken from the console's own pages only.
 * - `agent`:        a signed-in agent, or a program with an API key where the route has a `key`.
 * - `admin`:        the same with the role `admin`.
 * - `bot`:          a bot, by its token.
 * - `signature`:    whoever has a link, or a request, that this server or the engine signed.
 */
export type Who =
  | 'anybody'
  | 'token'
  | 'visitor'
  | 'data_subject'
  | 'console_page'
  | 'agent'
  | 'admin'
  | 'bot'
  | 'signature';

/**
 * Everything there is to say about one route. Fastify's options and guards, the browsers' typed clients, the scopes of API
 * keys, the OpenAPI document and the authorisation matrix are made from it.
 */
export type RouteDefinition = {
  readonly method: Method;
  /** From the server's root on, as Fastify writes it: `/api/agent/labels/:id`. */
  readonly path: string;
  readonly who: Who;
  /** The scope with which an API key may call it. Without one, no key may. */
  readonly key?: ApiScope | undefined;
  /** With a key, only one that speaks for a person: what is done is theirs. A service is refused. */
  readonly person?: true;
  /** Only for somebody who has proved lately who they are. For a key, its maker did so when they gave it its scopes. */
  readonly confirmed?: true;
  /** Without it every parameter of the path is an id. */
  readonly params?: Type.TObject;
  readonly query?: Type.TObject;
  /** JSON. */
  readonly body?: Type.TSchema;
  /** The request is multipart/form-data with one part named `file`. */
  readonly file?: true;
  /** JSON. Without `answer` and `content` the answer is 204. */
  readonly answer?: Type.TSchema;
  /** The media type of an answer that is not JSON. */
  readonly content?: string;
  /** The answer is sent piece by piece, as it is read. */
  readonly streamed?: true;
  /** The answer of 503, where that is no refusal but what was asked for. */
  readonly unavailable?: Type.TSchema;
  /** `always`: answers 201. `once`: 201 the first time, 200 with the same thing when the same id comes again. */
  readonly creates?: 'always' | 'once';
  /** Codes besides those that follow from the rest; see `errorsOf`. */
  readonly errors?: readonly ErrorCode[];
  /** A line for lists: what it does, in the imperative or as a noun. */
  readonly summary: string;
  /** What a caller should know, in one or more sentences. */
  readonly description: string;
  /** A request that is valid, and what may come back. */
  readonly example?: {
    readonly query?: Readonly<Record<string, unknown>>;
    readonly body?: unknown;
    readonly answer?: unknown;
  };
};

/** The routes of one resource, by the verb that names them: `labels.put`. */
export type Routes = Readonly<Record<string, RouteDefinition>>;

type ParamNames<Path> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

export type ParamsOf<D extends RouteDefinition> = D extends { params: infer S extends Type.TSchema }
  ? Type.Static<S>
  : Record<ParamNames<D['path']>, string>;
export type QueryOf<D extends RouteDefinition> = D extends { query: infer S extends Type.TSchema }
  ? Type.Static<S>
  : unknown;
export type BodyOf<D extends RouteDefinition> = D extends { body: infer S extends Type.TSchema }
  ? Type.Static<S>
  : undefined;
/** What a client gets; null where the answer has no content. */
export type AnswerOf<D extends RouteDefinition> = D extends { answer: infer S extends Type.TSchema }
  ? Type.Static<S>
  : null;

/** `/labels/:id` as the address that a template makes: `/labels/${string}`. */
export type Address<Path extends string> = Path extends `${infer Before}:${string}/${infer Rest}`
  ? `${Before}${string}/${Address<Rest>}`
  : Path extends `${infer Before}:${string}`
    ? `${Before}${string}`
    : Path;

/** An address of a route, for a link that a template makes: the compiler checks it, and no definition gets into a browser. */
export type AddressOf<D extends RouteDefinition> = Address<D['path']> | `${Address<D['path']>}?${string}`;

/** The names of a path's parameters, in order. */
export function paramNames(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
}

/** How a route is named in tables: `PUT /api/agent/labels/:id`. */
export type RouteKey<D extends RouteDefinition> = D extends {
  method: infer M extends string;
  path: infer P extends string;
}
  ? `${M} ${P}`
  : never;
