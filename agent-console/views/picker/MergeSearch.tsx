import { useRef } from 'preact/hooks';
import type { Contact } from '../../../server/contract/schemas/developers/contacts.ts';
import type { ContactMerge } from '../../stores/people/contact-merge.ts';
import { useConsole } from '../context.ts';
import { contactName } from '../format/contacts.ts';
import { fullText } from '../format/times.ts';
import { useMergeTexts } from './merge-texts.ts';

/** Looks for the other contact, by name, address or attribute; Enter looks, Tab goes through what was found. */
export function MergeSearch({ merging }: { merging: ContactMerge }) {
  const { texts } = useConsole();
  const t = useMergeTexts();
  const input = useRef<HTMLInputElement>(null);
  const { found, busy } = merging;
  return (
    <>
      <p class="dialog__lead">{t.lead}</p>
      <form
        class="merge"
        aria-label={t.search}
        onSubmit={(event) => {
          event.preventDefault();
          void merging.search(input.current?.value ?? '');
        }}
      >
        <label class="field">
          <span class="field__label">{t.other}</span>
          <input
            ref={input}
            class="field__input"
            type="search"
            maxLength={200}
            autocomplete="off"
            dir="auto"
          />
          <span class="field__hint">{t.otherHint}</span>
        </label>
        <div class="settings__acts">
          <button type="submit" class="button" aria-busy={busy.value}>
            {t.search}
          </button>
        </div>
      </form>
      <div role="status">
        {found.value !== null && found.value.length === 0 && <p class="settings__empty">{t.none}</p>}
      </div>
      {found.value !== null && found.value.length > 0 && (
        <ul class="settings__list">
          {found.value.map((contact) => (
            <li class="settings__row" key={contact.id}>
              <span class="settings__what">
                <strong dir="auto">{contactName(contact, texts)}</strong>
                <br />
                <span class="settings__aside">{aboutOf(contact)}</span>
              </span>
              <button
                type="button"
                class="button"
                aria-label={t.chooseNamed(contactName(contact, texts))}
                onClick={() => void merging.choose(contact)}
              >
                {t.choose}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );

  function aboutOf({ verified, email, externalId, lastSeenAt }: Contact): string {
    return [verified && texts.visitor.verified, email, externalId, t.seen(fullText(lastSeenAt, texts))]
      .filter(Boolean)
      .join(' · ');
  }
}

/** Merges of the last seven days; the latest is undone first. */
export function MergeUndo({ merging }: { merging: ContactMerge }) {
  const { texts } = useConsole();
  const t = useMergeTexts();
  const merges = merging.undoable.value;
  if (merges.length === 0) return null;
  return (
    <section class="merge" aria-label={t.recent}>
      <h3 class="settings__heading">{t.recent}</h3>
      <ul class="settings__list">
        {merges.map(({ contactId, name, at, undoUntil }, index) => (
          <li class="settings__row" key={contactId}>
            <span class="settings__what">
              <strong dir="auto">{contactName({ id: contactId, name }, texts)}</strong>
              <br />
              <span class="settings__aside">
                {t.mergedAt(fullText(at, texts))} · {t.undoUntil(fullText(undoUntil, texts))}
              </span>
            </span>
            {index === 0 && (
              <button type="button" class="button" onClick={() => void merging.undo(contactId)}>
                {t.undo}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
