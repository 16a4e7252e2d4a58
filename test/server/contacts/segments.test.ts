import { describe, expect, it } from 'vitest';
import { parseContactFilter, passing } from '../../../server/contacts/filter-contacts.ts';
import { listContacts } from '../../../server/contacts/list-contacts.ts';
import type {
  AttributeRule,
  ContactFilter,
  ContactSegments,
} from '../../../server/contract/schemas/developers/contact-segments.ts';
import type { Contact, Contacts } from '../../../server/contract/schemas/developers/contacts.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';

const filterOf = (...rules: AttributeRule[]): ContactFilter => ({ match: 'all', rules });
const row = (said: object | null, signed: object | null = null) => ({
  attributes: said === null ? null : JSON.stringify(said),
  signed_attributes: signed === null ? null : JSON.stringify(signed),
});

const NOON = Date.parse('2026-11-30T12:00:00Z');
const passes = (
  filter: ContactFilter,
  who: ReturnType<typeof row>,
  { now = NOON, timeZone }: { now?: number; timeZone?: string } = {},
) => passing(filter, { now, timeZone })(who);

describe('a condition on an attribute', () => {
  const ada = row({ plan: 'Pro', seats: 12, trial: false, since: '2026-03-01', zip: '0041' });

  it.each<[AttributeRule, boolean]>([
    [{ attribute: 'plan', op: 'is', value: 'pro' }, true],
    [{ attribute: 'plan', op: 'not', value: 'pro' }, false],
    [{ attribute: 'plan', op: 'contains', value: 'R' }, true],
    [{ attribute: 'seats', op: 'is', value: '12.0' }, true],
    [{ attribute: 'seats', op: 'is', value: ' ' }, false],
    [{ attribute: 'seats', op: 'over', value: '9' }, true],
    [{ attribute: 'seats', op: 'under', value: '9' }, false],
    [{ attribute: 'seats', op: 'over', value: 'many' }, false],
    [{ attribute: 'trial', op: 'is', value: 'false' }, true],
    [{ attribute: 'trial', op: 'exists' }, true],
    [{ attribute: 'since', op: 'over', value: '2026-02-28' }, true],
    [{ attribute: 'since', op: 'under', value: '2026-02-28T10:00:00Z' }, false],
    [{ attribute: 'plan', op: 'over', value: '2026-02-28' }, false],
    [{ attribute: 'zip', op: 'is', value: '41' }, false],
    [{ attribute: 'gone', op: 'is', value: 'x' }, false],
    [{ attribute: 'gone', op: 'not', value: 'x' }, true],
    [{ attribute: 'gone', op: 'missing' }, true],
    [{ attribute: 'toString', op: 'exists' }, false],
  ])('%o: %s', (rule, expected) => {
    expect(passes(filterOf(rule), ada)).toBe(expected);
  });

  it('is about what the site has signed, where that says something else', () => {
    const rule: AttributeRule = { attribute: 'plan', op: 'is', value: 'free' };
    expect(passes(filterOf(rule), row({ plan: 'pro' }, { plan: 'free' }))).toBe(true);
    expect(passes(filterOf(rule), row(null))).toBe(false);
  });

  it.each<[since: string, op: 'over' | 'under', value: string, expected: boolean]>([
    ['2026-11-30', 'over', 'today', true],
    ['2026-11-29', 'over', 'today', false],
    ['2026-11-24', 'over', 'today-6', true],
    ['2026-11-23', 'over', 'today-6', false],
    ['2026-11-23', 'under', 'today-6', true],
    ['2026-11-24', 'under', 'today-6', false],
    ['2026-11-24T00:00:00Z', 'over', 'today-6', true],
    ['2026-11-23T23:59:59Z', 'over', 'today-6', false],
    ['yesterday', 'over', 'today-6', false],
    ['yesterday', 'under', 'today-6', false],
  ])('counts days: %s is %s %s: %s', (since, op, value, expected) => {
    expect(passes(filterOf({ attribute: 'since', op, value }), row({ since }))).toBe(expected);
  });

  it('counts the days of whoever asks', () => {
    const rule: AttributeRule = { attribute: 'since', op: 'over', value: 'today' };
    // In Auckland it is the first of December already.
    const auckland = { timeZone: 'Pacific/Auckland' };
    expect(passes(filterOf(rule), row({ since: '2026-11-30' }), auckland)).toBe(false);
    expect(passes(filterOf(rule), row({ since: '2026-12-01' }), auckland)).toBe(true);
    expect(passes(filterOf(rule), row({ since: '2026-11-30T11:30:00Z' }), auckland)).toBe(true);
    expect(passes(filterOf(rule), row({ since: '2026-11-30T10:30:00Z' }), auckland)).toBe(false);
    expect(() => passes(filterOf(rule), row({}), { timeZone: 'Mars/Olympus' })).toThrowError(/time zone/);
    const missing: AttributeRule = { attribute: 'since', op: 'is', value: 'today' };
    expect(passes(filterOf(missing), row({ since: 'today' })), 'a word, where no day is compared').toBe(true);
  });

  it('is joined by and or or', () => {
    const rules: AttributeRule[] = [
      { attribute: 'plan', op: 'is', value: 'pro' },
      { attribute: 'seats', op: 'over', value: '99' },
    ];
    expect(passes({ match: 'all', rules }, ada)).toBe(false);
    expect(passes({ match: 'any', rules }, ada)).toBe(true);
  });

  it.each([
    'no JSON',
    '[]',
    '{"match":"all","rules":[]}',
    '{"match":"all","rules":[{"attribute":"a","op":"is"}]}',
  ])('is refused as %s', (json) => {
    expect(() => parseContactFilter(json)).toThrowError(/filter/);
  });
});

