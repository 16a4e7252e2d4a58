import type { PastConversation } from '../../../server/contract/schemas/people.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { Link } from '../elements/Link.tsx';
import { lastWordsText } from '../format/people.ts';
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
              <span class="past__words">{lastWordsText(one, texts)}</span>
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
