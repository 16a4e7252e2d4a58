import type { ConversationState } from '../../../server/contract/schemas/conversations.ts';
import { useDesk, useTexts } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { dueText, fullText } from '../format/times.ts';
import { Dot } from '../picker/Picker.tsx';

const URGENT = 2;

/** What a conversation was sorted by: priority, team, labels, and until when it sleeps. */
export function CardMarks({ state }: { state: ConversationState }) {
  const texts = useTexts();
  const { directory, clock } = useDesk();
  const { desk } = state;
  if (desk === undefined) return null;
  const { triage: t } = texts;
  const team = directory.teamName(desk.teamId);
  return (
    <>
      {desk.priority >= URGENT && (
        <span class={`mark mark--priority-${desk.priority}`}>
          <Icon name="flag" size={12} />
          {t.priorities[desk.priority as 2 | 3]}
        </span>
      )}
      {state.status === 'snoozed' && (
        <span class="mark">
          <Icon name="clock" size={12} />
          {desk.snoozedUntil === null ? (
            t.snoozes.reply
          ) : (
            <time title={fullText(desk.snoozedUntil, texts)}>
              {dueText(desk.snoozedUntil, clock.now.value, texts)}
            </time>
          )}
        </span>
      )}
      {team !== null && <span class="mark">{team}</span>}
      {desk.labelIds.map((id) => {
        const label = directory.label(id);
        return (
          label !== null && (
            <span class="mark" key={id}>
              <Dot color={label.color} />
              {label.name}
            </span>
          )
        );
      })}
    </>
  );
}
