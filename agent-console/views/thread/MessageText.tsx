import { useMemo } from 'preact/hooks';
import { linkParts } from '../../../server/contract/links.ts';

/** What somebody wrote, line breaks and all, with its addresses as links that tell nobody where we come from. */
export function MessageText({ text }: { text: string }) {
  const parts = useMemo(() => linkParts(text), [text]);
  return (
    <p class="bubble__text" dir="auto">
      {parts.map((part, index) =>
        part.href === null ? (
          part.text
        ) : (
          // The parts of one text never change places.
          <a href={part.href} target="_blank" rel="noopener noreferrer nofollow" key={index}>
            {part.text}
          </a>
        ),
      )}
    </p>
  );
}
