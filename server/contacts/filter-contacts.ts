import { Value } from 'typebox/value';
import { ApiError } from '../common/api-error.ts';
import type { Facts } from '../contract/schemas/activity.ts';
import { type AttributeRule, ContactFilter } from '../contract/schemas/developers/contact-segments.ts';
import type { VisitorRow } from '../database/tables.ts';
import { factsFrom } from '../visitors/visitor-activity.ts';

type Fact = Facts[string];

/**
 * Reads a filter that was asked for.
 * @throws ApiError `bad_request` where it is none
 */
export function parseContactFilter(json: string): ContactFilter {
  let filter: unknown;
  try {
    filter = JSON.parse(json);
  } catch {
    throw new ApiError('bad_request', 'In the query, "filter" is no JSON.');
  }
  if (!Value.Check(ContactFilter, filter))
    throw new ApiError('bad_request', 'In the query, "filter" is not a filter as segments have it.');
  checkContactFilter(filter);
  return filter;
}

/**
 * Checks what a schema cannot say, before a filter is kept or used.
 * @throws ApiError `bad_request` for a condition that lacks its value
 */
export function checkContactFilter({ rules }: ContactFilter): void {
  const lacking = rules.find(({ op, value }) => op !== 'exists' && op !== 'missing' && value === undefined);
  if (lacking !== undefined)
    throw new ApiError(
      'bad_request',
      `In the filter, "${lacking.op}" of "${lacking.attribute}" needs a value.`,
    );
}

/** Whether a contact passes. What the site has signed counts before what pages and programs say. */
export function passes(
  { match, rules }: ContactFilter,
  row: Pick<VisitorRow, 'attributes' | 'signed_attributes'>,
): boolean {
  const facts = new Map(
    Object.entries({ ...factsFrom(row.attributes), ...factsFrom(row.signed_attributes) }),
  );
  const holds = (rule: AttributeRule) => ruleHolds(rule, facts.get(rule.attribute));
  return match === 'all' ? rules.every(holds) : rules.some(holds);
}

function ruleHolds({ op, value = '' }: AttributeRule, fact: Fact | undefined): boolean {
  if (op === 'exists') return fact !== undefined;
  if (op === 'missing') return fact === undefined;
  // Who lacks the attribute has another value than the one that is not wanted.
  if (fact === undefined) return op === 'not';
  switch (op) {
    case 'is':
      return isSame(fact, value);
    case 'not':
      return !isSame(fact, value);
    case 'contains':
      return folded(String(fact)).includes(folded(value));
    case 'over':
      return compared(fact, value) > 0;
    case 'under':
      return compared(fact, value) < 0;
  }
}

function isSame(fact: Fact, value: string): boolean {
  if (typeof fact === 'number') return value.trim() !== '' && fact === Number(value);
  return folded(String(fact)) === folded(value);
}

/** Above 0: the attribute is more; NaN where the two cannot be compared. */
function compared(fact: Fact, value: string): number {
  if (typeof fact === 'number') return value.trim() === '' ? Number.NaN : fact - Number(value);
  if (typeof fact !== 'string') return Number.NaN;
  return dateOf(fact) - dateOf(value);
}

const DATE = /^\d{4}-\d{2}-\d{2}(T|$)/;

function dateOf(text: string): number {
  return DATE.test(text.trim()) ? Date.parse(text.trim()) : Number.NaN;
}

function folded(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}
