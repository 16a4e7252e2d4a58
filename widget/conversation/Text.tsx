import { LINK_ATTRIBUTES, linkParts } from '../../server/contract/client/links.ts';

/** What somebody wrote: always text, with links made clickable. */
export function Text({ text }: { text: string }) {
  return (
    <p class="text" dir="auto">
      {linkParts(text).map((part, index) =>
        part.href === null ? (
          part.text
        ) : (
          <a key={index} href={part.href} {...LINK_ATTRIBUTES}>
            {part.text}
          </a>
        ),
      )}
    </p>
  );
}
