import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type EmojiWords, emojiName, findEmoji } from '../../../server/contract/emoji/find-emoji.ts';
import { loadEmojiWords } from '../../../server/contract/emoji/load-emoji-words.ts';
import { useView } from '../context.ts';
import { dressRoot } from '../style-sheets.ts';
import sheet from './emoji.css';

const EMOJI =
  '😀 😃 😄 😁 😆 😅 😂 🙂 😉 😊 😇 😍 😘 😋 😜 🤪 🤔 🤗 🤭 🤫 😐 😏 🙄 😬 😌 😔 😴 😷 🤒 🥳 😎 🤓 😕 😟 🙁 😮 😲 😳 🥺 😢 😭 😱 😤 😡 🤯 🤷 🤦 ' +
  '👋 👍 👎 👌 ✌️ 🤞 👏 🙌 🙏 💪 👉 👈 👆 👇 ☝️ ✋ ✍️ 👀 ❤️ 🧡 💛 💚 💙 💜 🖤 💔 💯 ✨ ⭐ 🔥 🎉 🎁 🎂 ☕ 🍵 🍕 🍺 🌱 🌸 🌞 🌧️ ❄️ ' +
  '🚗 🚲 ✈️ 🏠 🛒 📦 🚚 💳 💰 📱 💻 🖨️ 📷 📎 📄 📅 ✉️ 📞 🔒 🔑 🔎 🔧 💡 ⏰ ⌛ ✅ ❌ ❓ ❗ ⚠️ 👶 🐶 🐱';
const LIST = EMOJI.split(' ');
/** As many as are shown without long scrolling. */
const MOST_FOUND = 64;
/** As the style sheet has it: arrow keys go by rows. */
const COLUMNS = 8;
/** In a page that reads from right to left, the next one is to the left. */
const STEPS: Record<string, number> = { ArrowDown: COLUMNS, ArrowUp: -COLUMNS, ArrowRight: 1, ArrowLeft: -1 };

/**
 * A grid of emoji, and a search in the visitor's language and in English. Arrow keys move in it, Enter picks, Escape closes.
 * The words come when the picker is opened; where they cannot be had there is the grid.
 */
export function EmojiPicker({
  field,
  close,
}: {
  /** Where a picked one is put, in the place of what is selected. */
  field: RefObject<HTMLTextAreaElement | null>;
  close(): void;
}) {
  const { chat, composer, extras, language } = useView();
  const place = useRef<HTMLDivElement>(null);
  const query = useSignal('');
  const words = useSignal<readonly EmojiWords[]>([]);
  const texts = extras.value?.emojiTexts();
  const ready = words.value.length > 0 && texts !== undefined;
  const searching = ready && query.value.trim() !== '';
  const shown = searching ? findEmoji(words.value, query.value, MOST_FOUND) : LIST;

  useEffect(() => {
    dressRoot(place.current, sheet);
    // Not the search: on a phone, its keyboard would cover what is to be chosen.
    place.current?.querySelector('button')?.focus();
  }, []);
  useEffect(() => {
    // Without them there is nothing to search, and everything to choose from.
    void chat.site
      .part(() => loadEmojiWords(language.tag))
      .then((loaded) => {
        if (loaded !== null) words.value = loaded;
      });
  }, [language.tag]);

  // Of what is found now, the first is reached by Tab, wherever the arrow keys were before.
  useLayoutEffect(() => {
    const buttons = place.current?.querySelectorAll('button') ?? [];
    for (const [index, button] of buttons.entries()) button.tabIndex = index === 0 ? 0 : -1;
  }, [query.value]);

  const pick = (picked: string) => {
    const element = field.current;
    if (element === null) return;
    element.setRangeText(picked, element.selectionStart, element.selectionEnd, 'end');
    composer.write(element.value);
  };
  // 229 is what Safari says of the Enter that ends a composition.
  const composing = (event: KeyboardEvent) => event.isComposing || event.keyCode === 229;
  const keyDown = (event: KeyboardEvent) => {
    if (composing(event)) return;
    if (event.key === 'Escape') {
      // The panel stays open.
      event.stopPropagation();
      return close();
    }
    const search = place.current?.querySelector('input');
    const buttons = [...(place.current?.querySelectorAll('button') ?? [])];
    const here = buttons.indexOf(event.target as HTMLButtonElement);
    const sideways = event.key === 'ArrowRight' || event.key === 'ArrowLeft';
    const step = (STEPS[event.key] ?? 0) * (language.direction === 'rtl' && sideways ? -1 : 1);
    // In the search, the cursor moves sideways, and the row below is the first.
    if (step === 0 || (here < 0 && event.key !== 'ArrowDown')) return;
    const to = here < 0 ? buttons[0] : here + step < 0 && !sideways ? search : buttons[here + step];
    if (to == null) return;
    event.preventDefault();
    for (const button of buttons) button.tabIndex = button === to ? 0 : -1;
    to.focus();
  };

  return (
    // A fieldset brings a border and a size of its own.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div ref={place} class="emoji" role="group" aria-label={language.texts.emoji} onKeyDown={keyDown}>
      {ready && (
        <input
          type="search"
          maxLength={60}
          autocomplete="off"
          dir="auto"
          aria-label={texts.search}
          placeholder={texts.search}
          value={query.value}
          onInput={({ currentTarget }) => {
            query.value = currentTarget.value;
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || composing(event)) return;
            // Or the message around it would be sent as it is.
            event.preventDefault();
            const [first] = shown;
            if (searching && first !== undefined) pick(first);
          }}
        />
      )}
      <div class="emoji-grid">
        {shown.map((emoji) => (
          <button
            key={emoji}
            type="button"
            title={emojiName(words.value, emoji) ?? undefined}
            aria-label={emojiName(words.value, emoji) ?? undefined}
            onClick={() => pick(emoji)}
          >
            {emoji}
          </button>
        ))}
      </div>
      {ready && (
        <p class="emoji-none" role="status">
          {shown.length === 0 ? texts.none : ''}
        </p>
      )}
    </div>
  );
}
