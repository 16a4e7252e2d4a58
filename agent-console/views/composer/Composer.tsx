import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { ConversationState } from '../../../server/contract/schemas/conversations.ts';
import type { Composer as ComposerStore } from '../../stores/composer/composer.ts';
import type { ComposerMode } from '../../stores/composer/drafts.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { StagedFiles } from '../elements/files/StagedFiles.tsx';
import { Icon } from '../elements/Icon.tsx';
import { LazyPage } from '../elements/LazyPage.tsx';
import { Popover } from '../elements/overlays/Popover.tsx';
import { focusReplyBox, insertIntoReplyBox } from '../elements/reply-box.ts';
import { ComposerNotes } from './ComposerNotes.tsx';
import { OfferChoicesButton, OfferedChoices } from './choices/OfferChoices.tsx';
import { EmojiButton } from './EmojiButton.tsx';
import { Replying } from './Replying.tsx';
import { TextBox } from './TextBox.tsx';

const loadSendMenu = async () => (await import('./SendMenu.tsx')).SendMenu;

const MODES: readonly ComposerMode[] = ['reply', 'note'];

/** The reply box of a conversation: an answer for the visitor, or a note for the team. */
export function Composer({ composer, state }: { composer: ComposerStore; state: ConversationState }) {
  const { composer: t } = useTexts();
  const resolved = state.status === 'resolved';
  const mode = resolved ? 'note' : composer.mode.value;
  const { name } = state.visitor;
  const placeholder =
    mode === 'note' ? t.notePlaceholder : state.status === 'waiting' ? t.replyClaims(name) : t.replyTo(name);
  return (
    <WritingBox
      composer={composer}
      mode={mode}
      hints={t}
      label={mode === 'note' ? t.note : t.reply}
      placeholder={placeholder}
      send={mode === 'note' ? t.saveNote : t.send}
    >
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
    </WritingBox>
  );
}

/**
 * Where something is written: text, files, emoji, and the button that sends it.
 * @param look how it is to look like, where that is not what it is: a room's notes are what is said there
 */
export function WritingBox({
  composer,
  mode,
  look = mode,
  hints,
  label,
  placeholder,
  send,
  children,
}: {
  composer: ComposerStore;
  mode: ComposerMode;
  look?: ComposerMode;
  /** What the keys do, for either choice of the key that sends. */
  hints: { hint: string; hintMod: string };
  label: string;
  placeholder: string;
  send: string;
  children?: ComponentChildren;
}) {
  const { composer: t } = useTexts();
  const { preferences } = useWorkspace();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <form
      class="composer"
      data-mode={look}
      aria-label={t.label}
      onSubmit={(event) => {
        event.preventDefault();
        composer.send(mode);
        focusReplyBox();
      }}
    >
      <div class="composer__box">
        <ComposerNotes composer={composer} />
        {children}
        <Replying composer={composer} mode={mode} />
        <TextBox composer={composer} mode={mode} label={label} placeholder={placeholder} />
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
          <span class="composer__hint">
            {preferences.sendWith.value === 'enter' ? hints.hint : hints.hintMod}
          </span>
          <button
            type="submit"
            class={`button ${look === 'note' ? 'button--note' : 'button--primary'} composer__send`}
            aria-disabled={!composer.canSend(mode)}
          >
            {send}
          </button>
          {mode === 'reply' && (
            <Popover
              label={t.sendMenu}
              class="composer__send-menu"
              side="above"
              button={<Icon name="more" size={18} />}
            >
              {(close) => <LazyPage load={loadSendMenu} composer={composer} close={close} />}
            </Popover>
          )}
        </div>
      </div>
    </form>
  );
}
