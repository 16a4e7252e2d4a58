import { KEYED, type Keyed } from '../../stores/shell/keymap.ts';

/** What keys are listed together, in this order. */
export const KEY_GROUPS = ['navigation', 'conversation', 'writing', 'general'] as const;
export type KeyGroup = (typeof KEY_GROUPS)[number];

const GROUP_OF: Readonly<Record<Keyed, KeyGroup>> = {
  next: 'navigation',
  previous: 'navigation',
  'queue-waiting': 'navigation',
  'queue-mine': 'navigation',
  'queue-open': 'navigation',
  'queue-snoozed': 'navigation',
  'queue-resolved': 'navigation',
  visitors: 'navigation',
  rooms: 'navigation',
  search: 'general',
  find: 'general',
  details: 'general',
  select: 'conversation',
  claim: 'conversation',
  resolve: 'conversation',
  'resolve-next': 'conversation',
  snooze: 'conversation',
  assign: 'conversation',
  label: 'conversation',
  priority: 'conversation',
  reply: 'writing',
  note: 'writing',
  unread: 'conversation',
  'accept-offer': 'conversation',
  help: 'general',
};

/** The actions of a group that have a key, in the order of the list of keys. */
export function keyedIn(group: KeyGroup): Keyed[] {
  return KEYED.filter((action) => GROUP_OF[action] === group);
}
