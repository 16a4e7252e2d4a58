import { useSignal } from '@preact/signals';
import type { SiteContents, SiteSummary } from '../../../../server/contract/schemas/agent-api.ts';
import { useConsole, useTexts, useWorkspace } from '../../context.ts';
import { ActionButton } from '../../elements/forms/ActionButton.tsx';
import { TextField } from '../sites/fields.tsx';
import { siteDeletionTexts } from '../sites/retention-question.ts';

/** Deletes a site: says how much goes with it, and lets its name be typed first. */
export function DeleteSite({ site }: { site: SiteSummary }) {
  const t = siteDeletionTexts(useTexts());
  const { accounts, router } = useConsole();
  const { sites } = useWorkspace();
  const contents = useSignal<SiteContents | null>(null);
  const typed = useSignal('');
  if (contents.value === null)
    return (
      <p>
        <ActionButton
          label={t.open}
          class="button--quiet"
          action={async () => (await accounts.admin()).previewSiteDeletion(site.id)}
          onDone={(found) => (contents.value = found)}
        />
      </p>
    );
  return (
    <section class="settings__more" aria-label={t.delete}>
      <p class="settings__lead">{t.lead(contents.value.conversations, contents.value.visitors)}</p>
      <p class="settings__lead">
        {t.tag} {t.copies}
      </p>
      <TextField label={t.name(site.name)} value={typed.value} set={(text) => (typed.value = text)} />
      <div class="settings__acts">
        <ActionButton
          label={t.delete}
          class="button--danger"
          action={async () =>
            typed.value.trim() === site.name.trim()
              ? accounts.admin().then((api) => api.deleteSite(site.id))
              : { ok: false, status: 400, code: 'bad_request', message: t.mistyped }
          }
          onDone={() => {
            void sites.load();
            router.go({ page: 'settings', section: 'sites' });
          }}
        />
      </div>
    </section>
  );
}
