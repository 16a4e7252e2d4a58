import type { Proactive } from '../../../../server/contract/schemas/site-setting-parts.ts';
import { useTexts } from '../../context.ts';
import { Choice, freshId, NumberField, TextField, Tick, WordsField } from './fields.tsx';
import { siteTexts } from './site-texts.ts';
import type { FieldProps } from './tabs.ts';

const TEN_SECONDS = 10;

/** Messages that the widget shows by itself. */
export function ProactiveFields({ draft, language }: FieldProps) {
  const t = siteTexts(useTexts());
  const { proactive } = draft.value.value.settings;
  const put = (index: number, part: Partial<Proactive>) =>
    draft.setting({ proactive: proactive.map((rule, at) => (at === index ? { ...rule, ...part } : rule)) });
  return (
    <>
      <p class="settings__lead">
        {t.rulesLead} {t.choicesHint}
      </p>
      <ul class="settings__list">
        {proactive.map((rule, index) => (
          <li class="settings__row settings__row--tall" key={rule.id}>
            <fieldset class="site-question" aria-label={rule.text['*'] ?? rule.id}>
              <WordsField
                label={t.message}
                words={rule.text}
                language={language}
                lines={2}
                set={(text) => put(index, { text })}
              />
              <div class="site-grid">
                <TextField
                  label={t.page}
                  hint={t.pageHint}
                  value={rule.page}
                  maxLength={300}
                  set={(page) => put(index, { page })}
                />
                <TextField
                  label={t.languages}
                  hint={t.languagesHint}
                  value={rule.languages.join(', ')}
                  set={(text) => put(index, { languages: text.split(/[,\s]+/).filter((tag) => tag !== '') })}
                />
                <Choice
                  label={t.visitors}
                  value={rule.visitors}
                  options={t.visitorKinds}
                  set={(visitors) => put(index, { visitors })}
                />
                <NumberField
                  label={t.after}
                  value={rule.afterSeconds}
                  min={0}
                  max={3600}
                  set={(afterSeconds) => put(index, { afterSeconds })}
                />
                <NumberField
                  label={t.scroll}
                  value={rule.scrollPercent}
                  min={1}
                  max={100}
                  set={(scrollPercent) => put(index, { scrollPercent })}
                />
              </div>
              <Tick label={t.exit} value={rule.exit} set={(exit) => put(index, { exit })} />
              <button
                type="button"
                class="button button--quiet"
                onClick={() => draft.setting({ proactive: proactive.filter((_one, at) => at !== index) })}
              >
                {t.remove}
              </button>
            </fieldset>
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="button"
        onClick={() => draft.setting({ proactive: [...proactive, newRule(freshId('message', proactive))] })}
      >
        {t.addRule}
      </button>
    </>
  );
}

function newRule(id: string): Proactive {
  return {
    id,
    text: {},
    page: '',
    languages: [],
    visitors: 'all',
    afterSeconds: TEN_SECONDS,
    scrollPercent: null,
    exit: false,
  };
}
