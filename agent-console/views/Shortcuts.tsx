import { useTexts } from './context.ts';
import { Dialog } from './elements/Dialog.tsx';
import { Icon } from './elements/Icon.tsx';

/** The list of all keys. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const { shortcuts: t } = useTexts();
  const groups: { title: string; rows: [string[], string][] }[] = [
    {
      title: t.groups.move,
      rows: [
        [['J'], t.next],
        [['K'], t.previous],
        [['1', '2', '3', '4'], t.queues],
        [['I'], t.details],
        [['?'], t.help],
      ],
    },
    {
      title: t.groups.act,
      rows: [
        [['C'], t.claim],
        [['E'], t.resolve],
        [['R'], t.reply],
        [['N'], t.note],
      ],
    },
    {
      title: t.groups.write,
      rows: [
        [['Enter'], t.send],
        [['Shift', 'Enter'], t.newline],
        [['Esc'], t.leave],
      ],
    },
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
      <div class="shortcuts">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 class="shortcuts__title">{group.title}</h3>
            <dl class="shortcuts__list">
              {group.rows.map(([keys, what]) => (
                <div key={what}>
                  <dt>{what}</dt>
                  <dd>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
