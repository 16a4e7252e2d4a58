import { useEffect } from 'preact/hooks';
import { BRIDGE_KINDS, type BridgeKind } from '../../../../server/contract/bridges/bridge-kinds.ts';
import type { Bridge } from '../../../../server/contract/bridges/bridges-api.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { Asked } from '../Asked.tsx';
import { BridgeForm } from './BridgeForm.tsx';
import { BridgePeople } from './BridgePeople.tsx';
import { BridgeState } from './BridgeState.tsx';
import { bridgeTexts } from './bridge-texts.ts';
import { ChatHooks } from './ChatHooks.tsx';

/** Chats whose threads conversations are: how each is set up, whether it works, and who answers there. Below, those that are only told. */
export function Bridges() {
  const { accounts, texts } = useConsole();
  const { sites } = useWorkspace();
  useEffect(() => void sites.load(), [sites]);
  return (
    <>
      <p class="settings__lead">{bridgeTexts(texts).lead}</p>
      <Asked ask={() => accounts.readBridges()}>
        {({ bridges }, refresh) => (
          <>
            {BRIDGE_KINDS.map((kind) => (
              <OneBridge
                key={kind}
                kind={kind}
                bridge={bridges.find((one) => one.kind === kind) ?? null}
                refresh={refresh}
              />
            ))}
          </>
        )}
      </Asked>
      <ChatHooks />
    </>
  );
}

type Props = { kind: BridgeKind; bridge: Bridge | null; refresh: () => Promise<void> };

function OneBridge({ kind, bridge, refresh }: Props) {
  const t = bridgeTexts(useConsole().texts);
  const { sites } = useWorkspace();
  return (
    <section class="settings__part" aria-label={t.kinds[kind]}>
      <h3 class="settings__heading">{t.kinds[kind]}</h3>
      {bridge !== null && <BridgeState bridge={bridge} refresh={refresh} />}
      {sites.sites.value !== null && (
        <BridgeForm kind={kind} bridge={bridge} sites={sites.sites.value} refresh={refresh} />
      )}
      {bridge !== null && bridge.people.length > 0 && <BridgePeople bridge={bridge} refresh={refresh} />}
    </section>
  );
}
