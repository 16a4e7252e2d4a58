import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { ERROR_KINDS } from '../../../server/contract/errors.ts';
import { ROUTES } from '../../../server/contract/routes/all.ts';
import { errorsOf } from '../../../server/contract/routes/errors-of.ts';
import { routeTable, withTable } from './route-table.ts';

const README = '../../../server/contract/README.md';
const ajv = new Ajv({ strict: false });

describe('the definitions of the routes', () => {
  it('name each operation and each address once', () => {
    const ids = ROUTES.map(({ id }) => id);
    const addresses = ROUTES.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);
    expect(ids.length, 'there must be some').toBeGreaterThan(100);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('give API keys only what agents may do, and nothing that needs to be confirmed', () => {
    const wrong = ROUTES.filter(
      ({ key, who, confirmed }) =>
        key !== undefined && (confirmed === true || !['agent', 'admin'].includes(who)),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
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
