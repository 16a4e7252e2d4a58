import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../../server/contract/openapi/document.ts';
import { ROUTES } from '../../../server/contract/routes/all.ts';

type Refusal = { description: string };
type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  security: Record<string, string[]>[];
  responses: Record<string, { $ref?: string }>;
};

const document = openApiDocument({ version: '0.0.0' });
const text = JSON.stringify(document);
const refusals = document.components.responses as Record<string, Refusal>;
const operations = Object.values(document.paths).flatMap((path) => Object.values(path)) as Operation[];

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(text));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it('has an operation for each route', () => {
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
      ROUTES.map(({ id }) => id).sort(),
    );
  });

  it('has the labels of a site’s settings as titles, and still refers to what has a name', () => {
    const { SiteSettings } = document.components.schemas as Record<string, { properties: object }>;
    expect(SiteSettings?.properties).toMatchObject({
      look: { $ref: '#/components/schemas/Look', title: 'Design' },
      visitorFiles: { type: 'boolean', title: 'Let visitors send files' },
    });
  });

  it('refers only to what is there, and shares what is used often', () => {
    const refs = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
    const missing = refs.filter(([, kind = '', name = '']) => {
      const known = (document.components as Record<string, Record<string, unknown>>)[kind];
      return known?.[name] === undefined;
    });
    expect(missing.map(([ref]) => ref)).toEqual([]);
    expect(
      text.match(/"title":\{"type":"string","maxLength":300\}/g),
      'a page is described once',
    ).toHaveLength(1);
  });

  it.each(operations.map((one) => [one.operationId, one] as const))('%s is told completely', (id, one) => {
    expect(one.tags).toHaveLength(1);
    expect(document.tags.map(({ name }) => name)).toContain(one.tags[0]);
    expect(one.summary.length * one.description.length).toBeGreaterThan(0);
    const failures = Object.entries(one.responses).filter(([status]) => Number(status) >= 400);
    expect(failures.map(([status]) => status)).toEqual(expect.arrayContaining(['429', '500', '503']));
    const answersByItself = ['operations.health', 'operations.ready'].includes(id);
    for (const [, { $ref = '' }] of failures.filter(([, { $ref }]) => !answersByItself || $ref))
      expect(refusals[$ref.split('/').pop() ?? '']?.description).toMatch(/^With the code `\w+`/);
    const { key } = ROUTES.find((route) => route.id === id) ?? {};
    expect(one.security.flatMap((scheme) => scheme['key'] ?? [])).toEqual(key === undefined ? [] : [key]);
  });
});
