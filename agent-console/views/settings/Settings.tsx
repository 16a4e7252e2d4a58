import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { useConsole, useTexts, useWorkspace } from '../context.ts';
import { adoptStyle } from '../elements/adopt-style.ts';
import { Empty } from '../elements/Empty.tsx';
import { Icon } from '../elements/Icon.tsx';
import { LazyPage } from '../elements/LazyPage.tsx';
import { Link } from '../elements/Link.tsx';
import { PageHead } from '../elements/PageHead.tsx';
import accounts from './accounts.css';
import bridges from './bridges/bridges.css';
import quarantine from './mail/quarantine.css';
import notices from './notices/notices.css';
import { SECTION_GROUPS, SECTIONS, type Section, type SectionGroup } from './sections.ts';
import settingsPage from './settings-page.css';
import sites from './sites/sites.css';
import webhooks from './webhooks/webhooks.css';

const LIST = { page: 'settings', section: '' } as const;

for (const sheet of [settingsPage, accounts, notices, quarantine, sites, webhooks, bridges])
  adoptStyle(sheet);

/**
 * The settings: a list of pages in groups, and the one that is open. Each is loaded when it is first looked at. On a phone
 * the list is a page of its own.
 */
export function Settings({ section: name }: { section: string }) {
  const texts = useTexts();
  const { agent } = useWorkspace();
  const mine = SECTIONS.filter((section) => !section.admin || agent.role === 'admin');
  const section = mine.find((one) => one.name === name) ?? (name === '' ? mine[0] : undefined);
  return (
    <div class="page settings" data-list={name === ''}>
      <PageHead
        title={texts.settings.title}
        {...(name === '' ? {} : { back: { to: LIST, label: texts.settings.title } })}
      />
      <div class="settings__body">
        <nav class="settings__nav" aria-label={texts.settings.title}>
          {SECTION_GROUPS.map((group) => (
            <Group
              group={group}
              sections={mine.filter((one) => one.group === group)}
              open={section}
              key={group}
            />
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

function Group({
  group,
  sections,
  open,
}: {
  group: SectionGroup;
  sections: readonly Section[];
  open: Section | undefined;
}) {
  const texts = useTexts();
  if (sections.length === 0) return null;
  const id = `settings-${group}`;
  return (
    <div class="settings__group">
      <h2 class="settings__group-name" id={id}>
        {texts.settings.groups[group]}
      </h2>
      <ul aria-labelledby={id}>
        {sections.map((one) => (
          <li key={one.name}>
            <Link
              to={{ page: 'settings', section: one.name }}
              class="settings__link"
              aria-current={one === open ? 'page' : undefined}
            >
              <Icon name={one.icon} size={17} />
              <span class="settings__link-name">{one.title(texts)}</span>
            </Link>
          </li>
        ))}
      </ul>
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
