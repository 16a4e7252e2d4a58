import { useTexts } from '../context.ts';
import { Icon } from './Icon.tsx';

/** Answers that the visitor is offered as buttons, and which one they took. */
export function Choices({ choices, chosen }: { choices: readonly string[]; chosen: string | null }) {
  const { thread: t } = useTexts();
  return (
    <ul class="offered" aria-label={t.choices}>
      {choices.map((words) => (
        <li class="offered__one" key={words} data-chosen={words === chosen} dir="auto">
          {words === chosen && (
            <>
              <Icon name="check" size={14} />
              <span class="hidden">{t.chosen}:</span>
            </>
          )}
          {words}
        </li>
      ))}
    </ul>
  );
}
