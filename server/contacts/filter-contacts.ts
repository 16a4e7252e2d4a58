import { Value } from 'typebox/value';
import { ApiError } from '../common/api-error.ts';
import { isTimeZone } from '../contract/opening-hours.ts';
import type { Facts } from '../contract/schemas/activity.ts';
import { type AttributeRule, ContactFilter } from '../contract/schemas/developers/contact-segments.ts';
import type { VisitorRow } from '../database/tables.ts';
import { isRelativeDay, type RelativeDay, relativeDay } from '../inbox/relative-days.ts';
import { factsFrom } from '../visitors/visitor-activity.ts';

type Fact = Facts[string];
/** When a filter is asked, and whose days are counted in it. */
export type FilterTime = { now: number; timeZone?: string | undefined };

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

/**
 * What says whether a contact passes, at this time. What the site has signed counts before what pages and programs say.
 * @throws ApiError `bad_request` for a time zone that there is not
 */
export function passing(
  { match, rules }: ContactFilter,
  { now, timeZone = 'UTC' }: FilterTime,
): (row: Pick<VisitorRow, 'attributes' | 'signed_attributes'>) => boolean {
  if (!isTimeZone(timeZone)) throw new ApiError('bad_request', `There is no time zone "${timeZone}".`);
  const conditions = rules.map((rule) => ({
    rule,
    from: isDayRule(rule) ? relativeDay(rule.value, now, timeZone) : null,
  }));
  return (row) => {
    const facts = new Map(
      Object.entries({ ...factsFrom(row.attributes), ...factsFrom(row.signed_attributes) }),
    );
    const holds = ({ rule, from }: (typeof conditions)[number]) => {
      const fact = facts.get(rule.attribute);
      return from === null ? ruleHolds(rule, fact) : dayHolds(rule, from, fact);
    };
    return match === 'all' ? conditions.every(holds) : conditions.some(holds);
  };
}

function isDayRule(rule: AttributeRule): rule is AttributeRule & { value: string } {
  return (rule.op === 'over' || rule.op === 'under') && isRelativeDay(rule.value ?? '');
}

/** `over` is from that day on, `under` before it; what is no date is neither. */
function dayHolds({ op }: AttributeRule, { at, date }: RelativeDay, fact: Fact | undefined): boolean {
  const text = typeof fact === 'string' ? fact.trim() : '';
  // A date without an hour is the same day wherever somebody looks from.
  const begins = text.includes('T') ? at : date;
  return op === 'over' ? dateOf(text) >= begins : dateOf(text) < begins;
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
