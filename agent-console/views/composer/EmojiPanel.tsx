import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useTexts, useWorkspace } from '../context.ts';
import { adoptStyle } from '../elements/adopt-style.ts';
import style from './emoji.css';
import { emojiGroups } from './emoji.ts';

adoptStyle(style);

/** The emoji, in groups, the ones used lately first. */
export function EmojiPanel({ choose, onClose }: { choose: (emoji: string) => void; onClose: () => void }) {
  const { composer: t } = useTexts();
  const { recentEmoji } = useWorkspace();
  const groups = useMemo(emojiGroups, []);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    panel.current?.querySelector('button')?.focus();
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
  const row = (title: string, emoji: readonly string[]) => (
    <section key={title} aria-label={title}>
      <h3 class="emoji__title">{title}</h3>
      <div class="emoji__list">
        {emoji.map((one) => (
          <button type="button" class="emoji__one" key={one} onClick={() => pick(one)}>
            {one}
          </button>
        ))}
      </div>
    </section>
  );
  return (
    <div
      class="emoji"
      role="dialog"
      aria-label={t.emoji}
      ref={panel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      {recentEmoji.list.value.length > 0 && row(t.emojiGroups.recent, recentEmoji.list.value)}
      {groups.map((group) => row(t.emojiGroups[group.name], group.emoji))}
    </div>
  );
}
