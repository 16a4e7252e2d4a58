import { useEffect, useRef } from 'preact/hooks';
import { pageTexts } from '../../locales/page-texts.ts';
import { contact as en } from '../../locales/pages/en/people/contact.ts';
import { contact as zh } from '../../locales/pages/zh/people/contact.ts';
import type { Panel } from '../../stores/shell/panels.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Field } from '../elements/forms/Field.tsx';
import { SettingsForm } from '../elements/forms/SettingsForm.tsx';
import { Dialog } from '../elements/overlays/Dialog.tsx';

/** Changes the name and the e-mail address of a visitor; an empty field takes away what was known. */
export function EditContactPanel({
  panel: { visitorId, name, email },
  onClose,
}: {
  panel: Extract<Panel, { kind: 'contact' }>;
  onClose: () => void;
}) {
  const { accounts, texts } = useConsole();
  const { visitor, inbox } = useWorkspace();
  const t = pageTexts(texts, 'contact', { en, zh });
  const nameInput = useRef<HTMLInputElement>(null);
  const emailInput = useRef<HTMLInputElement>(null);
  useEffect(() => nameInput.current?.focus(), []);
  const save = async () => {
    const given = (input: HTMLInputElement | null) => input?.value.trim() || null;
    const change = { name: given(nameInput.current), email: given(emailInput.current) };
    return (await accounts.contacts()).change(visitorId, {
      // What was left alone is not said again: a visitor may have said something else meanwhile.
      ...(change.name === name ? {} : { name: change.name }),
      ...(change.email === email ? {} : { email: change.email }),
    });
  };
  const done = () => {
    visitor.refresh();
    inbox.refresh();
    onClose();
  };
  return (
    <Dialog label={t.title} class="dialog--form" onClose={onClose}>
      <SettingsForm label={t.title} save={save} onSaved={done} onDone={onClose}>
        <h2 class="dialog__title">{t.title}</h2>
        <Field
          label={t.name}
          name="contact-name"
          type="text"
          autocomplete="off"
          input={nameInput}
          value={name ?? ''}
          required={false}
        />
        <Field
          label={t.email}
          name="contact-email"
          type="email"
          autocomplete="off"
          input={emailInput}
          value={email ?? ''}
          hint={t.emailHint}
          required={false}
        />
      </SettingsForm>
    </Dialog>
  );
}
