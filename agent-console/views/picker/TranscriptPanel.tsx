import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { pageTexts } from '../../locales/page-texts.ts';
import { transcript as en } from '../../locales/pages/en/transcript.ts';
import { transcript as zh } from '../../locales/pages/zh/transcript.ts';
import type { Panel } from '../../stores/shell/panels.ts';
import { useConsole } from '../context.ts';
import { Field } from '../elements/forms/Field.tsx';
import { SettingsForm } from '../elements/forms/SettingsForm.tsx';
import { Dialog } from '../elements/overlays/Dialog.tsx';

/** Sends the transcript of a conversation by mail: to the visitor, unless the agent names another address. */
export function TranscriptPanel({
  panel: { id, to },
  onClose,
}: {
  panel: Extract<Panel, { kind: 'transcript' }>;
  onClose: () => void;
}) {
  const { accounts, texts } = useConsole();
  const t = pageTexts(texts, 'transcript', { en, zh });
  const address = useRef<HTMLInputElement>(null);
  const sentTo = useSignal<string | null>(null);
  useEffect(() => address.current?.focus(), []);
  const send = async () => {
    const given = address.current?.value.trim() ?? '';
    const answer = await accounts.mailTranscript(id, given);
    if (answer.ok) sentTo.value = given;
    return answer;
  };
  return (
    <Dialog label={t.title} class="dialog--form" onClose={onClose}>
      {sentTo.value === null ? (
        <SettingsForm
          label={t.title}
          submit={t.send}
          save={send}
          onDone={() => {
            if (sentTo.value === null) onClose();
          }}
        >
          <h2 class="dialog__title">{t.title}</h2>
          <p class="dialog__lead">{t.lead}</p>
          <Field
            label={t.to}
            name="transcript-to"
            type="email"
            autocomplete="off"
            input={address}
            value={to}
            hint={t.hint}
          />
        </SettingsForm>
      ) : (
        <>
          <p role="status">{t.queued(sentTo.value)}</p>
          <button type="button" class="button button--primary" onClick={onClose}>
            {t.close}
          </button>
        </>
      )}
    </Dialog>
  );
}
