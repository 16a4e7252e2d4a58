import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Service } from '../../../../server/contract/schemas/developers/services.ts';
import { useWorkspace } from '../../context.ts';
import { NameField } from '../../elements/forms/NameField.tsx';
import type { Speaker } from './KeyForm.tsx';
import { useKeyTexts } from './key-texts.ts';

/** Under whose name a program with the key asks and writes. */
export function SpeakerField({
  services,
  speaker,
  serviceName,
}: {
  services: readonly Service[];
  speaker: Signal<Speaker>;
  serviceName: Signal<string>;
}) {
  const t = useKeyTexts();
  const { agent } = useWorkspace();
  const group = useId();
  const offered: readonly { id: Speaker; name: string }[] = [
    { id: 'myself', name: t.yourself(agent.name) },
    ...services,
    { id: 'new', name: t.newService },
  ];
  return (
    <>
      <fieldset class="settings__members">
        <legend class="field__label">{t.actsAs}</legend>
        {offered.map(({ id, name }) => (
          <label class="settings__member" key={id}>
            <input
              type="radio"
              name={group}
              checked={speaker.value === id}
              onChange={() => {
                speaker.value = id;
              }}
            />
            <span dir="auto">{name}</span>
          </label>
        ))}
      </fieldset>
      {speaker.value === 'new' && <NameField label={t.serviceName} name={serviceName} />}
      <p class="field__hint">{t.actsAsHint}</p>
    </>
  );
}
