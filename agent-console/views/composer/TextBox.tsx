import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Composer } from '../../stores/composer.ts';
import type { ComposerMode } from '../../stores/drafts.ts';
import { useTexts } from '../context.ts';
import { REPLY_BOX_ID } from './reply-box.ts';

/** What browsers report for keys that an input method is still working on. */
const KEY_IN_COMPOSITION = 229;

/** Where the answer is written. It grows with its text; Enter sends, but never while an input method composes. */
export function TextBox({
  composer,
  mode,
  placeholder,
}: {
  composer: Composer;
  mode: ComposerMode;
  placeholder: string;
}) {
  const { composer: t } = useTexts();
  const box = useRef<HTMLTextAreaElement>(null);
  const text = composer.textOf(mode).value;
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text, mode]);

  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return box.current?.blur();
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
    if (event.isComposing || event.keyCode === KEY_IN_COMPOSITION) return;
    event.preventDefault();
    composer.send(mode);
  };
  return (
    <textarea
      id={REPLY_BOX_ID}
      class="composer__text"
      ref={box}
      rows={1}
      dir="auto"
      aria-label={mode === 'note' ? t.note : t.reply}
      placeholder={placeholder}
      value={text}
      onInput={({ currentTarget }) => composer.write(mode, currentTarget.value)}
      onKeyDown={pressed}
      onPaste={(event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        composer.attach(files);
      }}
    />
  );
}
