import type { ConversationState } from '../../../server/contract/schemas/conversations.ts';
import type { TriageAct } from '../../stores/triage.ts';
import { useDesk, useTexts } from '../context.ts';
import { Icon, type IconName } from '../elements/Icon.tsx';

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
      {mayRelease && <Act act="release" id={state.id} style="quiet" />}
      {state.status !== 'resolved' && <Act act="resolve" id={state.id} style="plain" />}
    </div>
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
