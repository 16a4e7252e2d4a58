import { useSignal } from '@preact/signals';
import type { Answer } from '../../../server/contract/client/ports.ts';
import type {
  AttributeRule,
  ContactFilter,
  ContactSegment,
} from '../../../server/contract/schemas/developers/contact-segments.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { SettingsForm } from '../elements/forms/SettingsForm.tsx';
import { Icon } from '../elements/Icon.tsx';
import { Dialog } from '../elements/overlays/Dialog.tsx';
import { contactTexts } from './contact-texts.ts';
import { FilterRule } from './FilterRule.tsx';

const MAX_RULES = 10;
const MAX_NAME = 60;
const NEW_RULE: AttributeRule = { attribute: '', op: 'is', value: '' };
const APPLIED: Answer<null> = { ok: true, value: null };

/**
 * The conditions on attributes. Admins may keep them under a name, as a segment of the whole team.
 * @param filter what is set, as JSON; empty: nothing
 * @param segment the segment that has this filter
 */
export function FilterEditor({
  filter,
  segment,
  onClose,
  onChosen,
}: {
  filter: string;
  segment: ContactSegment | null;
  onClose: () => void;
  /** The filter as JSON; null: everyone. */
  onChosen: (filter: string | null) => void;
}) {
  const { texts, accounts } = useConsole();
  const { agent, newId } = useWorkspace();
  const t = contactTexts(texts).segments;
  const { views } = texts;
  const given = useSignal(parse(filter)).value;
  const match = useSignal<ContactFilter['match']>(given?.match ?? 'all');
  const rules = useSignal<readonly AttributeRule[]>(given?.rules ?? [NEW_RULE]);
  // Others filter for themselves, beginning with what the segment has.
  const name = useSignal(agent.role === 'admin' ? (segment?.name ?? '') : '');
  const id = useSignal(segment?.id ?? newId()).value;
  const isSegment = name.value.trim() !== '';
  const chosen = (): ContactFilter => ({ match: match.value, rules: rules.value.map(withoutSpaces) });
  const set = (index: number, rule: AttributeRule) => {
    rules.value = rules.value.map((one, at) => (at === index ? rule : one));
  };
  const save = async (): Promise<Answer<unknown>> =>
    isSegment ? (await accounts.contacts()).putSegment(id, { name: name.value, filter: chosen() }) : APPLIED;
  return (
    <Dialog label={t.edit} class="dialog--sheet" onClose={onClose}>
      <h2 class="dialog__title">{t.edit}</h2>
      <p class="dialog__lead">{t.lead}</p>
      <SettingsForm
        label={t.edit}
        submit={isSegment ? t.save : t.apply}
        save={save}
        onSaved={() => onChosen(JSON.stringify(chosen()))}
        onDone={onClose}
        {...(segment === null || agent.role !== 'admin'
          ? {}
          : {
              onDelete: async () => {
                const answer = await (await accounts.contacts()).deleteSegment(segment.id);
                if (answer.ok) onChosen(null);
                return answer;
              },
              deleting: { label: t.delete, sure: t.deleteSure },
            })}
      >
        {rules.value.length > 1 && (
          <select
            class="field__input"
            aria-label={views.match}
            value={match.value}
            onChange={({ currentTarget }) => {
              match.value = currentTarget.value === 'any' ? 'any' : 'all';
            }}
          >
            <option value="all">{views.all}</option>
            <option value="any">{views.any}</option>
          </select>
        )}
        <ul class="filter-rules">
          {rules.value.map((rule, index) => (
            // Rules have no names of their own; they keep their places.
            <li class="filter-rule" key={`${index}-${rules.value.length}`}>
              <FilterRule rule={rule} change={(next) => set(index, next)} />
              {rules.value.length > 1 && (
                <button
                  type="button"
                  class="icon-button"
                  aria-label={views.remove}
                  title={views.remove}
                  onClick={() => {
                    rules.value = rules.value.filter((_, at) => at !== index);
                  }}
                >
                  <Icon name="close" size={16} />
                </button>
              )}
            </li>
          ))}
        </ul>
        <p class="field__hint">{t.valueHint}</p>
        {rules.value.length < MAX_RULES && (
          <button
            type="button"
            class="button button--quiet"
            onClick={() => {
              rules.value = [...rules.value, NEW_RULE];
            }}
          >
            {views.addRule}
          </button>
        )}
        {agent.role === 'admin' && (
          <label class="field">
            <span class="field__label">{t.saveAs}</span>
            <input
              class="field__input"
              maxLength={MAX_NAME}
              value={name.value}
              onInput={({ currentTarget }) => {
                name.value = currentTarget.value;
              }}
            />
            <span class="field__hint">{t.nameHint}</span>
          </label>
        )}
      </SettingsForm>
    </Dialog>
  );
}

/** The address may have been written by hand: what is no filter is none. */
function parse(json: string): ContactFilter | null {
  try {
    const filter: unknown = JSON.parse(json);
    const { match, rules } = filter as ContactFilter;
    return Array.isArray(rules) && rules.length > 0 && rules.every(isRule)
      ? { match: match === 'any' ? 'any' : 'all', rules }
      : null;
  } catch {
    return null;
  }
}

function isRule(rule: Partial<AttributeRule> | null): boolean {
  return [rule?.attribute, rule?.op, rule?.value ?? ''].every((part) => typeof part === 'string');
}

function withoutSpaces({ attribute, op, value = '' }: AttributeRule): AttributeRule {
  const takesNone = op === 'exists' || op === 'missing';
  return { attribute: attribute.trim(), op, ...(takesNone ? {} : { value: value.trim() }) };
}
