import { useEffect, useRef } from 'preact/hooks';
import { Conversations } from './Conversations.tsx';
import { useExtras } from './context.ts';
import { End } from './End.tsx';
import { ExtraIcon } from './ExtraIcon.tsx';
import { Privacy } from './Privacy.tsx';
import { Transcript } from './Transcript.tsx';

/** A page in the chat's place, with the way back. Takes the focus. */
export function Page() {
  const { store, extra } = useExtras();
  const head = useRef<HTMLHeadingElement>(null);
  const page = store.page.value;
  useEffect(() => head.current?.focus(), [page]);
  if (page === null) return null;
  const title = {
    conversations: extra.conversations,
    transcript: extra.transcript,
    privacy: extra.privacy,
    end: extra.end,
  }[page];
  const back = () => {
    store.page.value = null;
  };
  return (
    <section
      class="extra-page"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        back();
      }}
    >
      <div class="extra-head">
        <button type="button" class="tool" aria-label={extra.goBack} title={extra.goBack} onClick={back}>
          <ExtraIcon name="back" />
        </button>
        <h2 ref={head} tabIndex={-1}>
          {title}
        </h2>
      </div>
      <div class="extra-body">
        {page === 'conversations' && <Conversations />}
        {page === 'transcript' && <Transcript />}
        {page === 'privacy' && <Privacy />}
        {page === 'end' && <End />}
      </div>
    </section>
  );
}
