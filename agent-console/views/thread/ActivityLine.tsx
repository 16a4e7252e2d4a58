import type { Activity } from '../../stores/activity.ts';
import { useDesk, useTexts } from '../context.ts';
import { clockText } from '../format/times.ts';

/** What happened to the conversation, between its messages. */
export function ActivityLine({ activity }: { activity: Activity }) {
  const texts = useTexts();
  const { agent } = useDesk();
  const name = activity.by.id === agent.id ? texts.activity.you : activity.by.name;
  return (
    <p class="activity">
      {texts.activity[activity.what](name)}
      <time dateTime={new Date(activity.at).toISOString()}>{clockText(activity.at, texts)}</time>
    </p>
  );
}
