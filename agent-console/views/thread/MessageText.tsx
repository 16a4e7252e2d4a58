import { useMemo } from 'preact/hooks';
import { LINK_ATTRIBUTES, linkParts } from '../../../server/contract/client/links.ts';
import { mentionsAt } from '../../../server/contract/mentions.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { foundWords, type Place } from '../format/found-words.ts';

/**
 * What somebody wrote, line breaks and all, with its addresses as links that tell nobody where we come from. Words that
 * were searched for are marked, and in notes who is mentioned.
 */
export function MessageText({ text, mentions = false }: { text: string; mentions?: boolean }) {
  const parts = useMemo(() => linkParts(text), [text]);
  return (
    <p class="bubble__text" dir="auto">
      {parts.map((part, index) =>
        part.href === null ? (
          // The parts of one text never change places.
          <Words text={part.text} mentions={mentions} key={index} />
        ) : (
          <a href={part.href} {...LINK_ATTRIBUTES} key={index}>
            {part.text}
          </a>
        ),
      )}
    </p>
  );
}

function Words({ text, mentions }: { text: string; mentions: boolean }) {
  const { router } = useConsole();
  const { team } = useWorkspace();
  const route = router.route.value;
  const search = route.page === 'conversation' && route.find?.kind === 'search' ? route.find.text : '';
  const marked: (Place & { as: 'mention' | 'hit' })[] = [
    ...(mentions
      ? mentionsAt(text, team.people.value).map((place) => ({ ...place, as: 'mention' as const }))
      : []),
    ...foundWords(text, search).map((place) => ({ ...place, as: 'hit' as const })),
  ].sort((a, b) => a.from - b.from);
  const shown = [];
  let at = 0;
  for (const { from, to, as } of marked) {
    if (from < at) continue;
    shown.push(text.slice(at, from));
    const words = text.slice(from, to);
    shown.push(
      as === 'hit' ? (
        <mark key={from}>{words}</mark>
      ) : (
        <span class="mention" key={from}>
          {words}
        </span>
      ),
    );
    at = to;
  }
  shown.push(text.slice(at));
  return <>{shown}</>;
}
