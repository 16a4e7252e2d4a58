import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { VisitorNote as Note, VisitorDetails } from '../../../server/contract/schemas/people.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { agoText } from '../format/times.ts';

const MAX_LENGTH = 5_000;

/**
 * What the team has noted down about this person. What is typed stays until it is saved, whoever else writes, and while other
 * conversations are open.
 */
export function VisitorNote({ details }: { details: VisitorDetails }) {
  const texts = useTexts();
  const { visitor, clock } = useWorkspace();
  const t = texts.visitorNote;
  const id = useId();
  const { note } = details;
  const draft = visitor.noteDraft(details.visitor.id);
  const text = useSignal(draft?.text ?? note?.body ?? '');
  /** What the typed text goes over. */
  const over = useSignal<Note | null>(draft === null ? note : draft.over);
  const busy = useSignal(false);
  const trouble = useSignal('');
  const changed = text.value !== (over.value?.body ?? '');
  useEffect(() => {
    // Nobody is typing, nor has since this was drawn: the newer one is shown.
    if (text.peek() !== (over.peek()?.body ?? '') || busy.peek()) return;
    over.value = note;
    text.value = note?.body ?? '';
  }, [note?.version]);
  const keep = () =>
    visitor.keepNoteDraft(
      details.visitor.id,
      text.peek() === (over.peek()?.body ?? '') ? null : { text: text.peek(), over: over.peek() },
    );
  const save = async (event: Event) => {
    event.preventDefault();
    if (busy.value || !changed) return;
    busy.value = true;
    trouble.value = '';
    const sent = text.value;
    const answer = await visitor.saveNote(details.visitor.id, {
      body: sent.trim(),
      over: over.value?.version ?? 0,
    });
    busy.value = false;
    if (answer.ok) {
      over.value = answer.value;
      // What was typed meanwhile goes over it.
      if (text.value === sent) text.value = answer.value.body;
      return keep();
    }
    trouble.value = answer.status === 0 ? texts.notice.away : answer.message;
    if (answer.code === 'note_outdated') over.value = (answer.details?.['note'] as Note | null) ?? null;
    keep();
  };
  return (
    <form class="person-note" aria-label={t.label} onSubmit={(event) => void save(event)}>
      <label class="field__label" for={id}>
        {t.label}
      </label>
      <textarea
        id={id}
        class="field__input field__input--lines"
        rows={text.value === '' ? 2 : 3}
        maxLength={MAX_LENGTH}
        placeholder={t.placeholder}
        value={text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
          keep();
        }}
      />
      {trouble.value !== '' && (
        <div role="alert">
          <p class="settings__trouble">{trouble.value}</p>
          {over.value !== null && over.value.body !== text.value && (
            <blockquote>{over.value.body}</blockquote>
          )}
        </div>
      )}
      {changed ? (
        <button type="submit" class="button" aria-disabled={busy.value} aria-busy={busy.value}>
          {t.save}
        </button>
      ) : (
        over.value !== null && (
          <p class="facts__aside">{t.by(over.value.by, agoText(over.value.at, clock.now.value, texts))}</p>
        )
      )}
    </form>
  );
}
