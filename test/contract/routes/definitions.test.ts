import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { ERROR_KINDS } from '../../../server/contract/errors.ts';
import { ROUTES } from '../../../server/contract/routes/all.ts';
import { errorsOf } from '../../../server/contract/routes/errors-of.ts';
import { routeTable, withTable } from './route-table.ts';

const README = '../../../server/contract/README.md';
/** How somebody signs in, what they have chosen, and what they have not sent yet. */
const OF_BROWSERS = [
  'session',
  'profile',
  'preferences',
  'drafts',
  'views',
  'mentions',
  'ownReplies',
  'replyFiles',
  'push',
  'botTests',
];
/** With these somebody could come back after the key was removed, or answer as an agent. `accounts` may be listed. */
const OF_RIGHTS = ['accounts', 'apiKeys', 'bots', 'bridges', 'chatHooks', 'identityKeys'];
/** What cannot be undone: the deletion of a site, with all that it has. */
const FOR_GOOD = ['sites'];
/** Where the team talks to itself. */
const OF_THE_TEAM = ['rooms'];
const ajv = new Ajv({ strict: false });

describe('the definitions of the routes', () => {
  it('name each operation and each address once', () => {
    const ids = ROUTES.map(({ id }) => id);
    const addresses = ROUTES.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);
    expect(ids.length, 'there must be some').toBeGreaterThan(100);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('give API keys everything that agents may do, but what is of their browsers and what could give more rights', () => {
    const ofAgents = ROUTES.filter(({ who }) => ['agent', 'admin'].includes(who));
    const closed = ofAgents.filter(({ key }) => key === undefined).map(({ resource }) => resource);
    expect([...new Set(closed)].sort()).toEqual(
      [...OF_BROWSERS, ...OF_RIGHTS, ...FOR_GOOD, ...OF_THE_TEAM].sort(),
    );
    expect(ROUTES.filter((route) => route.key !== undefined && !ofAgents.includes(route))).toEqual([]);
  });

  it('give API keys of what needs to be confirmed the webhooks alone', () => {
    const confirmed = ROUTES.filter((route) => route.key !== undefined && route.confirmed === true);
    expect(new Set(confirmed.map(({ key }) => key))).toEqual(new Set(['webhooks']));
  });

  it('are summed up in the README; `vitest -u` writes the table', async () => {
    await expect(await withTable(README, routeTable())).toMatchFileSnapshot(README);
  });

  describe.each(ROUTES.map((route) => [route.id, route] as const))('%s', (_id, route) => {
    it('has an example of the request, and what it shows is valid', () => {
      const { body, query, answer, example } = route;
      if (body !== undefined) expect(problems(body, example?.body), 'the body').toBeNull();
      if ((query?.required ?? []).length > 0 || example?.query !== undefined)
        expect(problems(query ?? {}, example?.query), 'the query').toBeNull();
      if (example?.answer !== undefined)
        expect(problems(answer ?? {}, example.answer), 'the answer').toBeNull();
    });

    it('says what it does in a line and in sentences, and which codes it may be answered with', () => {
      expect(route.summary).toMatch(/^[A-Z].*[^.]$/);
      expect(route.description).toMatch(/^\S.*[.)]$/s);
      const codes = errorsOf(route);
      expect(codes.filter((code) => !(code in ERROR_KINDS))).toEqual([]);
      expect(codes).toEqual(expect.arrayContaining(['internal', 'too_many_requests']));
    });
  });
});

function problems(schema: object, value: unknown): unknown {
  return ajv.validate(schema, value) ? null : ajv.errors;
}
