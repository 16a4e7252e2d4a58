import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import {
  BUTTON_LENGTH,
  MOST_FIELD_CHOICES,
  TITLE_LENGTH,
  WORDS_LENGTH,
} from '../../../../server/contract/cards/limits.ts';
import { type CardDraft, choicesOf, partsOf } from '../../../stores/composer/card-draft.ts';
import type { Panel } from '../../../stores/shell/panels.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { adoptStyle } from '../../elements/adopt-style.ts';
import { SettingsForm } from '../../elements/forms/SettingsForm.tsx';
import { Dialog } from '../../elements/overlays/Dialog.tsx';
import { cardTexts } from '../../format/card-texts.ts';
import { CardLinks } from './CardLinks.tsx';
import style from './cards.css';
import { FormFields } from './FormFields.tsx';

adoptStyle(style);

const KINDS = ['card', 'form'] as const;

/** Makes a card or a small form and sends it at once. Like any answer, it claims a conversation that nobody has. */
export function CardPanel({
  panel: { id },
  onClose,
}: {
  panel: Extract<Panel, { kind: 'card' }>;
  onClose: () => void;
}) {
  const { accounts, texts } = useConsole();
  const { composer, newId, stateOf, triage } = useWorkspace();
  const t = cardTexts(texts);
  /** What the server has without our knowing, because its answer was lost, is the same message at the next try. */
  const messageId = useRef(newId());
  const draft = useSignal<CardDraft>({
    kind: 'card',
    title: '',
    text: '',
    links: [{ key: newId(), label: '', url: '' }],
    fields: [{ key: newId(), kind: 'text', label: '', required: true, choices: '' }],
  });
  const change = (changed: Partial<CardDraft>) => {
    draft.value = { ...draft.value, ...changed };
  };
  const { kind, title, text, links, fields } = draft.value;
  /** Files are the reply box's: what is attached there goes with the card. */
  const files = composer.value?.conversationId === id ? composer.value.files : null;
  const pictures = kind === 'card' ? (files?.ready.value ?? []) : [];

  const check = () => {
    // Or the card would go without it.
    if (kind === 'card') return files?.uploading.value ? t.uploading : '';
    const fit = fields.every((field) => field.kind !== 'choice' || areChoices(choicesOf(field)));
    return fit ? '' : t.wrongChoices(MOST_FIELD_CHOICES, BUTTON_LENGTH);
  };
  const send = async () => {
    const claimed = stateOf(id)?.status !== 'waiting' || (await triage.run('claim', id));
    if (!claimed) return { ok: false, status: 409, message: t.notClaimed } as const;
    const answer = await (await accounts.writing()).sendCard(id, {
      id: messageId.current,
      body: '',
      ...partsOf(draft.value),
      ...(pictures.length === 0 ? {} : { attachmentIds: pictures.map((file) => file.id) }),
    });
    // Refused: what is sent next is another message.
    if (!answer.ok && answer.status !== 0 && answer.status < 500) messageId.current = newId();
    return answer;
  };
  const sent = () => {
    for (const file of pictures) files?.remove(file.id);
    onClose();
  };

  return (
    <Dialog label={t.title} class="dialog--sheet" onClose={onClose}>
      <SettingsForm label={t.title} submit={t.send} check={check} save={send} onSaved={sent} onDone={onClose}>
        <h2 class="dialog__title">{t.title}</h2>
        <fieldset class="composer__modes" aria-label={t.kind}>
          {KINDS.map((one) => (
            <button
              type="button"
              class="composer__mode"
              key={one}
              aria-pressed={kind === one}
              onClick={() => change({ kind: one })}
            >
              {t[one]}
            </button>
          ))}
        </fieldset>
        <label class="field">
          <span class="field__label">{t.heading}</span>
          <input
            class="field__input"
            required
            pattern=".*\S.*"
            maxLength={TITLE_LENGTH}
            dir="auto"
            autocomplete="off"
            value={title}
            onInput={({ currentTarget }) => change({ title: currentTarget.value })}
          />
        </label>
        <label class="field">
          <span class="field__label">{t.text}</span>
          <textarea
            class="field__input field__input--lines"
            rows={3}
            maxLength={WORDS_LENGTH}
            dir="auto"
            value={text}
            onInput={({ currentTarget }) => change({ text: currentTarget.value })}
          />
        </label>
        {kind === 'card' ? (
          <>
            <CardLinks links={links} newId={newId} write={(next) => change({ links: next })} />
            <p class="field__hint">
              {pictures.length === 0 ? t.pictureHint : pictures.map((file) => file.name).join(', ')}
            </p>
          </>
        ) : (
          <FormFields fields={fields} newId={newId} write={(next) => change({ fields: next })} />
        )}
      </SettingsForm>
    </Dialog>
  );
}

/** Whether the server takes them as the answers of a choice. */
function areChoices(choices: readonly string[]): boolean {
  const counts = choices.length >= 2 && choices.length <= MOST_FIELD_CHOICES;
  return counts && choices.every(({ length }) => length <= BUTTON_LENGTH);
}
