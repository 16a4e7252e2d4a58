import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { plural } from '../../locales/plural.ts';
import { useView } from '../context.ts';
import { Icon } from '../Icon.tsx';
import { hasBegun } from '../Talk.tsx';
import type { EmojiPicker } from './EmojiPicker.tsx';

/** Ids in the widget's own root: the field, and the line that says who reads along. */
export const FIELD = 'field';
const PREVIEWED = 'previewed';
/** Lines of the height that the style sheet gives them. */
const LINE_PX = 22;
const MOST_LINES = 6;
/** What Safari says of the Enter that ends a composition. */
const COMPOSING = 229;

/** Where the visitor writes. Enter sends, Shift+Enter begins a new line, and an input method's own Enter does neither. */
export function Composer() {
  const { chat, composer, language, extras } = useView();
  const { texts } = language;
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const draft = composer.draft.value;
  const excess = composer.excess.value;
  const begun = hasBegun(chat);
  const emoji = useSignal<typeof EmojiPicker | null>(null);
  /** What the field's height was measured with: its width and the text. */
  const measured = useRef('');

  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    const around = element.parentElement?.classList;
    const now = draft && `${element.clientWidth} ${draft}`;
    // Only what was written on in the same width needs no fewer lines. To ask how few resizes the conversation above, and back.
    if (!now.startsWith(measured.current)) element.style.height = '';
    measured.current = now;
    // Nothing to measure, as at first: asking would lay out the panel twice.
    if (draft === '') around?.remove('grown');
    else if (element.scrollHeight > 0) {
      // More than a line has the whole width, and keeps it until the field is empty: lines that come and go would jump.
      if (element.scrollHeight > LINE_PX) around?.add('grown');
      element.style.height = `${Math.min(MOST_LINES * LINE_PX, element.scrollHeight)}px`;
    }
  }, [draft, chat.open.value]);

  const send = () => {
    if (!composer.send()) return;
    emoji.value = null;
    field.current?.focus();
  };
  const closeEmoji = () => {
    emoji.value = null;
    field.current?.focus();
  };
  /** Rarely wanted, and fetched only then. Offline it opens on the next click. */
  const toggleEmoji = async () => {
    if (emoji.value !== null) return closeEmoji();
    const part = await chat.site.part(() => import('./EmojiPicker.tsx'));
    if (part !== null) emoji.value = part.EmojiPicker;
  };
  /** Reckoned when somebody comes near: formats of numbers take their time. */
  const describe = ({ currentTarget }: { currentTarget: HTMLElement }) => {
    currentTarget.title = [texts.attach, extras.value?.fileLimits()].filter(Boolean).join('. ');
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === COMPOSING) return;
    event.preventDefault();
    send();
  };
  const paste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || !chat.site.takesFiles.value) return;
    event.preventDefault();
    composer.attach(files);
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {emoji.value !== null && <emoji.value field={field} close={closeEmoji} />}
      {extras.value !== null && <extras.value.Chips />}
      {excess > 0 && (
        <p class="excess" role="status">
          {plural(texts.tooLong, excess, language.tag)}
        </p>
      )}
      {chat.site.appearance.value?.settings?.typingPreview && (
        <p class="previewed" id={PREVIEWED}>
          {texts.previewed}
        </p>
      )}
      {!begun && (
        <label class="invite" for={FIELD}>
          {texts.writeToUs}
        </label>
      )}
      <div class="field">
        {chat.site.takesFiles.value && (
          <button
            type="button"
            class="tool"
            aria-label={texts.attach}
            title={texts.attach}
            onPointerEnter={describe}
            onFocus={describe}
            onClick={() => picker.current?.click()}
          >
            <Icon name="attach" />
          </button>
        )}
        <textarea
          ref={field}
          rows={1}
          // An empty field has no text to tell its direction by, and would turn the placeholder round.
          dir={draft === '' ? language.direction : 'auto'}
          value={draft}
          placeholder={texts.compose}
          id={FIELD}
          aria-label={begun ? texts.compose : texts.writeToUs}
          aria-invalid={excess > 0}
          aria-describedby={PREVIEWED}
          enterkeyhint="send"
          onInput={(event) => composer.write(event.currentTarget.value)}
          onKeyDown={keyDown}
          onPaste={paste}
        />
        {extras.value !== null && <extras.value.VoiceButton />}
        <button
          type="button"
          class="tool emoji-button"
          aria-label={texts.emoji}
          title={texts.emoji}
          aria-expanded={emoji.value !== null}
          onClick={() => void toggleEmoji().catch(console.error)}
        >
          <Icon name="smile" />
        </button>
        <button
          type="submit"
          class="send"
          aria-label={texts.send}
          title={texts.send}
          aria-disabled={!composer.ready.value}
        >
          <Icon name="send" />
        </button>
      </div>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept={extras.value?.acceptedFiles()}
        onChange={(event) => {
          composer.attach([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
          field.current?.focus();
        }}
      />
    </form>
  );
}
