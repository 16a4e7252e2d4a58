import type { Type } from 'typebox';
import type { Address, AnswerOf, Method, RouteDefinition } from '../routes/route.ts';
import type { HttpClient } from './http-client.ts';
import type { Answer } from './ports.ts';

type WithoutQuery<Path extends string> = Path extends `${infer Before}?${string}` ? Before : Path;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** The definition of a request among the routes `R`; never where there is none. */
export type Find<
  R extends RouteDefinition,
  Base extends string,
  M extends Method,
  Path extends string,
> = R extends {
  method: M;
}
  ? Same<Address<R['path']>, Address<`${Base}${WithoutQuery<Path>}`>> extends true
    ? R
    : never
  : never;

type BodyArguments<D extends RouteDefinition> = [D] extends [never]
  ? [noSuchRoute: never]
  : D extends { body: infer S extends Type.TSchema }
    ? [body: Type.Static<S>]
    : [];

/**
 * An HTTP client that knows the routes `R`: method and address are checked against their definitions, which give body and
 * answer their types. `Base` is what the client puts before each address. It is a type alone, so that no definition and no
 * schema gets into a browser: `createHttpClient(…) as TypedHttp<WidgetRoute, '/api/widget'>`.
 */
export type TypedHttp<R extends RouteDefinition, Base extends string = ''> = {
  request<
    const M extends Method,
    const Path extends string,
    D extends RouteDefinition = Find<R, Base, M, Path>,
  >(method: M, path: Path, ...body: BodyArguments<D>): Promise<Answer<AnswerOf<D>>>;
  upload<const Path extends string, D extends RouteDefinition = Find<R & { file: true }, Base, 'POST', Path>>(
    path: Path,
    ...file: [D] extends [never] ? [noSuchRoute: never] : UploadArguments
  ): Promise<Answer<AnswerOf<D>>>;
};

type UploadArguments = Parameters<HttpClient['upload']> extends [string, ...infer Rest] ? Rest : never;
