import { type Signal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { BridgeKind } from '../../../../server/contract/bridges/bridge-kinds.ts';
import type { Bridge, PutBridge } from '../../../../server/contract/bridges/bridges-api.ts';
import type { SiteSummary } from '../../../../server/contract/schemas/agent-api.ts';
import { useConsole } from '../../context.ts';
import { CopyText } from '../../elements/CopyText.tsx';
import { ActionButton } from '../../elements/forms/ActionButton.tsx';
import { Choice, TextField } from '../sites/fields.tsx';
import { bridgeTexts } from './bridge-texts.ts';
import { SLACK_MANIFEST } from './slack-manifest.ts';

type Secret = keyof PutBridge['secrets'];
type SecretTexts = { label: string; placeholder: string };
type Props = {
  kind: BridgeKind;
  bridge: Bridge | null;
  sites: readonly SiteSummary[];
  refresh: () => Promise<void>;
};

const MANIFESTS: Readonly<Record<BridgeKind, string | null>> = { slack: SLACK_MANIFEST, telegram: null };
const MAX_LENGTH = 300;

/** Sets a bridge up, changes or removes it. Secrets are written and never shown. */
export function BridgeForm({ kind, bridge, sites, refresh }: Props) {
  const { accounts, texts } = useConsole();
  const t = bridgeTexts(texts);
  const secrets = useSignal<PutBridge['secrets']>({});
  const locale = useSignal<Bridge['locale']>(
    bridge?.locale ?? (texts.language.startsWith('zh') ? 'zh' : 'en'),
  );
  const channels = useSignal(new Map(bridge?.channels.map(({ siteId, channel }) => [siteId, channel])));
  const saved = useSignal(false);
  const open = useSignal(bridge !== null);
  const save = () =>
    accounts.putBridge(kind, {
      secrets: secrets.value,
      locale: locale.value,
      channels: [...channels.value].map(([siteId, channel]) => ({ siteId, channel })),
    });
  const edited = () => {
    saved.value = false;
  };
  if (!open.value)
    return (
      <button
        type="button"
        class="button"
        onClick={() => {
          open.value = true;
        }}
      >
        {t.setUp(t.kinds[kind])}
      </button>
    );
  return (
    <form
      class="settings__form"
      aria-label={t.kinds[kind]}
      onSubmit={(event) => event.preventDefault()}
      onInput={edited}
    >
      {bridge === null && <Steps kind={kind} />}
      {(Object.entries(t.secrets[kind]) as [Secret, SecretTexts][]).map(([name, words]) => (
        <SecretField
          key={name}
          {...words}
          name={name}
          secrets={secrets}
          kept={bridge === null ? '' : t.kept}
        />
      ))}
      {sites.map(({ id, name }) => (
        <TextField
          key={id}
          label={t.channel[kind](name)}
          hint={t.channelHint[kind]}
          maxLength={MAX_LENGTH}
          value={channels.value.get(id) ?? ''}
          set={(channel) => {
            const others = [...channels.value].filter(([siteId]) => siteId !== id);
            channels.value = new Map(channel.trim() === '' ? others : [...others, [id, channel]]);
          }}
        />
      ))}
      <Choice
        label={t.locale}
        value={locale.value}
        options={t.locales}
        set={(value) => {
          locale.value = value;
        }}
      />
      <div class="settings__acts">
        <ActionButton
          label={texts.settings.save}
          class="button--primary"
          action={save}
          onDone={(answer) => {
            secrets.value = {};
            channels.value = new Map(answer.channels.map(({ siteId, channel }) => [siteId, channel]));
            saved.value = true;
            void refresh();
          }}
        />
        {bridge !== null && (
          <ActionButton
            label={t.remove}
            sure={t.removeSure}
            class="button--danger"
            action={() => accounts.deleteBridge(kind)}
            onDone={() => {
              channels.value = new Map();
              open.value = false;
              void refresh();
            }}
          />
        )}
      </div>
      <p role="status">{saved.value && t.saved}</p>
    </form>
  );
}

function Steps({ kind }: { kind: BridgeKind }) {
  const t = bridgeTexts(useConsole().texts);
  const manifest = MANIFESTS[kind];
  return (
    <ol class="bridge__steps">
      {t.steps[kind].map((step, index) => (
        <li key={step}>
          {step}
          {index === 0 && manifest !== null && <CopyText text={manifest} label={t.copyManifest} />}
        </li>
      ))}
    </ol>
  );
}

function SecretField({
  label,
  placeholder,
  kept,
  name,
  secrets,
}: SecretTexts & {
  kept: string;
  name: Secret;
  secrets: Signal<PutBridge['secrets']>;
}) {
  const id = useId();
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="field__input"
        type="password"
        autocomplete="off"
        spellcheck={false}
        maxLength={MAX_LENGTH}
        placeholder={placeholder}
        aria-describedby={`${id}-hint`}
        value={secrets.value[name] ?? ''}
        onInput={({ currentTarget }) => {
          const { [name]: _, ...others } = secrets.value;
          const value = currentTarget.value.trim();
          secrets.value = value === '' ? others : { ...others, [name]: value };
        }}
      />
      <p class="field__hint" id={`${id}-hint`}>
        {kept}
      </p>
    </div>
  );
}
