import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Bridge, BridgeTest } from '../../../../server/contract/bridges/bridges-api.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { ActionButton } from '../../elements/forms/ActionButton.tsx';
import { bridgeTexts, reasonText } from './bridge-texts.ts';

/** A connection that was there in the last minute is there. */
const CONNECTED_WITHIN_MS = 60_000;
const LOOK_AGAIN_MS = 3_000;

/** Whether a bridge works, and the test that finds out more. */
export function BridgeState({ bridge, refresh }: { bridge: Bridge; refresh: () => Promise<void> }) {
  const { accounts, texts } = useConsole();
  const { sites } = useWorkspace();
  const t = bridgeTexts(texts);
  const tested = useSignal<BridgeTest | null>(null);
  const { state, reason, connectedAt, kind } = bridge;
  const connected = connectedAt !== null && Date.now() - connectedAt < CONNECTED_WITHIN_MS;
  // Until it is connected or refused, it will be one of the two soon.
  useEffect(() => {
    if (connected || state === 'refused') return;
    const timer = setTimeout(() => void refresh(), LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [bridge]);
  const siteName = (id: string | null) => sites.sites.value?.find((site) => site.id === id)?.name ?? null;
  const failed = tested.value?.steps.filter((step) => step.reason !== null) ?? [];
  return (
    <>
      <div class="bridge__state">
        <p class={state === 'refused' ? 'settings__trouble' : ''} role="status">
          {state === 'refused'
            ? t.refused(reasonText(reason ?? '', t))
            : connected
              ? t.connected
              : t.connecting}
        </p>
        <ActionButton
          label={t.test}
          action={() => accounts.testBridge(kind)}
          onDone={(answer) => {
            tested.value = answer;
            void refresh();
          }}
        />
      </div>
      {bridge.channels.map(
        ({ siteId, reason: trouble }) =>
          trouble !== null && (
            <p class="settings__trouble" key={siteId}>
              {t.channelTrouble(siteName(siteId) ?? '', reasonText(trouble, t))}
            </p>
          ),
      )}
      <div role="status" class="bridge__tested">
        {tested.value !== null && failed.length === 0 && <p>{t.testDone}</p>}
        {failed.map(({ what, siteId, reason: why }) => (
          <p class="settings__trouble" key={`${what}${siteId}`}>
            {t.testStep(t.testSteps[kind][what], siteName(siteId), reasonText(why ?? '', t))}
          </p>
        ))}
      </div>
    </>
  );
}
