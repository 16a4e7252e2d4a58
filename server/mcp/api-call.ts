import type { AnswerOf, BodyOf, QueryOf, RouteDefinition } from '../contract/routes/route.ts';

/** What a tool asks the API for. */
export type Asked<D extends RouteDefinition> = {
  params?: Readonly<Record<string, string>>;
  query?: QueryOf<D>;
  body?: BodyOf<D>;
};

/**
 * Asks an operation of the API, in the name and with the rights of whoever called the tool.
 * @throws ApiRefusal
 */
export type CallApi = <D extends RouteDefinition>(definition: D, asked?: Asked<D>) => Promise<AnswerOf<D>>;

/** The API refused. The message is the sentence that it gave. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
