import { useConsole } from '../context.ts';
import { ActionButton } from '../elements/forms/ActionButton.tsx';
import { nameText } from '../format/people.ts';
import { fullText } from '../format/times.ts';
import { Asked } from './Asked.tsx';

/** Visitors and networks from which nothing is taken. */
export function Blocked() {
  const { accounts, texts } = useConsole();
  const t = texts.accounts.blocked;
  return (
    <>
      <p class="settings__lead">{t.lead}</p>
      <Asked ask={accounts.readBlocks}>
        {({ blocks }, refresh) =>
          blocks.length === 0 ? (
            <p class="settings__empty">{t.none}</p>
          ) : (
            <ul class="settings__list">
              {blocks.map((block) => (
                <li class="settings__row" key={block.id}>
                  <span class="settings__what">
                    <strong>
                      {block.visitor === null
                        ? t.network(block.network ?? '')
                        : nameText(block.visitor.name, texts)}
                    </strong>
                    <br />
                    <span class="settings__aside">
                      {[block.reason, t.by(block.by, fullText(block.at, texts))]
                        .filter((part) => part !== '')
                        .join(' · ')}
                    </span>
                  </span>
                  <ActionButton
                    label={t.unblock}
                    action={() => accounts.unblock(block.id)}
                    onDone={refresh}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </>
  );
}
