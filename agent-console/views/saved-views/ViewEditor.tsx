import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Filter, FilterRule, View } from '../../../server/contract/schemas/find-api.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { adoptStyle } from '../elements/adopt-style.ts';
import { FolderField } from '../elements/forms/FolderField.tsx';
import { NameField } from '../elements/forms/NameField.tsx';
import { SettingsForm } from '../elements/forms/SettingsForm.tsx';
import { Icon } from '../elements/Icon.tsx';
import { Dialog } from '../elements/overlays/Dialog.tsx';
import style from './rules.css';
import { ViewRule } from './ViewRule.tsx';
import { viewTexts } from './view-texts.ts';

adoptStyle(style);

const MAX_RULES = 20;

/** A view: its name, and the conditions that are joined by and or or. */
export function ViewEditor({ view, onClose }: { view: View | null; onClose: () => void }) {
  const { texts, router } = useConsole();
  const { search, newId, inbox, sites } = useWorkspace();
  useEffect(() => void sites.load(), [sites]);
  const t = texts.views;
  const more = viewTexts(texts);
  const id = useSignal(view?.id ?? newId()).value;
  const name = useSignal(view?.name ?? '');
  const shared = useSignal(view?.shared ?? false);
  const folder = useSignal(view?.folder ?? '');
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
          const filled = rules.value.filter((rule) => rule.values.length > 0);
          const filter = {
            match: match.value,
            rules: filled.map((rule) => ({ ...rule, values: rule.values.map((value) => value.trim()) })),
          };
          const answer = await search.putView(id, {
            name: name.value,
            filter,
            shared: shared.value,
            folder: folder.value.trim() === '' ? null : folder.value,
          });
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
        {view?.mine === false && <p class="field__hint">{more.sharedBy}</p>}
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
              <ViewRule rule={rule} change={(next) => set(index, next)} />
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
        <FolderField label={more.folder} folder={folder} used={search.views.value} />
        <label class="settings__member">
          <input
            type="checkbox"
            checked={shared.value}
            onChange={({ currentTarget }) => {
              shared.value = currentTarget.checked;
            }}
          />
          {more.share}
        </label>
        <p class="field__hint">{more.shareHint}</p>
      </SettingsForm>
    </Dialog>
  );
}
