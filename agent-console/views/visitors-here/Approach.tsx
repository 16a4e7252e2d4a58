import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Visitor } from '../../../server/contract/schemas/people.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { nameText } from '../format/people.ts';

/** The first message to somebody who has not written. What was typed stays until the server has it. */
export function Approach({ visitor }: { visitor: Visitor }) {
  const { texts, router } = useConsole();
  const { visitorsHere, limits } = useWorkspace();
  const t = texts.visitorsHere;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useSignal('');
  const busy = useSignal(false);
  const trouble = useSignal('');
  useEffect(() => field.current?.focus(), []);
  const send = async (event: Event) => {
    event.preventDefault();
    const body = text.value.trim();
    if (busy.value) return;
    if (body === '') {
      trouble.value = t.empty;
      return;
    }
    busy.value = true;
    trouble.value = '';
    const answer = await visitorsHere.approach(visitor.id, body);
    busy.value = false;
    if (answer.ok) router.go({ page: 'conversation', id: answer.conversationId, queue: 'mine' });
    else trouble.value = answer.failure.status === 0 ? t.away : answer.failure.message;
  };
  return (
    <form
      class="here__write"
      aria-label={t.writeTo(nameText(visitor.name, texts))}
      onSubmit={(event) => void send(event)}
    >
      <label class="field__label" for={id}>
        {t.message}
      </label>
      <textarea
        id={id}
        ref={field}
        class="field__input field__input--lines"
        rows={2}
        maxLength={limits.messageLength}
        value={text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
        }}
      />
      <p class="settings__trouble" role="alert">
        {trouble.value}
      </p>
      <button type="submit" class="button button--primary" aria-disabled={busy.value} aria-busy={busy.value}>
        {t.send}
      </button>
    </form>
  );
}
