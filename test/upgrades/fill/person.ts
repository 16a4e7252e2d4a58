import { createHash } from 'node:crypto';
import { type Ask, nobody, type Reply } from '../../support/people.ts';

/** The password of everybody in the stored databases. */
export const PASSWORD = 'a password for upgrades';
export const SITE_KEY = 'demo-shop';
/** The page on which the visitors are; the stored sites allow it. */
export const SHOP = 'https://shop.example';

/** The id that stands for `name` in every stored database, as a UUID of version 4. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(`id of ${name}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** The bearer token of the visitor of this name: 43 characters, as a widget mints one. */
export function tokenOf(name: string): string {
  return createHash('sha256').update(`token of ${name}`).digest('base64url');
}

/** Asks a server as one person; rejects for every answer that is a refusal. */
export type Person = Ask & { readonly url: string; readonly headers: Record<string, string> };

/** The visitor of this name, on the shop's page. */
export function asVisitor(url: string, name: string): Person {
  return person(url, { origin: SHOP, authorization: `Bearer ${tokenOf(name)}` });
}

/** A program with an API key. */
export function asProgram(url: string, token: string): Person {
  return person(url, { authorization: `Bearer ${token}` });
}

/** The agent with this account, signed in. */
export async function signIn(url: string, email: string, password = PASSWORD): Promise<Person> {
  return signedIn(url, await asConsole(url)('POST', '/api/agent/session', { email, password }));
}

/** A console in which nobody is signed in. */
export function asConsole(url: string): Person {
  return person(url, { origin: url });
}

/** Whoever an answer has signed in. */
export function signedIn(url: string, { headers }: Reply<unknown>): Person {
  const cookies = headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  if (cookies.length === 0) throw new Error('The answer signs nobody in.');
  return person(url, { cookie: cookies.join('; '), origin: url });
}

function person(url: string, common: Record<string, string>): Person {
  const ask = nobody(url, common);
  const strictly: Ask = async (method, path, body, headers) => {
    const reply = await ask(method, path, body, headers);
    if (reply.status < 300) return reply as never;
    throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  };
  return Object.assign(strictly, { url, headers: common });
}
