import type { Quote } from '../../server/contract/schemas/conversations.ts';
import { withoutMarkup } from '../../server/contract/text/markdown.ts';
import { useView } from '../views/context.ts';

/** Above a reply: what it replies to, and the way there. */
export function Quoted({ quote, go }: { quote: Quote; go(quote: Quote): void }) {
  const { chat, language } = useView();
  const { texts } = language;
  const author = quote.by === 'visitor' ? texts.you : chat.thread.find(quote.id)?.author.name;
  return (
    <button type="button" class="quoted" title={texts.goToQuoted} onClick={() => go(quote)}>
      {author !== undefined && <strong dir="auto">{author}</strong>}
      <span dir="auto">{quote.unsent ? texts.unsent : withoutMarkup(quote.body) || quote.file}</span>
    </button>
  );
}
