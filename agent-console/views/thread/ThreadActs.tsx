import type { ConversationState } from '../../../server/contract/schemas/conversations.ts';
import type { TriageAct } from '../../stores/triage.ts';
import { useConsole, useDesk, useTexts } from '../context.ts';
import { Icon, type IconName } from '../elements/Icon.tsx';
import { keyCaps } from '../format/keys.ts';

const ICONS: Record<TriageAct, IconName> = {
  claim: 'hand',
  release: 'release',
  resolve: 'check',
  reopen: 'reopen',
};

/** Give back and resolve, where they make sense. (Claim and reopen stand above the reply box.) */
export function ThreadActs({ state }: { state: ConversationState }) {
  const { agent } = useDesk();
  const mine = state.assignee?.id === agent.id;
  const mayRelease = state.status === 'open' && (mine || agent.role === 'admin');
  return (
    <div class="acts">
      {PANELS.map(([kind, icon]) => (
        <PanelButton kind={kind} icon={icon} id={state.id} key={kind} />
      ))}
      {mayRelease && <Act act="release" id={state.id} style="quiet" />}
      {state.status !== 'resolved' && <Act act="resolve" id={state.id} style="plain" />}
    </div>
  );
}

const PANELS = [
  ['assign', 'users'],
  ['label', 'tag'],
  ['snooze', 'clock'],
] as const;

/** Opens what has to be chosen: who, which labels, until when. */
function PanelButton({ kind, icon, id }: { kind: (typeof PANELS)[number][0]; icon: IconName; id: string }) {
  const { texts } = useConsole();
  const { panels, keymap } = useDesk();
  return (
    <button
      type="button"
      class={`icon-button act act--${kind}`}
      aria-label={texts.actions[kind]}
      title={`${texts.actions[kind]} (${keyCaps(keymap.keys.value[kind]).join(' ')})`}
      onClick={() => panels.show({ kind, ids: [id], selected: false })}
    >
      <Icon name={icon} />
    </button>
  );
}

/** One act on the conversation, as a button. */
export function Act({
  act,
  id,
  style,
  done,
}: {
  act: TriageAct;
  id: string;
  style: 'primary' | 'plain' | 'quiet';
  done?: () => void;
}) {
  const { act: t } = useTexts();
  const { triage } = useDesk();
  const busy = triage.busy.value;
  const run = async () => {
    if (await triage.run(act, id)) done?.();
  };
  return (
    <button
      type="button"
      class={`button button--${style} act act--${act}`}
      aria-disabled={busy !== null}
      aria-busy={busy?.act === act}
      title={t[act]}
      onClick={() => void run()}
    >
      <Icon name={ICONS[act]} size={17} />
      <span class="act__name">{t[act]}</span>
    </button>
  );
}
