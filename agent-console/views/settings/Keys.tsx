import { useSignal } from '@preact/signals';
import { type PageLanguage, pageTexts } from '../../locales/page-texts.ts';
import { keys as en } from '../../locales/pages/en/keys.ts';
import { keys as zh } from '../../locales/pages/zh/keys.ts';
import { KEYED, type Keyed, keyName } from '../../stores/shell/keymap.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { keyCaps } from '../format/keys.ts';

const keysTexts = (texts: PageLanguage) => pageTexts(texts, 'keys', { en, zh });

/** The keys, each of which can be another one. */
export function Keys() {
  const texts = useTexts();
  const { actions } = texts;
  const { keymap } = useWorkspace();
  const t = keysTexts(texts);
  const asking = useSignal<Keyed | null>(null);
  const keys = keymap.keys.value;
  const pressed = (action: Keyed) => (event: KeyboardEvent) => {
    if (asking.value !== action) return;
    if (event.key === 'Escape') {
      asking.value = null;
      return;
    }
    const key = keyName(event);
    if (key === null) return;
    event.preventDefault();
    event.stopPropagation();
    keymap.assign(action, key);
    asking.value = null;
  };
  return (
    <>
      <p class="settings__lead">{t.lead}</p>
      <ul class="settings__list">
        {KEYED.map((action) => (
          <li key={action} class="settings__row">
            <span class="settings__what">{actions[action]}</span>
            <button
              type="button"
              class="button button--quiet"
              aria-label={t.change(actions[action], keyCaps(keys[action]).join(' '))}
              onClick={() => {
                asking.value = action;
              }}
              onKeyDown={pressed(action)}
              onBlur={() => {
                if (asking.value === action) asking.value = null;
              }}
            >
              {asking.value === action
                ? t.press
                : keyCaps(keys[action]).map((cap) => <kbd key={cap}>{cap}</kbd>)}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="button" onClick={keymap.reset}>
        {t.reset}
      </button>
    </>
  );
}
