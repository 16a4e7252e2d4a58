import { type ComponentChild, h } from 'preact';
import { useMemo } from 'preact/hooks';
import { mentionsAt } from '../../../server/contract/mentions.ts';
import { LINK_ATTRIBUTES } from '../../../server/contract/text/links.ts';
import { type Markup, markdown } from '../../../server/contract/text/markdown.ts';
import { wordsOfSearch } from '../../stores/inbox/search-operators.ts';
import type { Route } from '../../stores/shell/router.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { foundWords, type Place } from '../format/found-words.ts';

/**
 * What somebody wrote, line breaks and all, with its addresses as links that tell nobody where we come from. Words that
 * were searched for are marked, and in notes who is mentioned.
 * @param labels whether a link may have words of its own; see `markdown`
 */
export function MessageText({
  text,
  labels,
  mentions = false,
}: {
  text: string;
  labels: boolean;
  mentions?: boolean;
}) {
  const parts = useMemo(() => markdown(text, { labels }), [text, labels]);
  return (
    <div class="bubble__text" dir="auto">
      {parts.map(element)}
    </div>
  );

  /** The parts of one text never change places. */
  function element(part: Markup, index: number): ComponentChild {
    if (typeof part === 'string') return <Words text={part} mentions={mentions} key={index} />;
    const { tag, href, value } = part;
    const link = href === undefined ? {} : { href, title: href, ...LINK_ATTRIBUTES };
    return h(tag, { key: index, value, ...link }, part.parts.map(element));
  }
}

/** What was searched for: in the conversation, else in all of them. */
function searchedIn(route: Route): string {
  if (route.page === 'rooms') return wordsOfSearch(route.within ?? '');
  if (route.page !== 'conversation') return '';
  return route.within ?? (route.find?.kind === 'search' ? wordsOfSearch(route.find.text) : '');
}

/** A piece of text in which the words that are searched for are marked, and in notes who is mentioned. */
export function Words({ text, mentions = false }: { text: string; mentions?: boolean }) {
  const { router } = useConsole();
  const { team } = useWorkspace();
  const search = searchedIn(router.route.value);
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
