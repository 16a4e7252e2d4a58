import { expect, it } from 'vitest';
import type {
  Contact,
  Contacts,
  ImportedContacts,
} from '../../../server/contract/schemas/developers/contacts.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, uuid } from '../../support/people.ts';
import { identify, signedToken } from '../../support/signed.ts';

onEveryDatabase('an import of contacts', ({ server, ana, ben }) => {
  const site = async () =>
    (
      await server.services.database.read
        .selectFrom('sites')
        .select('id')
        .orderBy('created_at')
        .executeTakeFirstOrThrow()
    ).id;
  const take = async (rows: object[], agent = ana) =>
    agent.ask<ImportedContacts>('POST', '/api/agent/contact-imports', { siteId: await site(), rows });
  const find = async (query: Record<string, string>) =>
    (await ana.ask<Contacts>('GET', `/api/agent/contacts?${new URLSearchParams(query)}`)).body.contacts;

  it('makes contacts, and finds them again by external id or e-mail address', async () => {
    const externalId = uuid();
    const email = `Ada.${uuid()}@Example.com`;
    const rows = [
      { line: 2, externalId, name: ' Grace ', attributes: { plan: 'pro', seats: 5, trial: false } },
      { line: 3, email, name: 'Ada' },
    ];
    expect((await take(rows)).body).toEqual({ made: 2, changed: 0, refused: [] });
    expect((await take(rows)).body).toEqual({ made: 0, changed: 2, refused: [] });
    const again = { line: 4, email: email.toLowerCase(), attributes: { plan: 'team' } };
    expect((await take([again])).body).toMatchObject({ made: 0, changed: 1 });
    expect(await find({ externalId })).toMatchObject([
      { name: 'Grace', verified: false, attributes: { plan: 'pro', seats: 5, trial: false } },
    ]);
    expect(await find({ email })).toMatchObject([{ name: 'Ada', attributes: { plan: 'team' } }]);
  });

  it('names the lines that cannot be taken, and takes the others', async () => {
    const externalId = uuid();
    const { body } = await take([
      { line: 2, name: 'Nobody' },
      { line: 3, email: 'no address' },
      { line: 4, externalId: 'x'.repeat(201) },
      { line: 5, externalId: uuid(), attributes: { plan: 'x'.repeat(201) } },
      { line: 6, externalId, name: 'Taken' },
      { line: 7, externalId: uuid(), name: 'x'.repeat(81) },
      { line: 8, externalId: uuid(), attributes: { note: 'x'.repeat(5_000) } },
      {
        line: 9,
        externalId: uuid(),
        attributes: Object.fromEntries([...Array(31).keys()].map((n) => [n, n])),
      },
    ]);
    expect(body.refused.map(({ line }) => line)).toEqual([2, 3, 4, 5, 7, 8, 9]);
    expect(body).toMatchObject({ made: 1, changed: 0 });
    expect(body.refused.every(({ message }) => message.endsWith('.'))).toBe(true);
    expect(body.refused.map(({ fault }) => fault)).toEqual([
      'nothing_to_find_by',
      'email',
      'external_id',
      'attributes',
      'name',
      'attributes',
      'attributes',
    ]);
    expect(await find({ externalId })).toMatchObject([{ name: 'Taken' }]);
  });

  it('finds an address again that has other letters than those from A to Z', async () => {
    const email = `Ärztin.${uuid()}@Example.com`;
    expect((await take([{ line: 2, email }])).body).toMatchObject({ made: 1 });
    expect((await take([{ line: 2, email }])).body).toMatchObject({ changed: 1 });
    expect(await find({ email })).toMatchObject([{ email }]);
  });

  it('makes nobody twice where the same part comes to two nodes at once', async () => {
    const email = `twice.${uuid()}@example.com`;
    const answers = await Promise.all([...Array(8).keys()].map(() => take([{ line: 2, email }])));
    expect(answers.reduce((made, { body }) => made + body.made, 0)).toBe(1);
    expect(await find({ email })).toHaveLength(1);
  });

  it('finds nobody by an address that only a visitor has typed', async () => {
    const visitor = await newVisitor(server.url);
    const email = `typed.${uuid()}@example.com`;
    await ana.ask('PATCH', `/api/agent/contacts/${visitor.id}`, { email });
    expect((await take([{ line: 2, email, attributes: { vip: true } }])).body).toMatchObject({ made: 1 });
    const { body } = await ana.ask<Contact>('GET', `/api/agent/contacts/${visitor.id}`);
    expect(body.attributes).toEqual({});
  });

  it('leaves what the site has signed as it was signed', async () => {
    const sub = uuid();
    const email = `signed.${uuid()}@example.com`;
    await identify(server.url, await signedToken({ sub, name: 'Signed', email }));
    const line = { line: 2, email: email.toUpperCase(), attributes: { tier: 'gold' } };
    expect((await take([line])).body).toEqual({ made: 0, changed: 1, refused: [] });
    expect(await find({ externalId: sub })).toMatchObject([{ email }]);
    const { body } = await take([{ line: 3, externalId: sub, name: 'Another' }]);
    expect(body.refused).toMatchObject([{ line: 3, code: 'forbidden' }]);
    expect(await find({ externalId: sub })).toMatchObject([{ name: 'Signed', attributes: { tier: 'gold' } }]);
  });

  it('is for admins, bounded, and for a site that is there', async () => {
    expect((await take([{ line: 2, externalId: uuid() }], ben)).status).toBe(403);
    const many = Array.from({ length: 51 }, (_, index) => ({ line: index + 2, externalId: uuid() }));
    expect((await take(many)).status).toBe(400);
    const nowhere = await ana.ask('POST', '/api/agent/contact-imports', {
      siteId: uuid(),
      rows: [{ line: 2, externalId: uuid() }],
    });
    expect(nowhere.status).toBe(404);
  });
});
