import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { anonymousName } from '../../../server/contract/anonymous-name.ts';
import type { Contact } from '../../../server/contract/schemas/developers/contacts.ts';
import { createContactList } from '../../stores/people/contact-list.ts';
import { useConsole, useTexts, useWorkspace } from '../context.ts';
import { Avatar } from '../elements/Avatar.tsx';
import { adoptStyle } from '../elements/adopt-style.ts';
import { Empty } from '../elements/Empty.tsx';
import { Icon } from '../elements/Icon.tsx';
import { Link } from '../elements/Link.tsx';
import { PageHead } from '../elements/PageHead.tsx';
import { Verified } from '../elements/Verified.tsx';
import { nameText } from '../format/people.ts';
import { agoText, fullText } from '../format/times.ts';
import { ContactPage } from './ContactPage.tsx';
import { routeOf } from './contact-route.ts';
import { contactTexts } from './contact-texts.ts';
import style from './contacts.css';
import { ImportPanel } from './ImportPanel.tsx';
import { SegmentBar } from './SegmentBar.tsx';

adoptStyle(style);

/** A pause in typing, after which it is searched for. */
const PAUSE_MS = 250;

/** What the list shows. `filter`: JSON of `ContactFilter`; empty: everybody. */
type Asked = { text: string; filter: string };

/** Everybody of whom something is known, or one of them. */
export function ContactsPage({ id, ...asked }: Asked & { id: string | undefined }) {
  return id === undefined ? <ContactList {...asked} /> : <ContactPage id={id} {...asked} key={id} />;
}

function ContactList({ text, filter }: Asked) {
  const { texts } = useConsole();
  const { agent } = useWorkspace();
  const t = contactTexts(texts);
  const importing = useSignal(false);
  const imports = useSignal(0);
  return (
    <div class="page">
      <PageHead title={texts.rail.contacts}>
        {agent.role === 'admin' && (
          <>
            <button
              type="button"
              class="button page__act"
              onClick={() => {
                importing.value = true;
              }}
            >
              {t.import}
            </button>
            <a class="button" href="/api/agent/contacts.csv?bom=true" download="contacts.csv">
              <Icon name="download" size={15} /> {t.csv}
            </a>
          </>
        )}
      </PageHead>
      <div class="page__body contacts">
        <p class="page__lead">{t.lead}</p>
        <ContactSearch text={text} filter={filter} />
        <SegmentBar text={text} filter={filter} />
        <Found text={text} filter={filter} key={`${text}\n${filter}\n${imports.value}`} />
      </div>
      {importing.value && (
        <ImportPanel
          onClose={() => {
            importing.value = false;
            // Whoever has come with the file is listed.
            imports.value += 1;
          }}
        />
      )}
    </div>
  );
}

/** Searches as one types; what is searched for is in the address. */
function ContactSearch({ text, filter }: Asked) {
  const { texts, router } = useConsole();
  const t = contactTexts(texts);
  const typed = useSignal(text);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  /** What the address said last: by this field, or before another way led here. */
  const said = useRef(text);
  /** A segment may have been chosen while one typed. */
  const filtered = useRef(filter);
  filtered.current = filter;
  const stop = () => {
    if (timer.current !== null) clearTimeout(timer.current);
  };
  const search = () => {
    stop();
    const now = typed.peek().trim();
    said.current = now;
    router.replace(routeOf({ text: now, filter: filtered.current }));
  };
  useEffect(() => stop, []);
  useEffect(() => {
    if (text === said.current) return;
    stop();
    said.current = text;
    typed.value = text;
  }, [text]);
  return (
    <search>
      <form
        class="search"
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <Icon name="search" size={16} />
        <input
          class="search__input"
          type="search"
          aria-label={t.search}
          placeholder={t.searchHint}
          maxLength={200}
          autocomplete="off"
          value={typed.value}
          onInput={({ currentTarget, isComposing }) => {
            typed.value = currentTarget.value;
            stop();
            if (!isComposing) timer.current = setTimeout(search, PAUSE_MS);
          }}
          onCompositionEnd={search}
        />
      </form>
    </search>
  );
}

function Found({ text, filter }: Asked) {
  const { texts, accounts } = useConsole();
  const t = contactTexts(texts);
  const list = useMemo(() => createContactList(accounts.contacts, { text, filter }), []);
  useEffect(() => void list.load(), []);
  const contacts = list.items.value;
  const failure = list.failure.value;
  if (contacts === null)
    return failure === null ? (
      <div class="skeleton skeleton--block" aria-busy="true" />
    ) : (
      <Empty icon="alert" title={t.failed} hint={failure.status === 0 ? texts.notice.away : failure.message}>
        <button type="button" class="button" onClick={() => void list.load()}>
          {t.retry}
        </button>
      </Empty>
    );
  if (contacts.length === 0 && !list.more.value) return <Nobody text={text} filter={filter} />;
  return (
    <>
      <table class="contacts__table">
        <thead>
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.email}</th>
            <th scope="col">{t.site}</th>
            <th scope="col">{t.firstSeen}</th>
            <th scope="col">{t.lastSeen}</th>
          </tr>
        </thead>
        <tbody>
          {contacts.map((one) => (
            <Row contact={one} asked={{ text, filter }} key={one.id} />
          ))}
        </tbody>
      </table>
      <p class="settings__trouble" role="alert">
        {failure !== null && (failure.status === 0 ? texts.notice.away : failure.message)}
      </p>
      {list.more.value && (
        <button
          type="button"
          class="button"
          aria-busy={list.busy.value}
          aria-disabled={list.busy.value}
          onClick={() => void list.load()}
        >
          {t.more}
        </button>
      )}
    </>
  );
}

function Nobody({ text, filter }: Asked) {
  const t = contactTexts(useTexts());
  if (filter !== '') return <Empty icon="search" title={t.segments.noMatch} hint={t.segments.noMatchHint} />;
  if (text !== '') return <Empty icon="search" title={t.nobody(text)} hint={t.nobodyHint} />;
  return <Empty icon="contacts" title={t.none} hint={t.noneHint} />;
}

function Row({ contact, asked }: { contact: Contact; asked: Asked }) {
  const { texts } = useConsole();
  const { clock, sites } = useWorkspace();
  const name = nameText(contact.name ?? anonymousName(contact.id), texts);
  const now = clock.now.value;
  const site = sites.sites.value?.find((one) => one.id === contact.siteId)?.name ?? '';
  const time = (at: number) => (
    <time dateTime={new Date(at).toISOString()} title={fullText(at, texts)}>
      {agoText(at, now, texts)}
    </time>
  );
  return (
    <tr>
      <td class="contacts__name">
        <Link to={routeOf(asked, contact.id)} class="contacts__link">
          <Avatar id={contact.id} name={name} size="small" />
          <span class="contacts__words">{name}</span>
          {contact.verified && <Verified />}
        </Link>
      </td>
      <td class="contacts__words contacts__email" title={contact.email ?? ''}>
        {contact.email}
      </td>
      <td class="contacts__words" title={site}>
        {site}
      </td>
      <td>{time(contact.createdAt)}</td>
      <td>{time(contact.lastSeenAt)}</td>
    </tr>
  );
}
