import { useSignal } from '@preact/signals';
import { type Keyed, keyName } from '../../stores/shell/keymap.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { KEY_GROUPS, keyedIn } from '../format/key-groups.ts';
import { keyTexts } from '../format/key-texts.ts';
import { keyCaps } from '../format/keys.ts';

/** The keys, each of which can be another one. */
export function Keys() {
  const texts = useTexts();
  const { actions } = texts;
  const { keymap } = useWorkspace();
  const t = keyTexts(texts);
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
      {KEY_GROUPS.map((group) => (
        <section key={group} aria-labelledby={`keys-${group}`}>
          <h3 class="settings__subtitle" id={`keys-${group}`}>
            {t.groups[group]}
          </h3>
          <ul class="settings__list">
            {keyedIn(group).map((action) => (
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
        </section>
      ))}
      <button type="button" class="button" onClick={keymap.reset}>
        {t.reset}
      </button>
    </>
  );
}
