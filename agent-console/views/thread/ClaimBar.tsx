import type { ConversationState } from '../../../server/contract/schemas/conversations.ts';
import { awaitedSince } from '../../stores/inbox/attention.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { beginReply } from '../elements/reply-box.ts';
import { durationText } from '../format/times.ts';
import { TriageButton } from './ThreadActions.tsx';

/** Whose conversation this is, where it is not the agent's own: claim it, reopen it, or know who has it. */
export function ClaimBar({ state }: { state: ConversationState }) {
  const texts = useTexts();
  const workspace = useWorkspace();
  const { agent, clock } = workspace;
  const t = texts.triageActions;
  const { assignee } = state;
  const since = awaitedSince(state);
  if (state.status === 'resolved') {
    return (
      <div class="bar">
        <Icon name="check" />
        <p>
          <strong>{t.resolvedBar}</strong> {t.resolvedBarHint}
        </p>
        <TriageButton action="reopen" id={state.id} style="plain" />
      </div>
    );
  }
  if (state.status === 'waiting') {
    return (
      <div class="bar bar--claim">
        <Icon name="hand" />
        <p>
          {state.bot
            ? t.botBar(state.bot.name)
            : since === null
              ? t.claimBar
              : t.claimBarWait(durationText(clock.now.value - since, texts))}
        </p>
        <TriageButton
          action="claim"
          id={state.id}
          style="primary"
          done={() => beginReply(workspace, state.id)}
        />
      </div>
    );
  }
  if (assignee === null || assignee.id === agent.id) return null;
  return (
    <div class="bar">
      <Icon name="user" />
      <p>
        <strong>{t.otherBar(assignee.name)}</strong> {t.otherBarHint}
      </p>
    </div>
  );
}
