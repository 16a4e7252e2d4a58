import type { Quote } from '../../../../server/contract/schemas/conversations.ts';
import { withoutMarkup } from '../../../../server/contract/text/markdown.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { nameText } from '../../format/people.ts';

/** What a reply is to: who said it, where that is known here, and the beginning of it. */
export function Quoted({ quote }: { quote: Quote }) {
  const texts = useTexts();
  const { agent, open } = useWorkspace();
  const messages = open.value?.thread.conversation.value?.messages ?? [];
  const author = messages.find(({ id }) => id === quote.id)?.author;
  return (
    <>
      {author !== undefined && (
        <strong>{author.id === agent.id ? texts.thread.you : nameText(author.name, texts)}</strong>
      )}
      <span dir="auto">{quote.unsent ? texts.own.unsent : withoutMarkup(quote.body) || quote.file}</span>
    </>
  );
}