onEveryDatabase('contacts by attribute', ({ server, ana, ben }) => {
  const site = async () =>
    server.services.database.read
      .selectFrom('sites')
      .select('id')
      .orderBy('created_at')
      .executeTakeFirstOrThrow();
  const make = async (attributes: object): Promise<string> => {
    const body = { id: uuid(), siteId: (await site()).id, attributes };
    expect((await ana.ask<Contact>('POST', '/api/agent/contacts', body)).status).toBe(201);
    return body.id;
  };

  it('are listed page after page, however few of all they are', async () => {
    const tag = uuid();
    const wanted: string[] = [];
    for (let number = 0; number < 6; number += 1) {
      const id = await make({ batch: tag, seats: number });
      if (number % 2 === 1) wanted.push(id);
    }
    const filter: ContactFilter = filterOf(
      { attribute: 'batch', op: 'is', value: tag },
      { attribute: 'seats', op: 'not', value: '0' },
      { attribute: 'seats', op: 'not', value: '2' },
      { attribute: 'seats', op: 'not', value: '4' },
    );
    const found: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const query = new URLSearchParams({
        order: 'newest',
        limit: '2',
        filter: JSON.stringify(filter),
        ...(cursor === undefined ? {} : { cursor }),
      });
      const { body } = await ben.ask<Contacts>('GET', `/api/agent/contacts?${query}`);
      found.push(...body.contacts.map(({ id }) => id));
      cursor = body.next;
    }
    expect(found.toSorted()).toEqual(wanted.toSorted());
  });

  it('are looked for no longer than a request may take, and found by the requests after it', async () => {
    const tag = uuid();
    const id = await make({ batch: tag });
    for (let number = 0; number < 3; number += 1) await make({ batch: 'another' });
    const asked = {
      order: 'newest' as const,
      filter: filterOf({ attribute: 'batch', op: 'is', value: tag }),
      now: Date.now(),
    };
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page: Contacts = await listContacts(
        server.services.database,
        { ...asked, ...(cursor === undefined ? {} : { cursor }) },
        { rows: 1, budgetMs: -1 },
      );
      expect(page.contacts.length).toBeLessThanOrEqual(1);
      found.push(...page.contacts.map((one) => one.id));
      // There are others, at which this request had no time to look.
      if (cursor === undefined) expect(page.next).not.toBeNull();
      cursor = page.next ?? undefined;
    } while (cursor !== undefined && !found.includes(id));
    expect(found).toEqual([id]);
  });

  it('are kept as segments by admins, for everybody', async () => {
    const id = uuid();
    const segment = { name: 'Large', filter: filterOf({ attribute: 'seats', op: 'over', value: '50' }) };
    const path = `/api/agent/contact-segments/${id}`;
    expect((await ben.ask('PUT', path, segment)).status).toBe(403);
    expect((await ana.ask('PUT', path, segment)).body).toEqual({ id, ...segment });
    const lacking = { name: 'Wrong', filter: { match: 'all', rules: [{ attribute: 'seats', op: 'over' }] } };
    expect((await ana.ask('PUT', path, lacking)).status).toBe(400);
    const seen = async () =>
      (await ben.ask<ContactSegments>('GET', '/api/agent/contact-segments')).body.segments;
    expect(await seen()).toContainEqual({ id, ...segment });
    await ana.ask('DELETE', path);
    expect((await seen()).map((one) => one.id)).not.toContain(id);
  });
});
