import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Composer } from '../../stores/composer/composer.ts';
import type { ComposerMode } from '../../stores/composer/drafts.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { REPLY_BOX_ID } from '../elements/reply-box.ts';
import { marksOf, withLink, withMarks } from './formatting.ts';
import { Suggestions } from './Suggestions.tsx';
import { useSuggestions } from './use-suggestions.ts';
import { afterOf, isComposing, sendsBy } from './writing-keys.ts';

/** Where the answer is written. It grows with its text; Enter sends, but never while an input method composes. */
export function TextBox({
  composer,
  mode,
  label,
  placeholder,
}: {
  composer: Composer;
  mode: ComposerMode;
  label: string;
  placeholder: string;
}) {
  const { composer: t } = useTexts();
  const { preferences } = useWorkspace();
  const listId = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const text = composer.textOf(mode).value;
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text, mode]);

  const trouble = composer.trouble.value;
  const unfilled = trouble?.kind === 'unfilled' ? trouble : null;
  // The next key replaces the first variable. After the frame: the form puts the cursor at the end when it sends.
  useEffect(() => {
    const [first] = unfilled?.variables ?? [];
    if (first === undefined) return;
    const frame = requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(first.start, first.end);
    });
    return () => cancelAnimationFrame(frame);
  }, [unfilled]);

  const suggesting = useSuggestions(composer, mode, ({ start, end }) => {
    // At once: the next letter goes where the cursor stands now, before anything is drawn.
    if (box.current === null) return;
    box.current.value = composer.textOf(mode).peek();
    box.current.setSelectionRange(start, end);
  });
  const choices = suggesting.choices.value;
  const open = choices.length > 0;

  const put = ({ text, start, end }: { text: string; start: number; end: number }) => {
    const element = box.current;
    if (element === null) return;
    // At once: the next letter goes where the cursor stands now, before anything is drawn.
    element.value = text;
    element.setSelectionRange(start, end);
    composer.write(mode, text);
  };
  const pressed = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const mark = marksOf(event);
    if (mark !== undefined && box.current !== null) {
      event.preventDefault();
      return put(withMarks(box.current, mark));
    }
    const held = event.shiftKey || event.altKey || event.ctrlKey || event.metaKey;
    if (!held && suggesting.pressed(event.key)) return event.preventDefault();
    if (event.key === 'Escape') return box.current?.blur();
    const after = afterOf(event);
    if (after !== undefined && mode === 'reply') {
      event.preventDefault();
      return composer.send(mode, after);
    }
    if (!sendsBy(event, preferences.sendWith.peek())) return;
    event.preventDefault();
    composer.send(mode);
  };
  return (
    <>
      {open && (
        <Suggestions
          id={listId}
          label={t.suggestions}
          choices={choices}
          current={suggesting.current.value}
          choose={suggesting.choose}
        />
      )}
      <textarea
        id={REPLY_BOX_ID}
        class="composer__text"
        ref={box}
        rows={1}
        dir="auto"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        aria-autocomplete="list"
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open ? `${listId}-${suggesting.current.value}` : undefined}
        onInput={({ currentTarget }) => {
          composer.write(mode, currentTarget.value);
          suggesting.look(currentTarget.value, currentTarget.selectionStart);
        }}
        onBlur={suggesting.close}
        onKeyDown={pressed}
        onPaste={(event) => {
          const files = [...(event.clipboardData?.files ?? [])];
          if (files.length === 0) {
            const linked = withLink(event.currentTarget, event.clipboardData?.getData('text/plain') ?? '');
            if (linked === null) return;
            event.preventDefault();
            return put(linked);
          }
          event.preventDefault();
          composer.attach(files);
        }}
      />
    </>
  );
}
