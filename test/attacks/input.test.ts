import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { findUnfit } from '../../server/contract/fit-text.ts';
import { isBlank } from '../../server/contract/unseen-text.ts';
import { newVisitor, signedInAgent, type TestVisitor, uuid } from '../support/people.ts';
import type { TestServer } from '../support/test-server.ts';
import { attack, battleground } from './attack.ts';
import { carelessBody, parsedButNotChecked, readsAnything } from './careless-bodies.ts';
import { corpus, corpusOfStrings, floods } from './corpora/read-corpus.ts';

describe('hostile input', () => {
  const ground = battleground({ env: { RATE_LIMIT_FACTOR: '1000' } });
  let visitor: TestVisitor;
  let path: string;
  beforeAll(async () => {
    visitor = await newVisitor(ground.ours().url);
    path = `/api/widget/conversations/${await visitor.start()}`;
  });

  /** Past every client's good manners: headers and body as they are given. */
  const put = (body: string, type = 'application/json') =>
    ground.ours().app.inject({
      method: 'PUT',
      url: `${path}/read`,
      body,
      headers: { authorization: `Bearer ${visitor.token}`, 'content-type': type },
    });

  describe.each(corpus('json'))('%s', (body) => {
    attack('is taken for {"upTo": a number}', {
      weakened: () => carelessBody(body),
      ours: async () => {
        const { statusCode, json } = await put(body);
        return statusCode === 400 && json().error.code === 'bad_request' ? 'refused' : 'taken';
      },
      succeeds: expect.stringMatching(/^(taken|polluted)$/),
      fails: 'refused',
    });
  });

  it('leaves every object as it was', () => {
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  attack('two keys of one name: one is checked, the other one used', {
    weakened: () => {
      const text = '{"upTo":1,"upTo":"2"}';
      // A check that stops at the first one it finds.
      const checked = /"upTo":(\d+)/.exec(text)?.[1] === '1';
      return checked && typeof JSON.parse(text).upTo !== 'number' ? 'taken' : 'refused';
    },
    ours: async () => ((await put('{"upTo":1,"upTo":"2"}')).statusCode === 400 ? 'refused' : 'taken'),
    succeeds: 'taken',
    fails: 'refused',
  });

  it('counts the last of two keys of one name', async () => {
    expect((await put('{"upTo":"1","upTo":1}')).statusCode).toBe(204);
  });

  describe.each([
    'text/plain',
    'text/plain;application/json',
    'application/x-www-form-urlencoded',
    'application/xml',
    'application/jsonx',
    'application/json garbage',
    'application/json\tx',
    'application/json2;a=b',
    'multipart/form-data; boundary=x',
    'text/json',
    'application/',
    '/json',
    'json',
  ])('a body of the type %j', (type) => {
    attack('passes for JSON', {
      weakened: async () => (await readsAnything('{"upTo":1}', type)) < 300,
      ours: async () => {
        const { statusCode } = await put('{"upTo":1}', type);
        expect(statusCode).toBeLessThan(500);
        return statusCode < 300;
      },
      succeeds: true,
      fails: false,
    });
  });

  describe.each([
    ' application/json',
    'application/json ',
    'application/json ;charset=utf-8',
    'application/json;charset=utf-8;x',
    'Application/JSON',
    '\tapplication/json',
    'application/json\ta',
    'application/json a',
    'application/json,text/plain',
  ])('a body of the type %j', (type) => {
    attack('is read as JSON and not checked', {
      weakened: () => parsedButNotChecked('{"upTo":"not a number"}', type),
      ours: async () => (await put('{"upTo":"not a number"}', type)).statusCode < 400,
      succeeds: true,
      fails: false,
    });
  });

  describe.each(corpusOfStrings('unicode'))('%j', (text) => {
    const places: [string, (visitor: TestVisitor, path: string) => Promise<{ status: number }>][] = [
      ['message', (one, at) => one.ask('POST', `${at}/messages`, { id: uuid(), body: text })],
      [
        'page',
        (one) => {
          const page = { url: `https://shop.example/${text}`, title: text };
          return one.ask('PUT', '/api/widget/session/page', { page });
        },
      ],
      [
        'name of an attribute',
        (one) =>
          one.ask('PUT', '/api/widget/session/attributes', { attributes: { [`plan${text}`]: 'gold' } }),
      ],
    ];
    for (const [name, send] of places) {
      ground.attack(`is kept in a ${name}`, {
        without: 'text is text',
        async attempt(server) {
          const { visitor, at } = await somebody(server);
          return (await send(visitor, at)).status < 300;
        },
        succeeds: true,
        fails: false,
      });
    }
  });

  describe.each(floods())('%j', (text) => {
    ground.attack('buries, hides or turns around what stands beside it', {
      without: 'floods of what is not seen are bounded',
      async attempt(server) {
        const { visitor, at } = await somebody(server);
        const page = { url: 'https://shop.example/', title: text };
        const met = [
          await visitor.ask('POST', `${at}/messages`, { id: uuid(), body: text }),
          await visitor.ask('PUT', '/api/widget/session/page', { page }),
          await visitor.ask('PUT', '/api/widget/session/attributes', { attributes: { plan: text } }),
        ];
        return met.map((reply) => reply.status);
      },
      succeeds: [201, 204, 204],
      fails: [400, 400, 400],
    });
  });

  it('text that is text is kept, whatever it is written in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), async (text) => {
        if (isBlank(text) || findUnfit(text) !== null) return;
        const { status, body } = await visitor.send(path.split('/').at(-1) ?? '', text);
        expect([status, body.message?.body]).toEqual([201, text]);
      }),
      { numRuns: 25 },
    );
  });

  it('what is no text is found anywhere in anything', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom('\0', '\ud800', '\udc00x'), (value, bad) => {
        const planted = [{ deep: value, here: [`a${bad}`] }];
        expect(findUnfit(planted)).not.toBeNull();
        expect(findUnfit([{ [bad]: 1 }])).not.toBeNull();
      }),
    );
    expect(findUnfit({ text: 'Grüße 👩‍👩‍👧 ありがとう' })).toBeNull();
  });

  it('whatever JSON comes, the answer is a refusal that names what was wrong', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 5 }), async (body) => {
        const { statusCode, json } = await put(body);
        expect([statusCode, json().error.code, typeof json().error.message]).toEqual([
          400,
          'bad_request',
          'string',
        ]);
      }),
      { numRuns: 100 },
    );
  });

  ground.attack('nesting, until there is no stack left', {
    without: 'nesting is bounded',
    attempt: async (server) => {
      const { visitor, at } = await somebody(server);
      const body = `{"upTo":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
      const headers = { authorization: `Bearer ${visitor.token}`, 'content-type': 'application/json' };
      return (await server.app.inject({ method: 'PUT', url: `${at}/read`, body, headers })).statusCode;
    },
    succeeds: 500,
    fails: 400,
  });

  attack('a body, until there is no memory left', {
    weakened: () => readsAnything(`{"upTo":1,"x":"${'x'.repeat(200_000)}"}`, 'application/json'),
    ours: async () => (await put(`{"upTo":1,"x":"${'x'.repeat(200_000)}"}`)).json().error.code,
    succeeds: 200,
    fails: 'body_too_large',
  });

  for (const query of [
    'after=-1',
    'after=1e9999',
    'after=0&limit=501',
    'after=0&limit=0',
    'after=0&after=1',
  ]) {
    ground.attack(`the cursor ${query}`, {
      without: 'input has its schema',
      async attempt(server) {
        const { visitor, at } = await somebody(server);
        return (await visitor.ask('GET', `${at}/events?${query}`)).status === 400;
      },
      succeeds: false,
      fails: true,
    });
  }

  for (const text of ['"', '" OR terms : *', 'NEAR(', '-', 'a AND', '^', '{terms}:']) {
    ground.attack(`an operator of the search in what is searched for: ${text}`, {
      without: 'words that are searched for have no operators',
      attempt: async ({ url }) => {
        const agent = await signedInAgent(url, 'Ben');
        return (await agent.ask('GET', `/api/agent/find?text=${encodeURIComponent(text)}`)).status;
      },
      succeeds: 500,
      fails: 200,
    });
  }

  for (const text of ['%', 's_op', 'shop%example']) {
    ground.attack(`a sign that stands for any other in a filter by page: ${text}`, {
      without: 'signs of patterns are escaped in a filter by page',
      attempt: async (server) => {
        const { visitor, at } = await somebody(server);
        await visitor.send(at.split('/').at(-1) ?? '', 'Hello');
        return (await foundBy(server, { field: 'page', op: 'contains', values: [text] }))?.length !== 0;
      },
      succeeds: true,
      fails: false,
    });
  }

  for (const value of ["x') or ('1'='1", "x') union select 1 --", "'"]) {
    ground.attack(`SQL in a value of a filter: ${value}`, {
      without: 'values of filters are parameters',
      attempt: async (server) => {
        const { visitor, at } = await somebody(server);
        await visitor.send(at.split('/').at(-1) ?? '', 'not of this site');
        const found = await foundBy(server, { field: 'site', op: 'is', values: [value] });
        return found === null ? 'ran' : found.length > 0;
      },
      succeeds: value.includes("'1'='1") ? true : 'ran',
      fails: false,
    });
  }

  for (const rule of [
    { field: "status' or 1=1 --", op: 'is', values: ['open'] },
    { field: 'status', op: 'is) or (1=1', values: ['open'] },
    { field: 'status', op: 'is', values: [{ $ne: 1 }] },
    { field: 'started', op: 'after', values: ['1; drop table sites'] },
  ]) {
    ground.attack(`SQL in another part of a filter: ${JSON.stringify(rule)}`, {
      without: ['input has its schema', 'times of filters are numbers'],
      attempt: async ({ url }) => {
        const agent = await signedInAgent(url, 'Ben');
        const filter = { match: 'all', rules: [rule] };
        const { status } = await agent.ask('PUT', `/api/agent/views/${uuid()}`, { name: 'x', filter });
        return status === 400;
      },
      succeeds: false,
      fails: true,
    });
  }
});

/** What a view with one rule lists; null when the server fails. */
async function foundBy(server: TestServer, rule: object): Promise<unknown[] | null> {
  const agent = await signedInAgent(server.url, 'Ben');
  const view = uuid();
  await agent.ask('PUT', `/api/agent/views/${view}`, { name: 'x', filter: { match: 'all', rules: [rule] } });
  const { status, body } = await agent.ask<{ found?: unknown[] }>('GET', `/api/agent/find?view=${view}`);
  return status === 200 ? (body.found ?? []) : null;
}

async function somebody(server: TestServer): Promise<{ visitor: TestVisitor; at: string }> {
  const visitor = await newVisitor(server.url);
  return { visitor, at: `/api/widget/conversations/${await visitor.start()}` };
}
