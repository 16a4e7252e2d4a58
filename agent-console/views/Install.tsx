import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SiteSummary } from '../../server/contract/schemas/agent-api.ts';
import { CheckPage } from './CheckPage.tsx';
import { useTexts, useWorkspace } from './context.ts';
import { adoptStyle } from './elements/adopt-style.ts';
import { Empty } from './elements/Empty.tsx';
import { Icon } from './elements/Icon.tsx';
import { PageHead } from './elements/PageHead.tsx';
import sheet from './install.css';
import { type Seen, SeenOn, useSightings } from './SeenOn.tsx';

adoptStyle(sheet);

/** The key of the site whose page check was asked for: `/doctor?site=KEY` leads here. */
const askedSite = (): string | null => new URLSearchParams(location.search).get('site');

/** The sites of this installation, each with the tag to paste. */
export function Install() {
  const { sites, agent } = useWorkspace();
  const texts = useTexts();
  const t = texts.install;
  const asked = askedSite();
  const seen = useSightings(agent.role === 'admin');
  useEffect(() => void sites.load(), [sites]);
  return (
    <div class="page">
      <PageHead title={t.title} />
      <div class="page__body">
        {agent.role !== 'admin' ? (
          <Empty icon="lock" title={t.notAllowed} />
        ) : sites.failed.value ? (
          <Empty icon="alert" title={t.failed}>
            <button type="button" class="button" onClick={() => void sites.load()}>
              {t.retry}
            </button>
          </Empty>
        ) : sites.sites.value === null ? (
          <div class="skeleton skeleton--block" aria-busy="true" />
        ) : sites.sites.value.length === 0 ? (
          <Empty icon="code" title={t.none} />
        ) : (
          <>
            <p class="page__lead">{t.lead}</p>
            {sites.sites.value.map((site) => (
              <Site site={site} seen={seen.value} asked={site.siteKey === asked} key={site.id} />
            ))}
            <section class="site" aria-label="Content-Security-Policy">
              <p class="page__hint">{t.csp}</p>
              <Copied text={sites.policy.value.join(';\n')} label={t.copyCsp} />
            </section>
          </>
        )}
      </div>
    </div>
  );
}

function Site({ site, seen, asked }: { site: SiteSummary; seen: Seen | null; asked: boolean }) {
  const { install: t } = useTexts();
  return (
    <section class="site" aria-label={site.name}>
      <h2 class="site__name">{site.name}</h2>
      <Copied text={site.tag} label={t.copy} />
      <p class="page__hint">{t.chatPage}</p>
      <Copied text={site.chatPage} label={t.copyPage} />
      <dl class="facts facts--wide">
        <div>
          <dt>{t.siteKey}</dt>
          <dd>
            <code>{site.siteKey}</code>
          </dd>
        </div>
        <div>
          <dt>{t.origins}</dt>
          <dd>
            {site.allowedOrigins.length === 0
              ? t.anyOrigin
              : site.allowedOrigins.map((origin) => <div key={origin}>{origin}</div>)}
          </dd>
        </div>
        {seen !== null && <SeenOn siteId={site.id} seen={seen} />}
      </dl>
      <CheckPage site={site} asked={asked} />
    </section>
  );
}

/** Code with a button that copies it. */
function Copied({ text, label }: { text: string; label: string }) {
  const { install: t } = useTexts();
  const copied = useSignal<'no' | 'yes' | 'failed'>('no');
  const copy = () => {
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    done.then(
      () => (copied.value = 'yes'),
      () => (copied.value = 'failed'),
    );
  };
  return (
    <>
      <div class="site__tag">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long line scrolls, with the keyboard too */}
        <pre class="site__code" tabIndex={0}>
          <code>{text}</code>
        </pre>
        <button type="button" class="button" onClick={copy}>
          <Icon name={copied.value === 'yes' ? 'check' : 'copy'} size={16} />
          {copied.value === 'yes' ? t.copied : label}
        </button>
      </div>
      <p role="status" class="site__status">
        {copied.value === 'failed' && t.copyFailed}
      </p>
    </>
  );
}
