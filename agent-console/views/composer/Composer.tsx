import { useRef } from 'preact/hooks';
import type { ConversationState } from '../../../server/contract/schemas/conversations.ts';
import type { Composer as ComposerStore } from '../../stores/composer.ts';
import type { ComposerMode } from '../../stores/drafts.ts';
import { useDesk, useTexts } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { ComposerNotes } from './ComposerNotes.tsx';
import { EmojiButton } from './EmojiButton.tsx';
import { OfferChoicesButton, OfferedChoices } from './OfferChoices.tsx';
import { focusReplyBox, insertIntoReplyBox } from './reply-box.ts';
import { StagedFiles } from './StagedFiles.tsx';
import { TextBox } from './TextBox.tsx';

const MODES: readonly ComposerMode[] = ['reply', 'note'];

/** The reply box: an answer for the visitor, or a note for the team. */
export function Composer({ composer, state }: { composer: ComposerStore; state: ConversationState }) {
  const { composer: t } = useTexts();
  const { preferences } = useDesk();
  const picker = useRef<HTMLInputElement>(null);
  const resolved = state.status === 'resolved';
  const mode = resolved ? 'note' : composer.mode.value;
  const { name } = state.visitor;
  const placeholder =
    mode === 'note' ? t.notePlaceholder : state.status === 'waiting' ? t.replyClaims(name) : t.replyTo(name);
  return (
    <form
      class="composer"
      data-mode={mode}
      aria-label={t.label}
      onSubmit={(event) => {
        event.preventDefault();
        composer.send(mode);
        focusReplyBox();
      }}
    >
      <div class="composer__box">
        <ComposerNotes composer={composer} />
        <fieldset class="composer__modes" aria-label={t.modes}>
          {MODES.map((one) => (
            <button
              type="button"
              class="composer__mode"
              key={one}
              aria-pressed={mode === one}
              disabled={resolved && one === 'reply'}
              onClick={() => {
                composer.choose(one);
                focusReplyBox();
              }}
            >
              {one === 'note' && <Icon name="lock" size={13} />}
              {t[one]}
            </button>
          ))}
        </fieldset>
        <TextBox composer={composer} mode={mode} placeholder={placeholder} />
        {mode === 'reply' && <OfferedChoices composer={composer} />}
        <StagedFiles files={composer.files} />
        <div class="composer__tools">
          <button
            type="button"
            class="icon-button"
            aria-label={t.attach}
            title={t.attach}
            onClick={() => picker.current?.click()}
          >
            <Icon name="attach" size={20} />
          </button>
          <input
            type="file"
            class="hidden"
            multiple
            tabIndex={-1}
            aria-hidden="true"
            ref={picker}
            onChange={({ currentTarget }) => {
              composer.attach([...(currentTarget.files ?? [])]);
              currentTarget.value = '';
              focusReplyBox();
            }}
          />
          <EmojiButton choose={(emoji) => insertIntoReplyBox(emoji, (text) => composer.write(mode, text))} />
          {mode === 'reply' && <OfferChoicesButton composer={composer} />}
          <span class="composer__hint">{preferences.sendWith.value === 'enter' ? t.hint : t.hintMod}</span>
          <button
            type="submit"
            class={`button ${mode === 'note' ? 'button--note' : 'button--primary'} composer__send`}
            aria-disabled={!composer.canSend(mode)}
          >
            {mode === 'note' ? t.saveNote : t.send}
          </button>
        </div>
      </div>
    </form>
  );
}
