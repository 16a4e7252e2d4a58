import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { KeyValueStorage, Timers } from '../../../server/contract/client/ports.ts';

/** Something that asks for the agent. */
export type Occasion = { conversationId: string; title: string; body: string };

/** What the browser can do to be noticed. */
export interface AlertPort {
  /** Plays the sound; of all tabs of this browser, one does. False while the browser allows no sound yet. */
  ring(): boolean;
  /** Plays it here and now, in answer to a click, which also makes the browser allow it from now on. */
  test(): Promise<boolean>;
  permission(): 'default' | 'granted' | 'denied' | 'unsupported';
  askPermission(): Promise<void>;
  notify(occasion: Occasion, clicked: () => void): void;
}

export type AlertSettings = { sound: boolean; repeat: boolean; desktop: boolean };

export type Alerts = {
  settings: ReadonlySignal<AlertSettings>;
  /** The sound is switched on, but the browser wants a click on the page first. */
  silent: ReadonlySignal<boolean>;
  permission: ReadonlySignal<ReturnType<AlertPort['permission']>>;
  /** Nobody has decided yet, in this browser, how it is to be noticed. */
  undecided: ReadonlySignal<boolean>;
  /** Leaves everything off, and is not asked again in this browser. */
  decline(): void;
  choose(change: Partial<AlertSettings>): Promise<void>;
  test(): Promise<void>;
  happened(occasion: Occasion): void;
  stop(): void;
};

/** Again after this, while somebody still waits for an answer. */
const REPEAT_MS = 15_000;
const STORED = 'frontdesk.alerts';
const USUAL: AlertSettings = { sound: false, repeat: true, desktop: false };

export interface AlertsDeps extends Timers {
  storage: KeyValueStorage;
  port: AlertPort;
  visible: ReadonlySignal<boolean>;
  /** How many things wait for this agent; the sound is repeated until there are none. */
  attention: ReadonlySignal<number>;
  open(conversationId: string): void;
}

/** Makes sure that nobody is missed: a sound, again and again, and notifications of the desktop. Per browser. */
export function createAlerts({ storage, port, visible, attention, open, after }: AlertsDeps): Alerts {
  const settings = signal<AlertSettings>(read(storage));
  const silent = signal(false);
  const permission = signal(port.permission());
  const undecided = signal(storage.read(STORED) === null);
  let cancel: (() => void) | null = null;
  const stopWatching = effect(() => {
    if (attention.value === 0) quiet();
  });

  return {
    settings,
    silent,
    permission,
    undecided,
    decline: () => keep({}),
    async choose(change) {
      keep(change);
      // Both at once: browsers allow a sound only soon after the click, and the question may stand for long.
      const asked = change.desktop === true ? port.askPermission() : undefined;
      if (change.sound === true) silent.value = !(await port.test());
      await asked;
      permission.value = port.permission();
      if (change.sound === false || change.repeat === false) quiet();
    },
    async test() {
      silent.value = !(await port.test());
    },
    happened(occasion) {
      ring();
      if (!settings.peek().desktop || visible.peek() || port.permission() !== 'granted') return;
      port.notify(occasion, () => open(occasion.conversationId));
    },
    stop() {
      stopWatching();
      quiet();
    },
  };

  function keep(change: Partial<AlertSettings>): void {
    settings.value = { ...settings.peek(), ...change };
    storage.write(STORED, JSON.stringify(settings.peek()));
    undecided.value = false;
  }

  function ring(): void {
    const { sound, repeat } = settings.peek();
    if (!sound) return;
    silent.value = !port.ring();
    quiet();
    if (repeat) {
      cancel = after(REPEAT_MS, () => {
        if (attention.peek() > 0) ring();
      });
    }
  }

  function quiet(): void {
    cancel?.();
    cancel = null;
  }
}

function read(storage: KeyValueStorage): AlertSettings {
  try {
    const stored = JSON.parse(storage.read(STORED) ?? '{}') as Partial<AlertSettings>;
    return {
      sound: stored.sound === true,
      repeat: stored.repeat !== false,
      desktop: stored.desktop === true,
    };
  } catch {
    return USUAL;
  }
}
