import type { Composer } from '../../../stores/composer/composer.ts';
import { allChoices } from '../../../stores/composer/reply-choices.ts';
import { useTexts } from '../../context.ts';
import { Choices } from '../../elements/Choices.tsx';
import { Icon } from '../../elements/Icon.tsx';
import { LazyPage } from '../../elements/LazyPage.tsx';
import { Popover } from '../../elements/overlays/Popover.tsx';

const loadForm = async () => (await import('./AnswerButtons.tsx')).AnswerButtons;

/** Opens the form of the answers that the visitor gets as buttons. */
export function OfferChoicesButton({ composer }: { composer: Composer }) {
  const { composer: t } = useTexts();
  return (
    <Popover
      label={t.offerChoices}
      class="composer__choices-form"
      side="above"
      button={<Icon name="choices" size={20} />}
    >
      {(close) => <LazyPage load={loadForm} composer={composer} close={close} />}
    </Popover>
  );
}

/** The buttons as the visitor will get them. */
export function OfferedChoices({ composer }: { composer: Composer }) {
  const { composer: t } = useTexts();
  const choices = allChoices(composer);
  if (choices.length === 0) return null;
  return (
    <div class="composer__choices">
      <span>{t.offered}</span>
      <Choices choices={choices} chosen={null} />
    </div>
  );
}
