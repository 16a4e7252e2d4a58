import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useConsole, useTexts, useWorkspace } from '../context.ts';
import { Empty } from '../elements/Empty.tsx';
import { Icon } from '../elements/Icon.tsx';
import { Link } from '../elements/Link.tsx';
import { PageHead } from '../elements/PageHead.tsx';
import { SECTIONS, type Section } from './sections.ts';

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
            <Loaded section={section} key={section.name} />
          )}
        </div>
      </div>
    </div>
  );
}

/** What is wrong with how the server is set up; only admins are told. */
function Troubles() {
  const { session, texts } = useConsole();
  const troubles = session.current.value?.troubles ?? [];
  return troubles.map((trouble) => (
    <p class="form__trouble" role="note" key={trouble}>
      {texts.settings.troubles[trouble]}
    </p>
  ));
}

function Loaded({ section }: { section: Section }) {
  const texts = useTexts();
  const { connection } = useWorkspace();
  const page = useSignal<ComponentType | null>(null);
  const failed = useSignal(false);
  const load = () => {
    failed.value = false;
    section.load().then(
      (loaded) => {
        page.value = loaded;
      },
      () => {
        failed.value = true;
        void connection.partMissing();
      },
    );
  };
  useEffect(load, [section]);
  const Page = page.value;
  if (Page !== null)
    return (
      <section aria-label={section.title(texts)}>
        <h2 class="settings__title">{section.title(texts)}</h2>
        <Page />
      </section>
    );
  if (!failed.value) return <div class="skeleton skeleton--block" aria-busy="true" />;
  if (connection.state.value === 'outdated')
    return (
      <Empty icon="alert" title={texts.connection.outdated}>
        <button type="button" class="button" onClick={() => location.reload()}>
          {texts.connection.reload}
        </button>
      </Empty>
    );
  return (
    <Empty icon="alert" title={texts.settings.failed}>
      <button type="button" class="button" onClick={load}>
        {texts.settings.retry}
      </button>
    </Empty>
  );
}
