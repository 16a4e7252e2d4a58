import { type Asked, askServer } from '../../support/ask-server.ts';
import { uuid } from '../../support/people.ts';
import type { Person, Scene } from './people.ts';
import { pathOf, WATCHED } from './route-table.ts';
import { type Asking, ROUTES } from './routes.ts';
import type { Params } from './things.ts';

export type Answer = { status: number; code: string | null; body: string; headers: [string, string][] };

/** Over what the entry of a route says. */
type Otherwise = { params?: Params; headers?: Record<string, string> };

/** Asks a route as somebody, the way its entry says. */
export async function asked(
  scene: Scene,
  route: string,
  person: Person,
  otherwise: Otherwise = {},
): Promise<Answer> {
  const { address, request } = await requestOf(scene, route, person, otherwise);
  return answerTo(address, request);
}

/** Sends the same request twice, as a client does that got no answer to the first. */
export async function askedTwice(scene: Scene, route: string, person: Person): Promise<[Answer, Answer]> {
  const { address, request } = await requestOf(scene, route, person);
  return [await answerTo(address, request), await answerTo(address, request)];
}

async function requestOf(
  scene: Scene,
  route: string,
  person: Person,
  { params: given = {}, headers: more = {} }: Otherwise = {},
) {
  const [method = '', pattern = ''] = route.split(' ');
  const asking: Asking = (await ROUTES[route]?.ask?.(scene, person)) ?? {};
  const params: Params = { id: scene.conversationId, ...asking.params, ...given };
  const path = pattern.replace(/:(\w+)|\*/g, (sign, name?: string) => params[name ?? sign] ?? sign);
  const form = asking.body instanceof FormData;
  const request: Asked = {
    method,
    headers: {
      ...(asking.body === undefined || form ? {} : { 'content-type': 'application/json' }),
      ...(await scene.proof(person)),
      ...asking.headers,
      ...more,
    },
    ...(asking.body === undefined
      ? {}
      : { body: form ? (asking.body as FormData) : JSON.stringify(asking.body) }),
  };
  return { address: scene.server.url + path + (asking.query ?? ''), request };
}

async function answerTo(address: string, request: Asked): Promise<Answer> {
  const { status, headers: all, text } = await askServer(address, request);
  const headers = [...all].filter(([name]) => !/^(date|request-id|(x-)?ratelimit.*)$/.test(name));
  return { status, code: codeIn(text), body: text, headers };
}

/** The same, with the statements that it ran: what a clock would show, without the clock. */
export async function watched(scene: Scene, route: string, person: Person, params: Params) {
  const name = uuid();
  const answer = await asked(scene, route, person, { params, headers: { [WATCHED]: name } });
  return { ...answer, path: pathOf(name) };
}

/** The same parameters with ids that nothing has. */
export const unknownOf = (params: Params): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, /^[0-9a-f]{8}-/.test(value) ? uuid() : value]),
  );

function codeIn(body: string): string | null {
  try {
    return (JSON.parse(body) as { error?: { code?: string } }).error?.code ?? null;
  } catch {
    return null;
  }
}
