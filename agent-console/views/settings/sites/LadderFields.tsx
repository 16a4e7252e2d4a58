import { MAX_LADDER_MINUTES, MAX_LADDER_STEPS } from '../../../../server/contract/notices/ladder.ts';
import type { LadderStep } from '../../../../server/contract/schemas/site-setting-parts.ts';
import { pageTexts } from '../../../locales/page-texts.ts';
import { ladder as en } from '../../../locales/pages/en/sites/ladder.ts';
import { ladder as zh } from '../../../locales/pages/zh/sites/ladder.ts';
import { useConsole, useTexts } from '../../context.ts';
import { Choice, freshId, NumberField } from './fields.tsx';
import type { FieldProps } from './tabs.ts';

const USUAL_MINUTES = 15;

/** What happens when nobody answers, step by step. */
export function LadderFields({ draft }: FieldProps) {
  const t = pageTexts(useTexts(), 'ladder', { en, zh });
  const { session } = useConsole();
  const { ladder } = draft.value.value.settings;
  const put = (index: number, part: Partial<LadderStep>) =>
    draft.setting({ ladder: ladder.map((step, at) => (at === index ? { ...step, ...part } : step)) });
  const needsMail = ladder.some(({ action }) => action === 'mail');
  return (
    <>
      <p class="settings__lead">{t.lead}</p>
      {needsMail && session.current.value?.mail === 'none' && (
        <p class="form__trouble" role="note">
          {t.noMail}
        </p>
      )}
      {ladder.length === 0 && <p class="settings__empty">{t.none}</p>}
      <ul class="settings__list">
        {ladder.map((step, index) => (
          <li class="settings__row settings__row--tall" key={step.id}>
            <fieldset class="site-question" aria-label={t.step(index + 1)}>
              <div class="site-grid">
                <NumberField
                  label={t.after}
                  value={step.afterMinutes}
                  min={1}
                  max={MAX_LADDER_MINUTES}
                  set={(minutes) => put(index, { afterMinutes: minutes ?? 1 })}
                />
                <Choice
                  label={t.when}
                  value={step.when}
                  options={t.times}
                  set={(when) => put(index, { when })}
                />
              </div>
              <Choice
                label={t.action}
                value={step.action}
                options={t.actions}
                set={(action) => put(index, { action })}
              />
              <button
                type="button"
                class="button button--quiet"
                onClick={() => draft.setting({ ladder: ladder.filter((_one, at) => at !== index) })}
              >
                {t.remove}
              </button>
            </fieldset>
          </li>
        ))}
      </ul>
      {ladder.length < MAX_LADDER_STEPS && (
        <button
          type="button"
          class="button"
          onClick={() => draft.setting({ ladder: [...ladder, newStep(freshId('step', ladder))] })}
        >
          {t.add}
        </button>
      )}
    </>
  );
}

function newStep(id: string): LadderStep {
  return { id, afterMinutes: USUAL_MINUTES, when: 'open', action: 'mail' };
}
