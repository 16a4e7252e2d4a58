import type { Filter, FilterRule } from '../../../server/contract/schemas/find-api.ts';

type Named = { id: string; name: string };

/** What operators may name, and what time it is. */
export type SearchNames = {
  labels: readonly Named[];
  teams: readonly Named[];
  sites: readonly Named[];
  agents: readonly Named[];
  /** Milliseconds since 1970. */
  now: number;
};

/** A search, taken apart: words for the index, and conditions. */
export type TakenApart = { text: string; filter: Filter | null };

export const OPERATORS = [
  'from:',
  'site:',
  'label:',
  'team:',
  'agent:',
  'is:',
  'before:',
  'after:',
  'has:file',
] as const;

/** What `is:` knows. */
export const STATES: Readonly<Record<string, FilterRule>> = {
  waiting: { field: 'status', op: 'is', values: ['waiting'] },
  open: { field: 'status', op: 'is', values: ['open'] },
  snoozed: { field: 'status', op: 'is', values: ['snoozed'] },
  resolved: { field: 'status', op: 'is', values: ['resolved'] },
  mine: { field: 'assignee', op: 'is', values: ['me'] },
  unassigned: { field: 'assignee', op: 'is', values: ['nobody'] },
  unanswered: { field: 'needs-reply', op: 'is', values: ['yes'] },
  unattended: { field: 'unattended', op: 'is', values: ['yes'] },
  verified: { field: 'verified', op: 'is', values: ['yes'] },
};

/** `label:refund`, `label:"late parcels"`, `-is:resolved`. */
const OPERATOR = /(^|\s)(-?)(from|site|label|team|agent|is|has|before|after):(?:"([^"]*)"|(\S+))/giu;
const DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DAYS_AGO = /^(\d{1,4})d$/i;
const DAY_MS = 86_400_000;
/** No label, team, site or agent has it: what names none of them finds nothing, instead of everything. */
const NOBODYS_ID = '-';
/** What {@link NOBODYS_ID} may stand for: without names, a name is nobody's. */
const NAMING = new Set<FilterRule['field']>(['label', 'team', 'site', 'assignee']);
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NO_NAMES: SearchNames = { labels: [], teams: [], sites: [], agents: [], now: 0 };

/** Takes a search apart. What looks like an operator and is none is searched for as words. */
export function takeApart(search: string, names: SearchNames): TakenApart {
  const rules: FilterRule[] = [];
  const text = search
    .replace(
      OPERATOR,
      (whole: string, _before: string, not: string, operator: string, quoted?: string, plain?: string) => {
        const rule = ruleOf(operator.toLowerCase(), (quoted ?? plain ?? '').trim(), names);
        if (rule === null || (not !== '' && rule.op !== 'is')) return whole;
        rules.push(not === '' ? rule : { ...rule, op: 'not' });
        return ' ';
      },
    )
    .replace(/\s+/g, ' ')
    .trim();
  return { text, filter: rules.length === 0 ? null : { match: 'all', rules } };
}

/** The words of a search without its operators. */
export function wordsOfSearch(search: string): string {
  return takeApart(search, NO_NAMES).text;
}

/** Whether a search names labels, teams, sites or agents: without knowing them, nobody can say what it means. */
export function needsNames(search: string): boolean {
  const rules = takeApart(search, NO_NAMES).filter?.rules ?? [];
  return rules.some(({ field, values }) => NAMING.has(field) && values[0] === NOBODYS_ID);
}

/** What the last word of a search may become: the whole search, as it would be then. */
export function completionsOf(search: string, names: SearchNames): string[] {
  const [, before = '', last = ''] = /^(.*?)(\S*)$/su.exec(search) ?? [];
  const typed = last.toLowerCase();
  const colon = typed.indexOf(':');
  const candidates =
    colon === -1
      ? typed === ''
        ? []
        : OPERATORS
      : valuesOf(typed.slice(0, colon), names).map((value) => `${typed.slice(0, colon)}:${quoted(value)}`);
  return candidates
    .filter((one) => one.toLowerCase().replace('"', '').startsWith(typed.replace('"', '')) && one !== last)
    .map((one) => before + one);
}

function ruleOf(operator: string, value: string, names: SearchNames): FilterRule | null {
  if (value === '') return null;
  switch (operator) {
    case 'from':
      return { field: 'visitor', op: 'contains', values: [value] };
    case 'label':
      return { field: 'label', op: 'is', values: idsOf(value, names.labels) };
    case 'team':
      return { field: 'team', op: 'is', values: idsOf(value, names.teams, 'none') };
    case 'site':
      return { field: 'site', op: 'is', values: idsOf(value, names.sites) };
    case 'agent':
      return { field: 'assignee', op: 'is', values: idsOf(value, names.agents) };
    case 'is':
      return STATES[value.toLowerCase()] ?? null;
    case 'has':
      return value.toLowerCase() === 'file' ? { field: 'file', op: 'is', values: ['yes'] } : null;
    default: {
      const at = timeOf(value, names.now);
      return at === null ? null : { field: 'active', op: operator as 'before' | 'after', values: [`${at}`] };
    }
  }
}

/**
 * Those that are called so; where none is, those whose name begins so.
 * @param none what stands for none of them, whatever is called so
 */
function idsOf(name: string, all: readonly Named[], none?: string): string[] {
  const wanted = name.toLowerCase();
  if (wanted === none) return [wanted];
  const exact = all.filter((one) => one.name.toLowerCase() === wanted);
  const found = exact.length > 0 ? exact : all.filter((one) => one.name.toLowerCase().startsWith(wanted));
  if (found.length > 0)
    return found
      .map((one) => one.id)
      .sort()
      .slice(0, 20);
  // An id is of whoever is called like somebody else, or is not listed any more.
  return [ID.test(wanted) ? wanted : NOBODYS_ID];
}

/** The beginning of a day by this clock, or so many days ago. */
function timeOf(value: string, now: number): number | null {
  const daysAgo = DAYS_AGO.exec(value);
  if (daysAgo !== null) return Math.max(0, now - Number(daysAgo[1]) * DAY_MS);
  const [, year, month, day] = DAY.exec(value)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(year, month - 1, day);
  return date.getMonth() === month - 1 && date.getDate() === day && date.getTime() >= 0
    ? date.getTime()
    : null;
}

function valuesOf(operator: string, { labels, teams, sites, agents }: SearchNames): string[] {
  const named = { label: labels, team: teams, site: sites, agent: agents }[operator];
  if (named !== undefined) return named.map((one) => one.name);
  return operator === 'is' ? Object.keys(STATES) : operator === 'has' ? ['file'] : [];
}

function quoted(value: string): string {
  return /\s/.test(value) ? `"${value}"` : value;
}
