import type { Find } from '../../server/contract/client/typed-http.ts';
import type { resumed } from '../../server/contract/routes/open/resumed.ts';
import type { AnswerOf, BodyOf, Method, RouteDefinition } from '../../server/contract/routes/route.ts';
import type { Refusal } from '../../server/contract/schemas/basics.ts';

type ResumedRoute = (typeof resumed)[keyof typeof resumed];

type SentTo<D extends RouteDefinition> = { signal?: AbortSignal } & (D extends { file: true }
  ? { form: FormData }
  : D extends { body: object }
    ? { json: BodyOf<D> }
    : object);

type Answered<T> =
  | { ok: true; status: number; json(): Promise<T> }
  | { ok: false; status: number; json(): Promise<Refusal> };

type Ask = <
  const M extends Method,
  const Path extends string,
  D extends RouteDefinition = Find<ResumedRoute, '', M, Path>,
>(
  method: M,
  path: Path,
  sent: SentTo<D>,
) => Promise<Answered<AnswerOf<D>>>;

/**
 * Asks with the token of a link. The compiler checks method, address, body and answer against
 * `contract/routes/open/resumed.ts`; nothing of that gets into the page. Rejects where the server cannot be reached.
 */
export function askWith(token: string): Ask {
  return (
    method,
    path,
    { json, form, signal }: { json?: unknown; form?: FormData; signal?: AbortSignal },
  ) => {
    const body = json === undefined ? form : JSON.stringify(json);
    return fetch(path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    });
  };
}
