import type { ComponentChildren } from 'preact';
import type { ConversationState } from '../../../../server/contract/schemas/conversations.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { Dot } from '../../elements/Dot.tsx';
import { Icon } from '../../elements/Icon.tsx';
import { dueText, fullText } from '../../format/times.ts';

const URGENT = 2;
/** More would leave no room for the page and the agent. */
const MOST_SHOWN = 2;

type Mark = { key: string; words: string; class?: string; sign?: ComponentChildren; title?: string };

/** The triage of a conversation: priority, until when it is snoozed, team, labels. The first two, and how many more. */
export function CardMarks({ state }: { state: ConversationState }) {
  const marks = useMarks(state);
  const more = marks.slice(MOST_SHOWN).map((mark) => mark.words);
  return (
    <>
      {marks.slice(0, MOST_SHOWN).map((mark) => (
        <span class={`mark ${mark.class ?? ''}`} key={mark.key} title={mark.title ?? mark.words}>
          {mark.sign}
          <span class="mark__text">{mark.words}</span>
        </span>
      ))}
      {more.length > 0 && (
        <span class="mark mark--more" title={more.join(', ')}>
          <span aria-hidden="true">+{more.length}</span>
          <span class="hidden">{more.join(', ')}</span>
        </span>
      )}
    </>
  );
}

function useMarks({ status, triage }: ConversationState): Mark[] {
  const texts = useTexts();
  const { directory, clock } = useWorkspace();
  const { triage: t } = texts;
  if (triage === undefined) return [];
  const marks: Mark[] = [];
  if (triage.priority >= URGENT) {
    const words = t.priorities[triage.priority as 2 | 3];
    const sign = <Icon name="flag" size={12} />;
    marks.push({ key: 'priority', words, sign, class: `mark--priority-${triage.priority}` });
  }
  if (status === 'snoozed') {
    const until = triage.snoozedUntil;
    const sign = <Icon name="clock" size={12} />;
    if (until === null) marks.push({ key: 'snoozed', words: t.snoozes.reply, sign });
    else {
      const words = dueText(until, clock.now.value, texts);
      marks.push({ key: 'snoozed', words, sign, title: fullText(until, texts) });
    }
  }
  const team = directory.teamName(triage.teamId);
  if (team !== null) marks.push({ key: 'team', words: team, sign: <Icon name="team" size={12} /> });
  for (const id of triage.labelIds) {
    const label = directory.label(id);
    if (label !== null) marks.push({ key: id, words: label.name, sign: <Dot color={label.color} /> });
  }
  return marks;
}
