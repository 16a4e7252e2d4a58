import type { RefObject } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Snippet } from '../../../../server/contract/schemas/find-api.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { Empty } from '../../elements/Empty.tsx';
import { useWindow } from '../../elements/use-window.ts';
import { shownSnippet } from '../../format/found-words.ts';
import { Card } from './Card.tsx';
import { CardSkeletons } from './CardSkeletons.tsx';

const LOAD_MORE_WITHIN_PX = 400;
const CARD_PX = 110;

/** What a search or a saved view has found. */
export function FoundList() {
  const { texts } = useConsole();
  const { search, thread, directory } = useWorkspace();
  const found = search.found.value;
  const phase = search.phase.value;
  const finding = search.finding.value;
  const keys = useMemo(() => found.map((one) => one.card.state.id), [found]);
  const rows = useWindow(keys, CARD_PX, () => false);
  const { from, to } = rows.range.value;
  const openId = thread.value?.id;
  useEffect(() => {
    if (openId !== undefined) rows.reveal(openId);
  }, [openId]);
  if (finding === null) return null;
  const title =
    finding.kind === 'search'
      ? texts.search.results
      : finding.kind === 'team'
        ? directory.teamName(finding.id)
        : search.views.value.find((one) => one.id === finding.id)?.name;
  return (
    <div
      class="cards"
      ref={rows.scroller}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        rows.onScroll();
        if (scrollHeight - scrollTop - clientHeight < LOAD_MORE_WITHIN_PX) void search.loadMore();
      }}
    >
      <h2 class="cards__head">
        <span class="cards__title">{title ?? ''}</span>
        <span class="cards__order" role="status">
          {phase === 'ready' && texts.search.count(found.length, search.more.value)}
        </span>
      </h2>
      {phase === 'ready' && search.indexing.value && (
        <p class="cards__indexing" role="status">
          {texts.search.indexing}
        </p>
      )}
      {phase === 'loading' && <CardSkeletons />}
      {phase === 'failed' && <Empty icon="alert" title={texts.queueFailed} hint={texts.queueFailedHint} />}
      {phase === 'gone' && <Empty icon="alert" title={texts.views.gone} />}
      {phase === 'ready' && found.length === 0 && search.more.value && (
        <p class="cards__further">{texts.search.further}</p>
      )}
      {phase === 'ready' && found.length === 0 && !search.more.value && (
        <Empty
          icon="search"
          title={finding.kind === 'search' ? texts.search.nothing(finding.text) : texts.views.nothing}
          hint={finding.kind === 'search' ? texts.search.nothingHint : ''}
        />
      )}
      <ul class="cards__list" ref={rows.rows as RefObject<HTMLUListElement>}>
        {found.slice(from, to).map(({ card, snippet, seq }, index) => (
          <li
            key={card.state.id}
            data-row={card.state.id}
            aria-setsize={found.length}
            aria-posinset={from + index + 1}
          >
            <Card
              card={card}
              to={{
                page: 'conversation',
                id: card.state.id,
                queue: 'waiting',
                find: finding,
                ...(seq === null ? {} : { at: seq }),
              }}
              line={snippet === null ? undefined : <SnippetLine snippet={snippet} />}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The place that was found, as text; what was typed is marked, and seen. */
function SnippetLine({ snippet }: { snippet: Snippet }) {
  return (
    <span class="card__line card__line--snippet">
      {shownSnippet(snippet).map((part, index) =>
        part.hit ? (
          // The parts of one snippet never change places.
          <mark key={index}>{part.text}</mark>
        ) : (
          part.text
        ),
      )}
    </span>
  );
}
