import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useConsole, useTexts, useWorkspace } from '../context.ts';
import { adoptStyle } from '../elements/adopt-style.ts';
import { Empty } from '../elements/Empty.tsx';
import { Icon } from '../elements/Icon.tsx';
import { LazyPage } from '../elements/LazyPage.tsx';
import { Link } from '../elements/Link.tsx';
import { PageHead } from '../elements/PageHead.tsx';
import bridges from './bridges/bridges.css';
import quarantine from './mail/quarantine.css';
import notices from './notices/notices.css';
import { SECTIONS, type Section } from './sections.ts';
import sites from './sites/sites.css';
import webhooks from './webhooks/webhooks.css';

for (const sheet of [notices, quarantine, sites, webhooks, bridges]) adoptStyle(sheet);

/** The settings: a list of pages, and the one that is open. Each is loaded when it is first looked at. */
export function Settings({ section: name }: { section: string }) {
  const texts = useTexts();
  const { agent } = useWorkspace();
  const mine = SECTIONS.filter((section) => !section.admin || agent.role === 'admin');
  const section = mine.find((one) => one.name === name) ?? (name === '' ? mine[0] : undefined);
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the pages are a row that scrolls: the one that is open has to be in it.
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [section]);
  return (
    <div class="page settings">
      <PageHead title={texts.settings.title} />
      <div class="settings__body">
        <nav class="settings__nav" aria-label={texts.settings.title} ref={nav}>
          {mine.map((one) => (
            <Link
              key={one.name}
              to={{ page: 'settings', section: one.name }}
              class="settings__link"
              aria-current={one === section ? 'page' : undefined}
            >
              <Icon name={one.icon} size={17} />
              {one.title(texts)}
            </Link>
          ))}
        </nav>
        <div class="settings__page">
          <Troubles />
          {section === undefined ? (
            <Empty icon="lock" title={texts.settings.notHere} />
          ) : (
            <Page section={section} key={section.name} />
          )}
        </div>
      </div>
    </div>
  );
}

/** What is wrong with how the server is set up; only admins are told. */
function Troubles() {
  const { session } = useConsole();
  const { connection } = useWorkspace();
  const troubles = session.current.value?.troubles ?? [];
  const Part = useSignal<ComponentType<{ troubles: typeof troubles }> | null>(null);
  const some = troubles.length > 0;
  useEffect(() => {
    if (!some) return;
    import('./SetupTroubles.tsx').then(
      ({ SetupTroubles }) => {
        Part.value = SetupTroubles;
      },
      () => void connection.partMissing(),
    );
  }, [some]);
  return Part.value === null ? null : <Part.value troubles={troubles} />;
}

function Page({ section }: { section: Section }) {
  const title = section.title(useTexts());
  return (
    <section aria-label={title}>
      <h2 class="settings__title">{title}</h2>
      <LazyPage load={section.load} />
    </section>
  );
}
