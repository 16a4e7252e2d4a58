import type { FilterRule } from '../../../server/contract/schemas/find-api.ts';
import { CONVERSATION_STATUSES } from '../../../server/contract/statuses.ts';
import type { Texts } from '../../locales/en.ts';
import type { Workspace } from '../../stores/workspace.ts';

export type Field = FilterRule['field'];
/** What a condition can look at, in the order in which it is offered. */
export const FIELDS: readonly Field[] = [
  'status',
  'assignee',
  'team',
  'label',
  'priority',
  'site',
  'needs-reply',
  'unattended',
  'verified',
  'language',
  'page',
  'visitor',
  'file',
  'started',
  'active',
];

/** Whether the field is compared with a day. */
export function isTime(field: Field): boolean {
  return field === 'started' || field === 'active';
}

/** The comparisons that a field offers; the first is the usual one. */
export function opsOf(field: Field): FilterRule['op'][] {
  if (isTime(field)) return ['after', 'before'];
  return field === 'page' || field === 'visitor' ? ['contains'] : ['is', 'not'];
}

/** What there is to choose from; null where it is written. */
export function choicesOf(field: Field, texts: Texts, workspace: Workspace): [string, string][] | null {
  const { views: t, triage } = texts;
  switch (field) {
    case 'status':
      return CONVERSATION_STATUSES.map((status) => [status, texts.thread.status[status]]);
    case 'assignee':
      return [
        ['me', t.me],
        ['nobody', t.nobody],
        ...workspace.team.people.value.map((person): [string, string] => [person.id, person.name]),
      ];
    case 'team':
      return [
        ['none', t.noTeam],
        ...workspace.directory.teams.value.map((team): [string, string] => [team.id, team.name]),
      ];
    case 'label':
      return workspace.directory.labels.value.map((label) => [label.id, label.name]);
    case 'priority':
      return ([3, 2, 1, 0] as const).map((priority) => [String(priority), triage.priorities[priority]]);
    case 'site':
      return (workspace.sites.sites.value ?? []).map((site) => [site.id, site.name]);
    case 'needs-reply':
    case 'unattended':
    case 'file':
      return [
        ['yes', t.yes],
        ['no', t.no],
      ];
    case 'verified':
      return [
        ['yes', texts.visitor.verified],
        ['no', texts.visitor.unverified],
      ];
    default:
      return null;
  }
}
