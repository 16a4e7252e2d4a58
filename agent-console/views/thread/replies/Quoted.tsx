import type { Quote } from '../../../../server/contract/schemas/conversations.ts';
import { withoutMarkup } from '../../../../server/contract/text/markdown.ts';
import { quoteOf } from '../../../../server/contract/text/quotes.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { nameText } from '../../format/people.ts';

/** What a reply is to: who said it, where that is known here, and the beginning of it. */
export function Quoted({ quote }: { quote: Quote }) {
  const texts = useTexts();
  const { agent, open } = useWorkspace();
  const messages = open.value?.thread.conversation.value?.messages ?? [];
  const message = messages.find(({ id }) => id === quote.id);
  const author = message?.author;
  // A reply from a draft knows only which message it is, until the server has it.
  const { unsent, body, file } = quote.body === '' && message !== undefined ? quoteOf(message) : quote;
  return (
    <>
      {author !== undefined && (
        <strong>{author.id === agent.id ? texts.thread.you : nameText(author.name, texts)}</strong>
      )}
      <span dir="auto">{unsent ? texts.own.unsent : withoutMarkup(body) || file || texts.own.text}</span>
    </>
  );
}
