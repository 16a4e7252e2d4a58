import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { type EmojiWords, emojiName, findEmoji } from '../../../server/contract/emoji/find-emoji.ts';
import { loadEmojiWords } from '../../../server/contract/emoji/load-emoji-words.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { adoptStyle } from '../elements/adopt-style.ts';
import style from './emoji.css';
import { emojiGroups } from './emoji.ts';
import { moveInGrid } from './emoji-keys.ts';
import { useEmojiTexts } from './emoji-texts.ts';
import { isComposing } from './writing-keys.ts';

adoptStyle(style);

/** As many as a panel shows without long scrolling. */
const MOST_FOUND = 64;

/** The emoji: a search in the language of the console and in English, and all in groups, the ones used lately first. */
export function EmojiPanel({ choose, onClose }: { choose: (emoji: string) => void; onClose: () => void }) {
  const { composer: labels, language } = useTexts();
  const t = useEmojiTexts();
  const { recentEmoji, connection } = useWorkspace();
  const groups = useMemo(emojiGroups, []);
  const query = useSignal('');
  const words = useSignal<readonly EmojiWords[]>([]);
  const unavailable = useSignal(false);
  const panel = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);

  const loadWords = () => {
    unavailable.value = false;
    loadEmojiWords(language).then(
      (loaded) => {
        words.value = loaded;
      },
      () => {
        unavailable.value = true;
        void connection.partMissing();
      },
    );
  };
  useEffect(loadWords, [language]);
  useEffect(() => {
    input.current?.focus();
    const leave = (event: Event) => {
      if (event.target instanceof Node && !panel.current?.contains(event.target)) onClose();
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, []);

  const pick = (emoji: string) => {
    recentEmoji.used(emoji);
    choose(emoji);
    onClose();
  };
  const list = (emoji: readonly string[], first: boolean) => (
    <div class="emoji__list">
      {emoji.map((one, index) => (
        <button
          type="button"
          class="emoji__one"
          key={one}
          tabIndex={first && index === 0 ? 0 : -1}
          title={emojiName(words.value, one) ?? undefined}
          aria-label={emojiName(words.value, one) ?? undefined}
          onClick={() => pick(one)}
        >
          {one}
        </button>
      ))}
    </div>
  );
  const group = (title: string, emoji: readonly string[], first: boolean) => (
    <section key={title} aria-label={title}>
      <h3 class="emoji__title">{title}</h3>
      {list(emoji, first)}
    </section>
  );
  const recent = recentEmoji.list.value;
  const searching = query.value.trim() !== '';
  const found = searching ? findEmoji(words.value, query.value, MOST_FOUND) : [];
  const failed = searching && words.value.length === 0 && unavailable.value;
  const ready = words.value.length > 0;
  return (
    <div
      class="emoji"
      role="dialog"
      aria-label={labels.emoji}
      ref={panel}
      onKeyDown={(event) => {
        // Arrows and Escape are the input method's then.
        if (isComposing(event)) return;
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        } else if (panel.current !== null) moveInGrid(event, panel.current);
      }}
    >
      <input
        ref={input}
        class="field__input emoji__search"
        type="search"
        maxLength={60}
        autocomplete="off"
        dir="auto"
        aria-label={t.search}
        placeholder={t.search}
        value={query.value}
        onInput={({ currentTarget }) => {
          query.value = currentTarget.value;
          if (unavailable.value) loadWords();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event)) return;
          // The reply stays: the field stands in its form, which Enter would send.
          event.preventDefault();
          const [first] = found;
          if (first !== undefined) pick(first);
        }}
      />
      <div class="emoji__all">
        <p class="emoji__none" role="status">
          {failed ? t.unavailable : searching && ready && found.length === 0 ? t.none : ''}
        </p>
        {searching ? (
          list(found, true)
        ) : (
          <>
            {recent.length > 0 && group(t.groups.recent, recent, true)}
            {groups.map(({ name, emoji }, index) =>
              group(t.groups[name], emoji, index === 0 && recent.length === 0),
            )}
          </>
        )}
      </div>
    </div>
  );
}
