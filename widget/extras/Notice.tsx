import { fill } from '../locales/fill.ts';
import { plural } from '../locales/plural.ts';
import { sameDay, timeOf } from '../views/format.ts';
import { useExtras } from './context.ts';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 86_400_000;

/**
 * What a visitor who waits wants to know. While somebody is there: how long an answer usually takes, or their position in the queue,
 * and an estimate where there is one.
 * While nobody is: when somebody is back, and what becomes of a message.
 */
export function Notice() {
  const { chat, store, extra, language } = useExtras();
  const site = chat.site.appearance.value;
  const state = chat.thread.conversation.value?.state;
  const queue = chat.queuePosition.value;
  const lines: string[] = [];
  const waits = state?.status === 'waiting';
  const waitLeft = store.waitLeft.value;
  const address = store.address.value;
  const mails = store.settings.value?.answersByMail === true;
  if (!store.attended.value) {
    if (store.leaving.value && store.asks.value) lines.push(mails ? extra.leaveByMail : extra.leaveMessage);
    if (store.leaving.value && waits && address !== null)
      lines.push(mails ? fill(extra.received, { address }) : extra.receivedHere);
    if (site?.backAt != null) lines.push(fill(extra.backAt, { when: whenOf(site.backAt) }));
  } else if (waits && queue?.conversationId === state.id && queue.queuePosition !== null) {
    const number = new Intl.NumberFormat(language.tag).format(queue.queuePosition);
    lines.push(queue.queuePosition === 1 ? extra.next : fill(extra.inQueue, { place: number }));
    if (waitLeft !== null) lines.push(plural(extra.wait, Math.ceil(waitLeft / MINUTE_MS), language.tag));
  } else if (state === undefined && site?.usualReply !== undefined) {
    lines.push(extra.usual[site.usualReply]);
  }
  return (
    <div class={`notice ${lines.length === 0 ? 'empty' : ''}`} role="status">
      {lines.join(' ')}
    </div>
  );

  /** By the visitor's own clock: `14:05` today, the day of the week within seven days, else the date. */
  function whenOf(at: number): string {
    if (sameDay(at, Date.now())) return timeOf(at, language);
    const day: Intl.DateTimeFormatOptions =
      at - Date.now() < WEEK_MS ? { weekday: 'long' } : { day: 'numeric', month: 'long' };
    return new Intl.DateTimeFormat(language.tag, { ...day, hour: 'numeric', minute: '2-digit' }).format(at);
  }
}
