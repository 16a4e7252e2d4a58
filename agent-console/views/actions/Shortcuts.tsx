import { useTexts, useWorkspace } from '../context.ts';
import { adoptStyle } from '../elements/adopt-style.ts';
import { Icon } from '../elements/Icon.tsx';
import { Link } from '../elements/Link.tsx';
import { Dialog } from '../elements/overlays/Dialog.tsx';
import { KEY_GROUPS, type KeyGroup, keyedIn } from '../format/key-groups.ts';
import { keyTexts } from '../format/key-texts.ts';
import { keyCaps } from '../format/keys.ts';
import style from './shortcuts.css';

adoptStyle(style);

/** What is pressed, and what it does. */
type Row = readonly [caps: readonly string[], what: string];

/** The list of all keys, as they are set, by what they are for. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const { shortcuts: t } = texts;
  const groups = keyTexts(texts).groups;
  return (
    <Dialog label={t.title} class="dialog--sheet" onClose={onClose}>
      <header class="dialog__head">
        <div>
          <h2 class="dialog__title">{t.title}</h2>
          <p class="dialog__lead">{t.lead}</p>
        </div>
        <button type="button" class="icon-button" aria-label={t.close} title={t.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {KEY_GROUPS.map((group) => (
        <section key={group} aria-labelledby={`shortcuts-${group}`}>
          <h3 class="shortcuts__title" id={`shortcuts-${group}`}>
            {groups[group]}
          </h3>
          <Rows group={group} />
        </section>
      ))}
      <p class="shortcuts__change">
        <Link to={{ page: 'settings', section: 'keys' }} onFollow={onClose}>
          {t.change}
        </Link>
      </p>
    </Dialog>
  );
}

function Rows({ group }: { group: KeyGroup }) {
  const texts = useTexts();
  const { shortcuts: t, actions } = texts;
  const { sending } = keyTexts(texts);
  const { keymap } = useWorkspace();
  const keys = keymap.keys.value;
  /** Those that cannot be changed. */
  const fixed: Partial<Record<KeyGroup, readonly Row[]>> = {
    writing: [
      [['⌘ / Ctrl', 'Shift', 'Enter'], sending.resolve],
      [['⌘ / Ctrl', 'Alt', 'Enter'], sending.snooze],
      [['Shift', 'Enter'], t.newline],
      [['⌘ / Ctrl', 'B'], t.bold],
      [['⌘ / Ctrl', 'I'], t.italic],
      [['⌘ / Ctrl', 'E'], t.code],
      [['⌘ / Ctrl', 'Shift', 'X'], t.struck],
      [['Esc'], t.leave],
    ],
    general: [[['⌘ / Ctrl', 'K'], t.palette]],
  };
  const rows = [
    ...keyedIn(group).map((name): Row => [keyCaps(keys[name]), actions[name]]),
    ...(fixed[group] ?? []),
  ];
  return (
    <dl class="shortcuts__list shortcuts__list--columns">
      {rows.map(([caps, what]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>
            {caps.map((cap) => (
              <kbd key={cap}>{cap}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
