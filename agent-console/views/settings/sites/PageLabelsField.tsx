import { useTexts, useWorkspace } from '../../context.ts';
import { Dot } from '../../elements/Dot.tsx';
import { siteTexts } from './site-texts.ts';
import type { FieldProps } from './tabs.ts';

/** Which labels pages of the site may set with `frontdesk('update')`. */
export function PageLabelsField({ draft }: FieldProps) {
  const { labels: names, hints } = siteTexts(useTexts()).settings;
  const labels = useWorkspace().directory.labels.value;
  const { pageLabels } = draft.value.value.settings;
  if (labels.length === 0) return null;
  return (
    <fieldset class="webhook__choice">
      <legend class="field__label">{names.pageLabels}</legend>
      <div class="webhook__offered">
        {labels.map(({ id, name, color }) => (
          <label class="settings__member" key={id}>
            <input
              type="checkbox"
              checked={pageLabels.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                draft.setting({
                  // Without those that were deleted since.
                  pageLabels: labels
                    .map((label) => label.id)
                    .filter((one) => (one === id ? checked : pageLabels.includes(one))),
                })
              }
            />
            <Dot color={color} />
            <span dir="auto">{name}</span>
          </label>
        ))}
      </div>
      <p class="field__hint">{hints.pageLabels}</p>
    </fieldset>
  );
}
