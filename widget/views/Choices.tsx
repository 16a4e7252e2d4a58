import { useView } from './context.ts';
import { firstFocus } from './first-focus.ts';
import { Icon } from './Icon.tsx';

/** Answers that are offered as buttons; once one was taken, they stand there as words, and the taken one is marked. */
export function Choices({
  choices,
  chosen,
  choose,
}: {
  choices: readonly string[];
  chosen: string | null;
  choose(words: string): void;
}) {
  const { language, mayWrite } = useView();
  const { texts } = language;
  return (
    <ul class="choices" aria-label={texts.choices}>
      {choices.map((words) => (
        <li key={words}>
          {chosen === null && mayWrite ? (
            <button
              type="button"
              dir="auto"
              onClick={({ currentTarget }) => {
                const panel = currentTarget.closest<HTMLElement>('.panel');
                choose(words);
                // The button goes; whoever came by keyboard goes on from the field.
                if (panel !== null) firstFocus(panel).focus({ preventScroll: true });
              }}
            >
              {words}
            </button>
          ) : (
            <span class={words === chosen ? 'taken' : ''} dir="auto">
              {words === chosen && (
                <>
                  <Icon name="sent" />
                  <span class="hidden-text">{texts.chosen}:</span>
                </>
              )}
              {words}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
