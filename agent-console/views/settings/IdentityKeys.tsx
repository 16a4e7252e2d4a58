import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import type { Texts } from '../../locales/en.ts';
import { pageTexts } from '../../locales/page-texts.ts';
import { identityKeys as en } from '../../locales/pages/en/identity-keys.ts';
import { identityKeys as zh } from '../../locales/pages/zh/identity-keys.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { CopyText } from '../elements/CopyText.tsx';
import { ActionButton } from '../elements/forms/ActionButton.tsx';
import { fullText } from '../format/times.ts';
import { Asked } from './Asked.tsx';

const identityKeysTexts = (texts: Texts) => pageTexts(texts, 'identityKeys', { en, zh });

const MAX_KEYS = 2;

/** The keys with which each site signs who its visitors are. */
export function IdentityKeys() {
  const { texts } = useConsole();
  const { sites } = useWorkspace();
  const t = identityKeysTexts(texts);
  useEffect(() => void sites.load(), [sites]);
  return (
    <>
      <p class="settings__lead">{t.lead}</p>
      {sites.sites.value === null && <div class="skeleton skeleton--block" aria-busy="true" />}
      {(sites.sites.value ?? []).map((site) => (
        <SiteKeys site={site} key={site.id} />
      ))}
    </>
  );
}

function SiteKeys({ site }: { site: SiteSummary }) {
  const { accounts, texts } = useConsole();
  const t = identityKeysTexts(texts);
  const secret = useSignal<string | null>(null);
  return (
    <section class="settings__part" aria-label={site.name}>
      <h3 class="settings__heading">{site.name}</h3>
      <p class="settings__aside">{t.audience(site.siteKey)}</p>
      <Asked ask={() => accounts.readIdentityKeys(site.id)}>
        {({ keys }, refresh) => (
          <>
            {keys.length === 0 && <p class="settings__empty">{t.none}</p>}
            <ul class="settings__list">
              {keys.map((key) => (
                <li class="settings__row" key={key.id}>
                  <span class="settings__what">
                    <code>…{key.hint}</code>{' '}
                    <span class="settings__aside">{t.made(fullText(key.createdAt, texts))}</span>
                  </span>
                  <ActionButton
                    label={t.remove}
                    sure={t.removeSure}
                    class="button--danger"
                    action={() => accounts.deleteIdentityKey(site.id, key.id)}
                    onDone={refresh}
                  />
                </li>
              ))}
            </ul>
            {secret.value !== null && (
              <div role="status">
                <p>{t.once}</p>
                <CopyText text={secret.value} />
              </div>
            )}
            {keys.length < MAX_KEYS ? (
              <ActionButton
                label={t.make}
                action={() => accounts.createIdentityKey(site.id)}
                onDone={(made) => {
                  secret.value = made.secret;
                  void refresh();
                }}
              />
            ) : (
              <p class="settings__aside">{t.full}</p>
            )}
          </>
        )}
      </Asked>
    </section>
  );
}
