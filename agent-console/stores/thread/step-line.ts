import type { Message } from '../../../server/contract/schemas/conversations.ts';
import type { ConversationMail } from '../../../server/contract/schemas/mail-api.ts';
import type { Activity } from './activity.ts';

type Known = { messages: readonly Message[]; activities: readonly Activity[] };

/** Whether it is told at the line of the step that reminded, and makes none of its own. */
export function isShownAtStep({ what, mail }: Activity): boolean {
  return what === 'reminderOpened' || mail?.reminder !== undefined;
}

/** A step that was taken because nobody answered, with what became of its reminders, and who then answered. */
export function stepLine(activity: Activity, known: Known): Activity {
  if (activity.what !== 'escalated') return activity;
  const mails = mailsOf(activity, known);
  const opened = [
    // Also of one that was answered since.
    ...known.activities.flatMap(({ mail }) =>
      mail?.state === 'opened' && mail.reminder?.step === activity.seq ? [nameIn(mail)] : [],
    ),
    ...openingsOf(activity, known).map(({ agent }) => agent.name),
  ];
  const reminded = {
    sent: mails.filter(({ state }) => state === 'sent' || state === 'opened' || state === 'answered').length,
    lost: mails.filter(({ state }) => state === 'failed' || state === 'bounced').map(nameIn),
    opened: [...new Set(opened)],
  };
  const answeredBy = answererOf(activity, known);
  return {
    ...activity,
    ...(mails.length === 0 && opened.length === 0 ? {} : { reminded }),
    ...(answeredBy === null ? {} : { answeredBy }),
  };
}

/** The last that is known of each mail. */
function mailsOf({ seq }: Activity, { activities }: Known): ConversationMail[] {
  const ofStep = activities.flatMap(({ mail }) => (mail?.reminder?.step === seq ? [mail] : []));
  return [...new Map(ofStep.map((mail) => [mail.id, mail])).values()];
}

function openingsOf({ seq }: Activity, { activities }: Known) {
  return activities.flatMap(({ opened }) => (opened?.step === seq ? [opened] : []));
}

function nameIn({ reminder, to }: ConversationMail): string {
  return reminder?.agent.name ?? to;
}

/** Of several steps before an answer, the last one that reached who answered has it, or else the last. */
function answererOf(activity: Activity, known: Known): string | null {
  const answer = answerAfter(activity, known);
  if (answer === undefined) return null;
  const steps = known.activities.filter(
    (one) => one.what === 'escalated' && answerAfter(one, known) === answer,
  );
  const of = steps.findLast((step) => reached(step, answer.author.id, known)) ?? steps.at(-1);
  return of?.seq === activity.seq ? answer.author.name : null;
}

function answerAfter({ seq }: Activity, { messages }: Known): Message | undefined {
  return messages.find((one) => one.seq > seq && one.kind === 'text' && one.author.kind === 'agent');
}

/** Whether somebody was asked by name, or followed a reminder. */
function reached(step: Activity, agentId: string | null, known: Known): boolean {
  return (
    step.step?.agent?.id === agentId ||
    openingsOf(step, known).some(({ agent }) => agent.id === agentId) ||
    mailsOf(step, known).some(
      ({ state, reminder }) => reminder?.agent.id === agentId && (state === 'opened' || state === 'answered'),
    )
  );
}
