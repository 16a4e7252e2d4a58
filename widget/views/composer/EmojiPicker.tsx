import { useEffect, useRef } from 'preact/hooks';
import { dressRoot } from '../style-sheets.ts';
import sheet from './emoji.css';

const EMOJI =
  '😀 😃 😄 😁 😆 😅 😂 🙂 😉 😊 😇 😍 😘 😋 😜 🤪 🤔 🤗 🤭 🤫 😐 😏 🙄 😬 😌 😔 😴 😷 🤒 🥳 😎 🤓 😕 😟 🙁 😮 😲 😳 🥺 😢 😭 😱 😤 😡 🤯 🤷 🤦 ' +
  '👋 👍 👎 👌 ✌️ 🤞 👏 🙌 🙏 💪 👉 👈 👆 👇 ☝️ ✋ ✍️ 👀 ❤️ 🧡 💛 💚 💙 💜 🖤 💔 💯 ✨ ⭐ 🔥 🎉 🎁 🎂 ☕ 🍵 🍕 🍺 🌱 🌸 🌞 🌧️ ❄️ ' +
  '🚗 🚲 ✈️ 🏠 🛒 📦 🚚 💳 💰 📱 💻 🖨️ 📷 📎 📄 📅 ✉️ 📞 🔒 🔑 🔎 🔧 💡 ⏰ ⌛ ✅ ❌ ❓ ❗ ⚠️ 👶 🐶 🐱';
const LIST = EMOJI.split(' ');
/** As the style sheet has it: arrow keys go by rows. */
const COLUMNS = 8;
/** In a page that reads from right to left, the next one is to the left. */
const STEPS: Record<string, number> = { ArrowDown: COLUMNS, ArrowUp: -COLUMNS, ArrowRight: 1, ArrowLeft: -1 };

/** A grid of emoji. Arrow keys move in it, Enter picks, Escape closes. */
export function EmojiPicker({
  label,
  rightToLeft,
  pick,
  close,
}: {
  label: string;
  rightToLeft: boolean;
  pick(emoji: string): void;
  close(): void;
}) {
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    dressRoot(grid.current, sheet);
    grid.current?.querySelector('button')?.focus();
  }, []);

  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      // The panel stays open.
      event.stopPropagation();
      return close();
    }
    const buttons = [...(grid.current?.querySelectorAll('button') ?? [])];
    const here = buttons.indexOf(event.target as HTMLButtonElement);
    const sideways = event.key === 'ArrowRight' || event.key === 'ArrowLeft';
    const step = (STEPS[event.key] ?? 0) * (rightToLeft && sideways ? -1 : 1);
    const to = buttons[here + step];
    if (step === 0 || to === undefined) return;
    event.preventDefault();
    for (const button of buttons) button.tabIndex = button === to ? 0 : -1;
    to.focus();
  };

  return (
    // A fieldset brings a border and a size of its own.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div ref={grid} class="emoji" role="group" aria-label={label} onKeyDown={keyDown}>
      {LIST.map((emoji, index) => (
        <button key={emoji} type="button" tabIndex={index === 0 ? 0 : -1} onClick={() => pick(emoji)}>
          {emoji}
        </button>
      ))}
    </div>
  );
}
