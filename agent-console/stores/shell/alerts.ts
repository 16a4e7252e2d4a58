import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { KeyValueStorage, Timers } from '../../../server/contract/client/ports.ts';
import {
  isNoticed,
  isQuietAt,
  type NoticeChannel,
  type NoticeEvent,
} from '../../../server/contract/notices/notices.ts';
import { withoutMarkup } from '../../../server/contract/text/markdown.ts';
import type { NoticeChoices } from './notice-choices.ts';

/** What a notification shows, and which conversation a click on it opens. */
export type Notified = {
  conversationId: string | null;
  /** Who it is about; null: nobody knows here, and what happened is said instead. */
  title: string | null;
  body: string;
  event?: NoticeEvent;
};

/** Something that asks for the agent. */
export type Occasion = Notified & { event: NoticeEvent; conversationId: string };

/** What the browser can do to be noticed. */
export interface AlertPort {
  /** Plays the sound; of all tabs of this browser, one does. False while the browser allows no sound yet. */
  ring(): boolean;
  /** Plays it here and now, in answer to a click, which also makes the browser allow it from now on. */
  test(): Promise<boolean>;
  permission(): 'default' | 'granted' | 'denied' | 'unsupported';
  askPermission(): Promise<void>;
  notify(shown: Notified, clicked: () => void): void;
}

export type Alerts = {
  /** Whether this browser alerts at all; what of, the agent's choices say. */
  on: ReadonlySignal<boolean>;
  /** The sound is wanted, but the browser wants a click on the page first. */
  silent: ReadonlySignal<boolean>;
  permission: ReadonlySignal<ReturnType<AlertPort['permission']>>;
  /** Nobody has decided yet, in this browser, whether it alerts. */
  undecided: ReadonlySignal<boolean>;
  /** By a click: the browser asks for its permission, and allows the sound from now on. */
  turnOn(): Promise<void>;
  /** Is not asked again in this browser. */
  turnOff(): void;
  /** Plays the sound and, where there is a title and the browser allows it, shows a notification. */
  test(title: string | null): Promise<void>;
  /** Whether the agent wants to be notified of something in a channel, here and now. */
  wants(event: NoticeEvent, channel: NoticeChannel): boolean;
  happened(occasion: Occasion): void;
  stop(): void;
};

/** Again after this, while somebody still waits for an answer. */
const REPEAT_MS = 15_000;
const STORED = 'frontdesk.alerts';

export interface AlertsDeps extends Timers {
  now(): number;
  storage: KeyValueStorage;
  port: AlertPort;
  choices: ReadonlySignal<NoticeChoices>;
  visible: ReadonlySignal<boolean>;
  /** How many things wait for this agent; the sound is repeated until there are none. */
  attention: ReadonlySignal<number>;
  open(conversationId: string): void;
}

/** Makes sure that nobody is missed: a sound, again and again, and notifications of the desktop. */
export function createAlerts(deps: AlertsDeps): Alerts {
  const { storage, port, choices, visible, attention, open, after, now } = deps;
  const stored = storage.read(STORED);
  const on = signal(wasOn(stored));
  const silent = signal(false);
  const permission = signal(port.permission());
  const undecided = signal(stored === null);
  let cancel: (() => void) | null = null;
  const stopWatching = effect(() => {
    if (attention.value === 0 || !choices.value.repeatSound) quiet();
  });

  return {
    on,
    silent,
    permission,
    undecided,
    async turnOn() {
      decide(true);
      // Both at once: browsers allow a sound only soon after the click, and the question may stand for long.
      const asked = port.askPermission();
      silent.value = !(await port.test());
      await asked;
      permission.value = port.permission();
    },
    turnOff() {
      decide(false);
      quiet();
    },
    async test(title) {
      if (title !== null && port.permission() === 'granted')
        port.notify({ conversationId: null, title, body: '' }, () => {});
      silent.value = !(await port.test());
    },
    wants,
    happened(occasion) {
      if (!on.peek()) return;
      if (wants(occasion.event, 'sound')) ring(occasion.event);
      if (!wants(occasion.event, 'desktop') || visible.peek() || port.permission() !== 'granted') return;
      const shown = { ...occasion, body: withoutMarkup(occasion.body) };
      port.notify(shown, () => open(occasion.conversationId));
    },
    stop() {
      stopWatching();
      quiet();
    },
  };

  function wants(event: NoticeEvent, channel: NoticeChannel): boolean {
    const { table, quietHours } = choices.peek();
    if (channel !== 'inApp' && isQuietAt(quietHours, now())) return false;
    return isNoticed(table, event, channel);
  }

  function decide(next: boolean): void {
    on.value = next;
    undecided.value = false;
    storage.write(STORED, JSON.stringify({ on: next }));
  }

  function ring(event: NoticeEvent): void {
    silent.value = !port.ring();
    quiet();
    if (!choices.peek().repeatSound) return;
    cancel = after(REPEAT_MS, () => {
      if (attention.peek() > 0 && on.peek() && wants(event, 'sound')) ring(event);
    });
  }

  function quiet(): void {
    cancel?.();
    cancel = null;
  }
}

/** Consoles of before kept what was on in this browser, each by itself. */
function wasOn(stored: string | null): boolean {
  try {
    const { on, sound, desktop } = JSON.parse(stored ?? '{}') as Record<string, unknown>;
    return on === true || sound === true || desktop === true;
  } catch {
    return false;
  }
}
