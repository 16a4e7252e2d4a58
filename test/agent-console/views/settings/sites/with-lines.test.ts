import { expect, it } from 'vitest';
import { withLines } from '../../../../../agent-console/views/settings/sites/fields.tsx';

type Topic = { id: string; label: Record<string, string> };
const make = (id: string): Topic => ({ id, label: {} });
const TOPICS: Topic[] = ['Orders', 'Returns', 'Other'].map((label) => ({
  id: label.toLowerCase(),
  label: { '*': label },
}));
const after = (text: string) =>
  withLines(TOPICS, text, '*', make).map(({ id, label }) => [id, label['*']].join(': '));

it.each([
  ['a line is put in', 'Orders\nBilling\nReturns\nOther', 'option-1: Billing', 1],
  ['a line is put in before all', 'Billing\nOrders\nReturns\nOther', 'option-1: Billing', 0],
  ['a line is put in after all', 'Orders\nReturns\nOther\nBilling', 'option-1: Billing', 3],
])('keeps which line is which when %s', (_what, text, added, at) => {
  const others = ['orders: Orders', 'returns: Returns', 'other: Other'];
  expect(after(text)).toEqual([...others.slice(0, at), added, ...others.slice(at)]);
});

it('keeps which line is which when one is taken out', () => {
  expect(after('Returns\nOther')).toEqual(['returns: Returns', 'other: Other']);
  expect(after('Orders\nOther')).toEqual(['orders: Orders', 'other: Other']);
});

it('takes a line that is written anew for the same thing, and adds nothing for an empty last line', () => {
  expect(after('Orders\nReturns and refunds\nOther')[1]).toBe('returns: Returns and refunds');
  expect(after('Orders\nReturns\nOther\n')).toHaveLength(3);
});

it('keeps the words of other languages', () => {
  const things = [{ id: 'orders', label: { '*': 'Orders' } }];
  expect(withLines(things, 'Bestellungen', 'de', make)).toEqual([
    { id: 'orders', label: { '*': 'Orders', de: 'Bestellungen' } },
  ]);
});
