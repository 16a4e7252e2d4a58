import { type ReadonlySignal, signal } from '@preact/signals';
import type { KeyValueStorage } from '../../../server/contract/client/ports.ts';
import {
  isNoticed,
  type MailAfterMinutes,
  NOTICE_CHANNELS,
  type NoticeChannel,
  type NoticeEvent,
  type NoticeTable,
  type QuietHours,
  USUAL_MAIL_AFTER_MINUTES,
} from '../../../server/contract/notices/notices.ts';
import type { Preferences } from '../../../server/contract/schemas/preferences.ts';

/** What the agent wants to be notified of, how and when; on all devices. */
export type NoticeChoices = {
  table: NoticeTable;
  repeatSound: boolean;
  quietHours: QuietHours | null;
  pushWords: boolean;
  mailAfterMinutes: MailAfterMinutes;
  /** Null: never chosen. */
  weeklyReport: Preferences['weeklyReport'] | null;
};

export type NoticeChoicesStore = {
  choices: ReadonlySignal<NoticeChoices>;
  /** Reads the part of the preferences that is about notices. */
  accept(preferences: Preferences): void;
  /** The change of the preferences that turns a channel of an event on or off. */
  toggled(event: NoticeEvent, channel: NoticeChannel, on: boolean): Preferences;
};

/** Keeps them in this browser, too: they count from the first moment after a start. */
export function createNoticeChoices(storage: KeyValueStorage, agentId: string): NoticeChoicesStore {
  const key = `frontdesk.notices.${agentId}`;
  const choices = signal(choicesOf(read(storage.read(key))));
  return {
    choices,
    accept(preferences) {
      const { notices, repeatSound, quietHours, pushWords, mailAfterMinutes, weeklyReport } = preferences;
      const known = read(storage.read(key));
      const next: Preferences = {
        ...known,
        ...(notices === undefined ? {} : { notices }),
        ...(repeatSound === undefined ? {} : { repeatSound }),
        ...(quietHours === undefined ? {} : { quietHours }),
        ...(pushWords === undefined ? {} : { pushWords }),
        ...(mailAfterMinutes === undefined ? {} : { mailAfterMinutes }),
        ...(weeklyReport === undefined ? {} : { weeklyReport }),
      };
      choices.value = choicesOf(next);
      storage.write(key, JSON.stringify(next));
    },
    toggled(event, channel, on) {
      const { table } = choices.peek();
      const row = NOTICE_CHANNELS.filter((one) => (one === channel ? on : isNoticed(table, event, one)));
      return { notices: mutable({ ...table, [event]: row }) };
    },
  };
}

function mutable(table: NoticeTable): NonNullable<Preferences['notices']> {
  return Object.fromEntries(Object.entries(table).map(([event, row]) => [event, [...row]]));
}

function choicesOf({
  notices,
  repeatSound,
  quietHours,
  pushWords,
  mailAfterMinutes,
  weeklyReport,
}: Preferences): NoticeChoices {
  return {
    table: notices ?? {},
    repeatSound: repeatSound ?? true,
    quietHours: quietHours ?? null,
    pushWords: pushWords ?? true,
    mailAfterMinutes: mailAfterMinutes ?? USUAL_MAIL_AFTER_MINUTES,
    weeklyReport: weeklyReport ?? null,
  };
}

function read(text: string | null): Preferences {
  try {
    return JSON.parse(text ?? '{}') as Preferences;
  } catch {
    return {};
  }
}
