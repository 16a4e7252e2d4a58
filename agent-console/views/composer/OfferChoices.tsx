import { choicesIn } from '../../../server/contract/choices.ts';
import type { Composer } from '../../stores/composer/composer.ts';
import { useTexts } from '../context.ts';
import { Choices } from '../elements/Choices.tsx';
import { Icon } from '../elements/Icon.tsx';
import { REPLY_BOX_ID } from '../elements/reply-box.ts';

/** Puts a line for one more answer at the end of the reply, with its words selected. */
export function OfferChoicesButton({ composer }: { composer: Composer }) {
  const { composer: t } = useTexts();
  const add = () => {
    const { value: before } = composer.textOf('reply');
    const text = `${before.trimEnd()}\n[[${t.choice}]]`;
    composer.write('reply', text);
    // After the new text is there.
    requestAnimationFrame(() => {
      const box = document.getElementById(REPLY_BOX_ID);
      if (!(box instanceof HTMLTextAreaElement)) return;
      box.focus();
      box.setSelectionRange(text.length - t.choice.length - 2, text.length - 2);
    });
  };
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={t.offerChoices}
      title={t.offerChoices}
      onClick={add}
    >
      <Icon name="choices" size={20} />
    </button>
  );
}

/** The buttons as the visitor will get them. */
export function OfferedChoices({ composer }: { composer: Composer }) {
  const { composer: t } = useTexts();
  const { choices } = choicesIn(composer.textOf('reply').value);
  if (choices.length === 0) return null;
  return (
    <div class="composer__choices">
      <span>{t.offered}</span>
      <Choices choices={choices} chosen={null} />
    </div>
  );
}
