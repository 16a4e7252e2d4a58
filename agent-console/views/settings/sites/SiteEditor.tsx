import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import type { ChangeSite, SiteSummary } from '../../../../server/contract/schemas/agent-api.ts';
import { useConsole, useTexts, useWorkspace } from '../../context.ts';
import { Link } from '../../elements/Link.tsx';
import { DeleteSite } from '../deletion/DeleteSite.tsx';
import { type Draft, draftFor } from './draft.ts';
import { GeneralFields } from './GeneralFields.tsx';
import { Languages } from './Languages.tsx';
import { BrandFields } from './LookFields.tsx';
import { Preview } from './Preview.tsx';
import { retentionQuestion, retentionTexts } from './retention-question.ts';
import { SETTING_FIELDS } from './setting-fields.ts';
import { siteTexts } from './site-texts.ts';
import type { PreviewTexts, SettingField, TabName } from './tabs.ts';

/** The pages of a site in their order. `words`: it has texts by language; `own`: fields that are no settings, above them. */
const TABS: Record<TabName, { words: boolean; own?: SettingField }> = {
  general: { words: true, own: GeneralFields },
  look: { words: false, own: BrandFields },
  hours: { words: false },
  form: { words: true },
  texts: { words: true },
  proactive: { words: true },
  mail: { words: false },
  routing: { words: false },
  ladder: { words: false },
  reports: { words: false },
  privacy: { words: false },
};
const TAB_NAMES = Object.keys(TABS) as TabName[];

/** One site: its settings on pages, one button that saves them all, and beside them the real widget. */
export function SiteEditor({ site, tab }: { site: SiteSummary; tab: string }) {
  const { sites } = useWorkspace();
  const texts = useTexts();
  const t = siteTexts(texts);
  const draft = useMemo(() => draftFor(sites, site), []);
  const language = useSignal('*');
  const widgetTexts = useSignal<PreviewTexts | null>(null);
  const state = useSignal<{ busy: boolean; saved: boolean; trouble: string }>({
    busy: false,
    saved: false,
    trouble: '',
  });
  /** What has to be confirmed before this change is saved. */
  const asked = useSignal<{ of: Draft; question: string } | null>(null);
  const { accounts } = useConsole();
  useEffect(() => draft.saved(site), [site]);
  const shown = TAB_NAMES.find((name) => name === tab) ?? 'general';
  const { words, own: Own } = TABS[shown];
  const fields = Object.entries(SETTING_FIELDS).filter(([, field]) => field.tab === shown);

  const save = async (event: Event) => {
    event.preventDefault();
    const change = draft.change();
    if (change === null || state.value.busy) return;
    state.value = { busy: true, saved: false, trouble: '' };
    const sent = draft.value.peek();
    const answer = await confirmed(change, sent);
    if (answer === null) {
      state.value = { busy: false, saved: false, trouble: '' };
      return;
    }
    if (answer.ok) draft.saved(answer.value, sent);
    const trouble = answer.ok ? '' : answer.status === 0 ? texts.notice.away : answer.message;
    state.value = { busy: false, saved: answer.ok, trouble };
  };

  /** Saves it. What deletes something is asked first, with how much; null: that is still to be answered. */
  async function confirmed(change: ChangeSite, sent: Draft): Promise<Answer<SiteSummary> | null> {
    if (asked.value?.of !== sent) {
      const before = site.settings.retention;
      const answer = await retentionQuestion(accounts, site.id, before, change, texts);
      if (!answer.ok) return answer;
      asked.value = answer.value === null ? null : { of: sent, question: answer.value };
      if (asked.value !== null) return null;
    }
    asked.value = null;
    return sites.change(site.id, change);
  }
  const question = asked.value?.of === draft.value.value ? asked.value.question : null;
  const given = { site, draft, language: language.value, widgetTexts: widgetTexts.value };
  return (
    <div class="site-editor">
      <form class="site-editor__form" onSubmit={save} noValidate aria-label={site.name}>
        <p>
          <Link to={{ page: 'settings', section: 'sites' }}>{t.back}</Link>
        </p>
        <h3 class="site-editor__name">{site.name}</h3>
        <nav class="site-tabs" aria-label={site.name}>
          {TAB_NAMES.map((name) => (
            <Link
              key={name}
              to={{ page: 'settings', section: 'sites', item: `${site.id}/${name}` }}
              class="site-tabs__one"
              aria-current={name === shown ? 'page' : undefined}
            >
              {t.tabs[name]}
            </Link>
          ))}
        </nav>
        {words && <Languages draft={draft} chosen={language} />}
        {Own !== undefined && <Own {...given} />}
        {fields.map(([name, { field: Field }]) => (
          <Field key={name} {...given} />
        ))}
        {shown === 'general' && <DeleteSite site={site} />}
        <div class="site-editor__save">
          <p class="settings__trouble" role="alert">
            {question ?? state.value.trouble}
          </p>
          <button
            type="submit"
            class="button button--primary"
            aria-disabled={!draft.changed.value || state.value.busy}
          >
            {question === null ? t.save : retentionTexts(texts).saveAnyway}
          </button>
          <button
            type="button"
            class="button button--quiet"
            aria-disabled={!draft.changed.value}
            onClick={draft.discard}
          >
            {t.discard}
          </button>
          <span role="status" class="settings__aside">
            {draft.changed.value ? t.unsaved : state.value.saved ? t.saved : ''}
          </span>
        </div>
      </form>
      <Preview
        site={site}
        draft={draft}
        language={language.value}
        onTexts={(found) => (widgetTexts.value = found)}
      />
    </div>
  );
}
