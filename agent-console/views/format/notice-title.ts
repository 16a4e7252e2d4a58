import type { Texts } from '../../locales/en.ts';
import type { Notified } from '../../stores/shell/alerts.ts';
import { nameText } from './people.ts';

/** The title of a notification: who it is about or, where the lists here do not know them, what happened. */
export function noticeTitle({ title, event }: Pick<Notified, 'title' | 'event'>, texts: Texts): string {
  if (title !== null && title !== '') return nameText(title, texts);
  return event === 'assigned' ? texts.notice.assigned(null) : texts.notice.unanswered(null);
}
