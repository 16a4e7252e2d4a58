import type { ConversationMail } from '../../../server/contract/schemas/mail-api.ts';
import type { Texts } from '../../locales/en.ts';
import type { Activity, Escalation, Reminded } from '../../stores/thread/activity.ts';
import type { Workspace } from '../../stores/workspace.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { LazyPart } from '../elements/LazyPage.tsx';
import { isLost } from '../format/mail-state.ts';
import { namesText, nameText } from '../format/people.ts';
import { clockText, fullText } from '../format/times.ts';

const loadMerge = async () => (await import('./merged/MergeLine.tsx')).MergeLine;

/** What happened to the conversation, between its messages. */
export function ActivityLine({ activity }: { activity: Activity }) {
  const texts = useTexts();
  const workspace = useWorkspace();
  if (activity.merge !== undefined)
    return <LazyPart load={loadMerge} activity={activity} merge={activity.merge} />;
  return (
    <p class="activity">
      {sentence(activity, texts, workspace)}
      <time dateTime={new Date(activity.at).toISOString()}>{clockText(activity.at, texts)}</time>
    </p>
  );
}

function sentence(activity: Activity, texts: Texts, { agent, directory }: Workspace): string {
  const { activity: t } = texts;
  const { by } = activity;
  // Visitors label nothing: their page does.
  const byPage = activity.what === 'labels' && by.kind === 'visitor';
  const who = byPage ? t.byPage : by.id === agent.id ? t.you : nameText(by.name, texts);
  const name = by.key === undefined ? who : `${who} (${by.key})`;
  switch (activity.what) {
    case 'assigned':
      if (activity.to?.id === activity.by.id)
        return activity.by.id === agent.id ? t.youAssignedYourself : t.assignedToSelf(name);
      return t.assigned(name, activity.to?.id === agent.id ? t.toYou : (activity.to?.name ?? ''));
    case 'team': {
      const team = directory.teamName(activity.teamId ?? null);
      return team === null ? t.noTeam(name) : t.team(name, team);
    }
    case 'labels': {
      const labels = (activity.labelIds ?? []).flatMap((id) => directory.label(id)?.name ?? []);
      return labels.length === 0 ? t.noLabels(name) : t.labels(name, labels.join(', '));
    }
    case 'priority':
      return t.priority(name, texts.triage.priorities[(activity.priority ?? 0) as 0 | 1 | 2 | 3]);
    case 'snoozed':
      return activity.until == null
        ? t.snoozedUntilReply(name)
        : t.snoozed(name, fullText(activity.until, texts));
    case 'rated':
      return t.rated(activity.rating?.score ?? 0, activity.rating?.words ?? '');
    case 'mailed':
      return activity.mail === undefined ? '' : mailSentence(activity.mail, texts);
    case 'escalated':
      return activity.step === undefined ? '' : stepSentence(activity.step, activity, texts);
    case 'released':
      return activity.from !== undefined && activity.by.kind === 'system'
        ? t.backInQueue(activity.from.name)
        : t.released(name);
    case 'botLeft':
      return t.botLeft[activity.why ?? 'handed_off'](name);
    case 'merged':
      return '';
    case 'woken':
      return activity.by.kind === 'agent' ? t.wokenBy(name) : t.woken;
    default:
      return t[activity.what](name);
  }
}

/** `Unanswered for 5 min: team e-mailed (sent to 2, not delivered to Cem, opened by Ben) – Ben answered` */
function stepSentence(
  { action, afterMinutes, agent }: Escalation,
  { reminded, answeredBy }: Activity,
  texts: Texts,
): string {
  const { activity: t } = texts;
  const step = action === 'next' ? t.asked(nameText(agent?.name ?? '', texts)) : t.steps[action];
  const became = reminded === undefined ? [] : remindedParts(reminded, texts);
  const said = t.escalated(afterMinutes, became.length === 0 ? step : t.became(step, became));
  return answeredBy === undefined ? said : t.stepAnswered(said, nameText(answeredBy, texts));
}

function remindedParts({ sent, lost, opened }: Reminded, texts: Texts): string[] {
  const { activity: t } = texts;
  return [
    ...(sent === 0 ? [] : [t.remindersSent(sent)]),
    ...(lost.length === 0 ? [] : [t.remindersLost(namesText(lost, texts))]),
    ...(opened.length === 0 ? [] : [t.reminderOpened(namesText(opened, texts))]),
  ];
}

/** `Reply e-mailed to ada@example.com`; where it did not arrive, why. */
function mailSentence({ kind, to, state, reason }: ConversationMail, { activity: t }: Texts): string {
  const what =
    kind === 'transcript' || kind === 'received' || kind === 'unanswered' ? t.mails[kind] : t.mails.missed;
  const said = t.mailed[state](what, to);
  return isLost(state) && reason !== null ? `${said}: ${reason}` : said;
}
