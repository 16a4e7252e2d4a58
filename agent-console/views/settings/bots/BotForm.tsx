import { type Signal, useSignal } from '@preact/signals';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import type { Bot, BotMode, PutBot } from '../../../../server/contract/schemas/developers/bots-api.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { AddressField } from '../../elements/forms/AddressField.tsx';
import { NameField } from '../../elements/forms/NameField.tsx';
import { SettingsForm } from '../../elements/forms/SettingsForm.tsx';
import { botTexts } from './bot-texts.ts';

type Entered = Omit<PutBot, 'on'>;
type Modes = Readonly<Record<string, BotMode | undefined>>;

/** As the server takes it (`ANSWER_SECONDS`). */
const SECONDS = { least: 5, usual: 20, most: 120 };

/** Adds a bot, or changes where and how it answers. */
export function BotForm<T>({
  bot,
  save,
  onSaved,
  onCancel,
}: {
  bot: Bot | null;
  save: (what: Entered) => Promise<Answer<T>>;
  onSaved: (answer: T) => void;
  onCancel: () => void;
}) {
  const texts = useTexts();
  const t = botTexts(texts);
  const name = useSignal(bot?.name ?? '');
  const url = useSignal(bot?.url ?? '');
  const seconds = useSignal(String(bot?.answerSeconds ?? SECONDS.usual));
  const modes = useSignal<Modes>(Object.fromEntries((bot?.sites ?? []).map((one) => [one.siteId, one.mode])));
  const entered = (): Entered => ({
    name: name.value,
    url: url.value.trim() === '' ? null : url.value.trim(),
    answerSeconds: Number(seconds.value),
    sites: Object.entries(modes.value).flatMap(([siteId, mode]) => (mode ? [{ siteId, mode }] : [])),
  });
  return (
    <SettingsForm
      label={bot?.name ?? t.add}
      submit={bot === null ? t.add : texts.settings.save}
      save={() => save(entered())}
      onSaved={onSaved}
      onDone={onCancel}
    >
      <NameField label={t.name} name={name} />
      <p class="field__hint">{t.nameHint}</p>
      <SiteModes modes={modes} />
      <label class="field">
        <span class="field__label">{t.answerSeconds}</span>
        <input
          class="field__input"
          type="number"
          required
          min={SECONDS.least}
          max={SECONDS.most}
          value={seconds.value}
          onInput={({ currentTarget }) => {
            seconds.value = currentTarget.value;
          }}
        />
        <span class="field__hint">{t.answerHint}</span>
      </label>
      <AddressField label={t.url} hint={t.urlHint} url={url} required={false} />
    </SettingsForm>
  );
}

/** When the bot answers, site by site. */
function SiteModes({ modes }: { modes: Signal<Modes> }) {
  const t = botTexts(useTexts());
  const { sites } = useWorkspace();
  return (
    <fieldset class="webhook__choice">
      <legend class="field__label">{t.sites}</legend>
      {(sites.sites.value ?? []).map(({ id, name }) => (
        <label class="field" key={id}>
          <span dir="auto">{name}</span>
          <select
            class="field__input"
            value={modes.value[id] ?? 'none'}
            onChange={({ currentTarget: { value } }) => {
              modes.value = { ...modes.value, [id]: value === 'none' ? undefined : (value as BotMode) };
            }}
          >
            <option value="none">{t.modes.none}</option>
            <option value="first">{t.modes.first}</option>
            <option value="off_duty">{t.modes.off_duty}</option>
          </select>
        </label>
      ))}
      <span class="field__hint">{t.sitesHint}</span>
    </fieldset>
  );
}
