import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { KeyValueStorage } from '../../../server/contract/client/ports.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';
export const THEME_CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

export type Theme = {
  choice: ReadonlySignal<ThemeChoice>;
  shown: ReadonlySignal<'light' | 'dark'>;
  choose(choice: ThemeChoice): void;
  systemDark(dark: boolean): void;
};

const KEY = 'frontdesk.theme';

/** Light or dark: what the agent chose on this computer, else what the system asks for. */
export function createTheme(storage: KeyValueStorage): Theme {
  const stored = storage.read(KEY);
  const choice = signal<ThemeChoice>(THEME_CHOICES.find((one) => one === stored) ?? 'system');
  const dark = signal(false);
  return {
    choice,
    shown: computed(() => (choice.value === 'system' ? (dark.value ? 'dark' : 'light') : choice.value)),
    choose(next) {
      choice.value = next;
      storage.write(KEY, next === 'system' ? null : next);
    },
    systemDark(now) {
      dark.value = now;
    },
  };
}
