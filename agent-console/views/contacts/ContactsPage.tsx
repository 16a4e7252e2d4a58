import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { anonymousName } from '../../../server/contract/anonymous-name.ts';
import type { Contact } from '../../../server/contract/schemas/developers/contacts.ts';
import { createContactList } from '../../stores/people/contact-list.ts';
import { useConsole, useWorkspace } from '../context.ts';
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
import { contactTexts } from './contact-texts.ts';
import style from './contacts.css';

adoptStyle(style);

/** A pause in typing, after which it is searched for. */
const PAUSE_MS = 250;

/** Everybody of whom something is known, or one of them. */
export function ContactsPage({ id, text }: { id: string | undefined; text: string }) {
  return id === undefined ? <ContactList text={text} /> : <ContactPage id={id} text={text} key={id} />;
}

function ContactList({ text }: { text: string }) {
  const { texts } = useConsole();
  const { agent } = useWorkspace();
  const t = contactTexts(texts);
  return (
    <div class="page">
      <PageHead title={texts.rail.contacts}>
        {agent.role === 'admin' && (
          <a class="button page__act" href="/api/agent/contacts.csv?bom=true" download="contacts.csv">
            <Icon name="download" size={15} /> {t.csv}
          </a>
        )}
      </PageHead>
      <div class="page__body contacts">
        <p class="page__lead">{t.lead}</p>
        <ContactSearch text={text} />
        <Found text={text} key={text} />
      </div>
    </div>
  );
}

/** Searches as one types; what is searched for is in the address. */
function ContactSearch({ text }: { text: string }) {
  const { texts, router } = useConsole();
  const t = contactTexts(texts);
  const typed = useSignal(text);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  /** What the address said last: by this field, or before another way led here. */
  const said = useRef(text);
  const stop = () => {
    if (timer.current !== null) clearTimeout(timer.current);
  };
  const search = () => {
    stop();
    const now = typed.peek().trim();
    said.current = now;
    router.replace({ page: 'contacts', ...(now === '' ? {} : { text: now }) });
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

function Found({ text }: { text: string }) {
  const { texts, accounts } = useConsole();
  const t = contactTexts(texts);
  const list = useMemo(() => createContactList(accounts.contacts, text), []);
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
  if (contacts.length === 0)
    return text === '' ? (
      <Empty icon="contacts" title={t.none} hint={t.noneHint} />
    ) : (
      <Empty icon="search" title={t.nobody(text)} hint={t.nobodyHint} />
    );
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
            <Row contact={one} text={text} key={one.id} />
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

function Row({ contact, text }: { contact: Contact; text: string }) {
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
        <Link
          to={{ page: 'contacts', id: contact.id, ...(text === '' ? {} : { text }) }}
          class="contacts__link"
        >
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
