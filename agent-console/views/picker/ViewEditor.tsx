import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Filter, FilterRule, View } from '../../../server/contract/schemas/find-api.ts';
import type { Texts } from '../../locales/en.ts';
import type { Workspace } from '../../stores/workspace.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { Icon } from '../elements/Icon.tsx';
import { NameField } from '../elements/NameField.tsx';
import { SettingsForm } from '../settings/Rows.tsx';

type Field = FilterRule['field'];
const FIELDS: readonly Field[] = [
  'status',
  'assignee',
  'team',
  'label',
  'priority',
  'site',
  'needs-reply',
  'verified',
  'language',
  'page',
  'started',
  'active',
];
const STATUSES = ['waiting', 'open', 'snoozed', 'resolved'] as const;
const MAX_RULES = 20;

/** A view: its name, and the conditions that are joined by and or or. */
export function ViewEditor({ view, onClose }: { view: View | null; onClose: () => void }) {
  const { texts, router } = useConsole();
  const { search, newId, inbox, sites } = useWorkspace();
  useEffect(() => void sites.load(), [sites]);
  const t = texts.views;
  const id = useSignal(view?.id ?? newId()).value;
  const name = useSignal(view?.name ?? '');
  const match = useSignal<Filter['match']>(view?.filter.match ?? 'all');
  const rules = useSignal<readonly FilterRule[]>(
    view?.filter.rules ?? [{ field: 'status', op: 'is', values: ['open'] }],
  );
  const set = (index: number, rule: FilterRule) => {
    rules.value = rules.value.map((one, at) => (at === index ? rule : one));
  };
  return (
    <Dialog label={view === null ? t.add : t.edit(view.name)} class="dialog--sheet" onClose={onClose}>
      <h2 class="dialog__title">{view === null ? t.add : t.edit(view.name)}</h2>
      <SettingsForm
        label={t.add}
        save={async () => {
          const filter = { match: match.value, rules: rules.value.filter((rule) => rule.values.length > 0) };
          const answer = await search.putView(id, { name: name.value, filter });
          if (answer.ok) router.go({ page: 'find', find: { kind: 'view', id } });
          return answer;
        }}
        {...(view === null
          ? {}
          : {
              onDelete: async () => {
                const answer = await search.deleteView(id);
                if (answer.ok) router.go({ page: 'queue', queue: inbox.queue.peek() });
                return answer;
              },
            })}
        onDone={onClose}
      >
        <NameField label={t.name} name={name} />
        <label class="field">
          <span class="field__label">{t.match}</span>
          <select
            class="field__input"
            value={match.value}
            onChange={({ currentTarget }) => {
              match.value = currentTarget.value === 'any' ? 'any' : 'all';
            }}
          >
            <option value="all">{t.all}</option>
            <option value="any">{t.any}</option>
          </select>
        </label>
        <ul class="rules">
          {rules.value.map((rule, index) => (
            // Rules have no names of their own; they keep their places.
            <li class="rule" key={`${index}-${rule.field}`}>
              <Rule rule={rule} change={(next) => set(index, next)} />
              <button
                type="button"
                class="icon-button"
                aria-label={t.remove}
                title={t.remove}
                onClick={() => {
                  rules.value = rules.value.filter((_, at) => at !== index);
                }}
              >
                <Icon name="close" size={16} />
              </button>
            </li>
          ))}
        </ul>
        {rules.value.length < MAX_RULES && (
          <button
            type="button"
            class="button button--quiet"
            onClick={() => {
              rules.value = [...rules.value, { field: 'label', op: 'is', values: [] }];
            }}
          >
            {t.addRule}
          </button>
        )}
      </SettingsForm>
    </Dialog>
  );
}

function Rule({ rule, change }: { rule: FilterRule; change: (rule: FilterRule) => void }) {
  const { texts } = useConsole();
  const workspace = useWorkspace();
  const t = texts.views;
  const ops = opsOf(rule.field);
  const choices = choicesOf(rule.field, texts, workspace);
  return (
    <>
      <select
        class="field__input"
        aria-label={t.field}
        value={rule.field}
        onChange={({ currentTarget }) => {
          const field = currentTarget.value as Field;
          change({ field, op: opsOf(field)[0] ?? 'is', values: [] });
        }}
      >
        {FIELDS.map((field) => (
          <option value={field} key={field}>
            {t.fields[field]}
          </option>
        ))}
      </select>
      <select
        class="field__input"
        aria-label={t.op}
        value={rule.op}
        onChange={({ currentTarget }) => change({ ...rule, op: currentTarget.value as FilterRule['op'] })}
      >
        {ops.map((op) => (
          <option value={op} key={op}>
            {t.ops[op]}
          </option>
        ))}
      </select>
      {choices !== null ? (
        <Values choices={choices} chosen={rule.values} choose={(values) => change({ ...rule, values })} />
      ) : (
        <input
          class="field__input rule__value"
          type={(isTime(rule.field) ? 'date' : 'text') as 'text'}
          aria-label={t.value}
          value={isTime(rule.field) ? dayOf(rule.values[0]) : (rule.values[0] ?? '')}
          onInput={({ currentTarget: { value } }) => {
            const kept = isTime(rule.field) ? String(new Date(`${value}T00:00`).getTime()) : value.trim();
            change({ ...rule, values: value === '' || kept === 'NaN' ? [] : [kept] });
          }}
        />
      )}
    </>
  );
}

/** Any of these will do: each can be left out again, and another one added. */
function Values({
  choices,
  chosen,
  choose,
}: {
  choices: readonly [string, string][];
  chosen: readonly string[];
  choose: (values: string[]) => void;
}) {
  const t = useConsole().texts.views;
  const nameOf = (value: string) => choices.find(([one]) => one === value)?.[1] ?? t.deleted;
  const left = choices.filter(([value]) => !chosen.includes(value));
  return (
    <div class="rule__value rule__values">
      {chosen.map((value) => (
        <button
          type="button"
          class="rule__chosen"
          key={value}
          aria-label={t.leaveOut(nameOf(value))}
          title={t.leaveOut(nameOf(value))}
          onClick={() => choose(chosen.filter((one) => one !== value))}
        >
          {nameOf(value)} <Icon name="close" size={13} />
        </button>
      ))}
      {left.length > 0 && (
        <select
          class="field__input"
          aria-label={t.value}
          value=""
          onChange={({ currentTarget }) => {
            if (currentTarget.value !== '') choose([...chosen, currentTarget.value]);
          }}
        >
          <option value="">{chosen.length === 0 ? t.choose : t.orAlso}</option>
          {left.map(([value, name]) => (
            <option value={value} key={value}>
              {name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

function isTime(field: Field): boolean {
  return field === 'started' || field === 'active';
}

function opsOf(field: Field): FilterRule['op'][] {
  if (isTime(field)) return ['after', 'before'];
  return field === 'page' ? ['contains'] : ['is', 'not'];
}

/** What there is to choose from; null where it is written. */
function choicesOf(field: Field, texts: Texts, workspace: Workspace): [string, string][] | null {
  const { views: t, triage } = texts;
  switch (field) {
    case 'status':
      return STATUSES.map((status) => [status, texts.thread.status[status]]);
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

/** The day of a time, as a date field wants it: in the agent's own time zone. */
function dayOf(value: string | undefined): string {
  if (value === undefined) return '';
  const day = new Date(Number(value));
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
