import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { KeyValueStorage } from '../../../server/contract/client/ports.ts';
import { retryOf } from '../../../server/contract/errors.ts';
import type { Preferences } from '../../../server/contract/schemas/preferences.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import { changesOf, type Keymap } from './keymap.ts';
import { LANGUAGE_KEY, UNTOLD_LANGUAGE_KEY } from './language.ts';
import type { NoticeChoicesStore } from './notice-choices.ts';

export type SendWith = 'enter' | 'mod-enter';

export type PreferencesStore = {
  /** Which key sends; Shift and Enter always make a new line. */
  sendWith: ReadonlySignal<SendWith>;
  /** The language that was chosen; null: as the browser. */
  language(): string | null;
  /** Resolves once the server was asked to remember it. */
  choose(change: Preferences): Promise<void>;
  /** What other devices have chosen. */
  refresh(): Promise<void>;
  stop(): void;
};

/** What the agent has chosen: the server remembers it for all devices, this browser for a quick start. */
export function createPreferences(
  storage: KeyValueStorage,
  api: Pick<AgentApi, 'readPreferences' | 'changePreferences'>,
  agentId: string,
  keymap: Keymap,
  notices: Pick<NoticeChoicesStore, 'accept'>,
): PreferencesStore {
  const stored = `frontdesk.send-with.${agentId}`;
  const sendWith = signal<SendWith>(storage.read(stored) === 'mod-enter' ? 'mod-enter' : 'enter');
  let known = JSON.stringify(changesOf(keymap.keys.peek()));
  /** Ends when the server was asked to remember what was chosen last. */
  let saving: Promise<unknown> = Promise.resolve();
  const save = (change: Preferences) => {
    saving = api.changePreferences(change);
    return saving;
  };
  const stop = effect(() => {
    const keys = changesOf(keymap.keys.value);
    if (JSON.stringify(keys) === known) return;
    known = JSON.stringify(keys);
    void save({ keys });
  });
  return {
    sendWith,
    language: () => storage.read(LANGUAGE_KEY),
    async choose(change) {
      accept(change);
      await save(change);
    },
    async refresh() {
      const pending = await tellLanguage();
      const stored = await readSettled();
      if (stored === null) return;
      accept(pending === null ? stored : { ...stored, language: pending });
      known = JSON.stringify(stored.keys ?? {});
      keymap.load(stored.keys ?? {});
    },
    stop,
  };

  /** What the server remembers; where something was chosen meanwhile, it is asked again: its answer may be older than the choice. */
  async function readSettled(): Promise<Preferences | null> {
    for (;;) {
      const last = saving;
      await last;
      const answer = await api.readPreferences();
      if (!answer.ok) return null;
      if (last === saving) return answer.value;
    }
  }

  /** The choice before the sign-in is newer than what the server knows. @returns the one that it could not be told yet */
  async function tellLanguage(): Promise<string | null> {
    const language = storage.read(UNTOLD_LANGUAGE_KEY);
    if (language === null) return null;
    const answer = await api.changePreferences({ language });
    if (!answer.ok && retryOf(answer.status, answer.code) === 'later') return language;
    storage.write(UNTOLD_LANGUAGE_KEY, null);
    return null;
  }

  function accept(preferences: Preferences): void {
    const { sendWith: chosen, language } = preferences;
    notices.accept(preferences);
    // It is spoken from the next start on.
    if (language !== undefined) storage.write(LANGUAGE_KEY, language);
    if (chosen === undefined) return;
    sendWith.value = chosen;
    storage.write(stored, chosen === 'enter' ? null : chosen);
  }
}
