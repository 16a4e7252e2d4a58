import { type ComponentChild, h } from 'preact';
import { LINK_ATTRIBUTES } from '../../server/contract/text/links.ts';
import { type Markup, markdown } from '../../server/contract/text/markdown.ts';

/** What somebody wrote: elements of a short list around text, never HTML. */
export function Text({ text, labels }: { text: string; labels: boolean }) {
  return (
    <div class="text" dir="auto">
      {markdown(text, { labels }).map(element)}
    </div>
  );
}

function element(part: Markup): ComponentChild {
  if (typeof part === 'string') return part;
  const { tag, href, value, parts } = part;
  return h(tag, { value, ...(href === undefined ? {} : { href, ...LINK_ATTRIBUTES }) }, parts.map(element));
}
