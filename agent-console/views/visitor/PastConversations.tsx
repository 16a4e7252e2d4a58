import type { PastConversation } from '../../../server/contract/schemas/people.ts';
import type { Texts } from '../../locales/en.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { Link } from '../elements/Link.tsx';
import { fullText } from '../format/times.ts';

/** The visitor's other conversations, the latest first. @param title null: the page says it already */
export function PastConversations({
  conversations,
  title,
}: {
  conversations: readonly PastConversation[];
  title: string | null;
}) {
  const texts = useTexts();
  const { thread, routeTo } = useWorkspace();
  const others = conversations.filter((one) => one.id !== thread.value?.id);
  if (others.length === 0) return null;
  return (
    <section class="visitor-list past">
      {title !== null && <h3>{title}</h3>}
      <ul>
        {others.map((one) => (
          <li key={one.id}>
            <Link to={routeTo(one.id)} class="past__one">
              <span class="past__words">{lastLine(one, texts)}</span>
              <span class="facts__aside">
                {texts.thread.status[one.status]} · {fullText(one.lastAt, texts)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Only conversations in which something was said are listed: what has no words is taken back, or files. */
function lastLine({ lastWords, lastUnsent }: PastConversation, { card, own }: Texts): string {
  if (lastUnsent === true) return own.unsent;
  return lastWords.trim() === '' ? card.files(1) : lastWords;
}
