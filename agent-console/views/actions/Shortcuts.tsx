import { KEYED } from '../../stores/shell/keymap.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { Link } from '../elements/Link.tsx';
import { Dialog } from '../elements/overlays/Dialog.tsx';
import { keyCaps } from '../format/keys.ts';

/** The list of all keys, as they are set. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const { shortcuts: t, actions } = useTexts();
  const { keymap } = useWorkspace();
  const keys = keymap.keys.value;
  const rows: [string[], string][] = [
    [['⌘ / Ctrl', 'K'], t.palette],
    ...KEYED.map((name): [string[], string] => [keyCaps(keys[name]), actions[name]]),
    [['Shift', 'Enter'], t.newline],
    [['⌘ / Ctrl', 'B'], t.bold],
    [['⌘ / Ctrl', 'I'], t.italic],
    [['⌘ / Ctrl', 'E'], t.code],
    [['⌘ / Ctrl', 'Shift', 'X'], t.struck],
    [['Esc'], t.leave],
  ];
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
      <p class="shortcuts__change">
        <Link to={{ page: 'settings', section: 'keys' }} onFollow={onClose}>
          {t.change}
        </Link>
      </p>
    </Dialog>
  );
}
