import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useConsole, useTexts, useWorkspace } from '../../context.ts';
import { SettingsForm } from '../../elements/forms/SettingsForm.tsx';
import { Link } from '../../elements/Link.tsx';
import { isUnsaved, linesOf } from './draft.ts';
import { TextField } from './fields.tsx';
import { SiteEditor } from './SiteEditor.tsx';
import { siteTexts } from './site-texts.ts';

/** The sites; one of them is open where the address names it. */
export function SitesPage() {
  const { router } = useConsole();
  const texts = useTexts();
  const { sites, newId } = useWorkspace();
  const t = siteTexts(texts);
  const added = useSignal<string | null>(null);
  const name = useSignal('');
  const origins = useSignal('');
  useEffect(() => void sites.load(), [sites]);
  const route = router.route.value;
  const [id, tab = 'general'] = (route.page === 'settings' ? (route.item ?? '') : '').split('/');
  const all = sites.sites.value;
  if (all === null)
    return sites.failed.value ? (
      <p role="alert">
        {texts.install.failed}{' '}
        <button type="button" class="button" onClick={() => void sites.load()}>
          {texts.settings.retry}
        </button>
      </p>
    ) : (
      <div class="skeleton skeleton--block" aria-busy="true" />
    );
  const open = all.find((site) => site.id === id);
  if (open !== undefined) return <SiteEditor site={open} tab={tab} key={open.id} />;

  return (
    <>
      <p class="settings__lead">{t.lead}</p>
      <ul class="settings__list">
        {all.map((site) => (
          <li class="settings__row" key={site.id}>
            <span class="settings__what">
              <span class="site-dot" ref={(dot) => dot?.style.setProperty('background', site.color)} />{' '}
              {site.name} <code class="settings__aside">{site.siteKey}</code>
              {isUnsaved(sites, site.id) && <span class="mark mark--priority-2">{t.unsaved}</span>}
            </span>
            <Link
              to={{ page: 'settings', section: 'sites', item: site.id }}
              class="button button--quiet"
              aria-label={`${texts.settings.change}: ${site.name}`}
            >
              {texts.settings.change}
            </Link>
          </li>
        ))}
      </ul>
      {added.value === null ? (
        <button
          type="button"
          class="button"
          onClick={() => {
            added.value = newId();
          }}
        >
          {t.add}
        </button>
      ) : (
        <SettingsForm
          label={t.add}
          save={() =>
            sites.create(added.value ?? '', {
              name: name.value.trim(),
              allowedOrigins: linesOf(origins.value),
            })
          }
          onDone={() => {
            const made = added.value;
            added.value = null;
            if (made !== null && sites.sites.peek()?.some((site) => site.id === made))
              router.go({ page: 'settings', section: 'sites', item: made });
          }}
        >
          <TextField label={t.name} value={name.value} maxLength={80} set={(text) => (name.value = text)} />
          <TextField
            label={t.origins}
            hint={t.originsHint}
            lines={3}
            maxLength={5000}
            value={origins.value}
            set={(text) => (origins.value = text)}
          />
        </SettingsForm>
      )}
    </>
  );
}
