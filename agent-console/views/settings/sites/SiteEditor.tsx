import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { SiteSummary } from '../../../../server/contract/schemas/agent-api.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { Link } from '../../Link.tsx';
import { draftFor, type SiteDraft } from './draft.ts';
import { FormTab } from './FormTab.tsx';
import { GeneralTab } from './GeneralTab.tsx';
import { HoursTab } from './HoursTab.tsx';
import { Languages } from './Languages.tsx';
import { LookTab } from './LookTab.tsx';
import { Preview, type PreviewTexts } from './Preview.tsx';
import { ProactiveTab } from './ProactiveTab.tsx';
import { RoutingTab } from './RoutingTab.tsx';
import { TextsTab } from './TextsTab.tsx';

/** What every tab is given. `language` is the one whose words are being written; `*` stands for every one. */
export type TabProps = {
  site: SiteSummary;
  draft: SiteDraft;
  language: string;
  widgetTexts: PreviewTexts | null;
};

const TABS: Record<string, { view: ComponentType<TabProps>; words: boolean }> = {
  general: { view: GeneralTab, words: true },
  look: { view: LookTab, words: false },
  hours: { view: HoursTab, words: false },
  form: { view: FormTab, words: true },
  texts: { view: TextsTab, words: true },
  proactive: { view: ProactiveTab, words: true },
  routing: { view: RoutingTab, words: false },
};

/** One site: its settings on pages, one button that saves them all, and beside them the real widget. */
export function SiteEditor({ site, tab }: { site: SiteSummary; tab: string }) {
  const { sites } = useWorkspace();
  const texts = useTexts();
  const t = texts.sites;
  const draft = useMemo(() => draftFor(sites, site), []);
  const language = useSignal('*');
  const widgetTexts = useSignal<PreviewTexts | null>(null);
  const state = useSignal<{ busy: boolean; saved: boolean; trouble: string }>({
    busy: false,
    saved: false,
    trouble: '',
  });
  useEffect(() => draft.saved(site), [site]);
  const shown = TABS[tab] ?? TABS['general'];
  const View = shown?.view ?? GeneralTab;

  const save = async (event: Event) => {
    event.preventDefault();
    const change = draft.change();
    if (change === null || state.value.busy) return;
    state.value = { busy: true, saved: false, trouble: '' };
    const sent = draft.value.peek();
    const answer = await sites.change(site.id, change);
    if (answer.ok) draft.saved(answer.value, sent);
    const trouble = answer.ok ? '' : answer.status === 0 ? texts.notice.away : answer.message;
    state.value = { busy: false, saved: answer.ok, trouble };
  };

  return (
    <div class="site-editor">
      <form class="site-editor__form" onSubmit={save} noValidate aria-label={site.name}>
        <p>
          <Link to={{ page: 'settings', section: 'sites' }}>{t.back}</Link>
        </p>
        <h3 class="site-editor__name">{site.name}</h3>
        <nav class="site-tabs" aria-label={site.name}>
          {Object.keys(TABS).map((name) => (
            <Link
              key={name}
              to={{ page: 'settings', section: 'sites', item: `${site.id}/${name}` }}
              class="site-tabs__one"
              aria-current={TABS[name] === shown ? 'page' : undefined}
            >
              {t.tabs[name as keyof typeof t.tabs]}
            </Link>
          ))}
        </nav>
        {shown?.words && <Languages draft={draft} chosen={language} />}
        <View site={site} draft={draft} language={language.value} widgetTexts={widgetTexts.value} />
        <div class="site-editor__save">
          <p class="settings__trouble" role="alert">
            {state.value.trouble}
          </p>
          <button
            type="submit"
            class="button button--primary"
            aria-disabled={!draft.changed.value || state.value.busy}
          >
            {t.save}
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
        told={(found) => (widgetTexts.value = found)}
      />
    </div>
  );
}
