import { useEffect, useRef } from 'preact/hooks';
import { Conversations } from './Conversations.tsx';
import { useExtras } from './context.ts';
import { End } from './End.tsx';
import { ExtraIcon } from './ExtraIcon.tsx';
import { Privacy } from './Privacy.tsx';
import { goesOnInChat } from './popout/goes-on-in-chat.ts';
import { OwnWindow } from './popout/OwnWindow.tsx';
import { Transcript } from './Transcript.tsx';

/** A page in the chat's place, with the way back. Takes the focus. */
export function Page() {
  const { store, extra, popoutPart } = useExtras();
  const head = useRef<HTMLHeadingElement>(null);
  const place = popoutPart?.popout.value?.state.value ?? 'here';
  const away = place !== 'here';
  const page = away ? 'window' : store.page.value;
  useEffect(() => head.current?.focus(), [page]);
  if (page === null) return null;
  const title = {
    conversations: extra.conversations,
    transcript: extra.transcript,
    privacy: extra.privacy,
    end: extra.end,
    window: place === 'out' ? extra.inWindow : extra.ownWindow,
  }[page];
  const back = (event: Event) => {
    goesOnInChat(event);
    store.page.value = null;
  };
  return (
    <section
      class={away ? 'extra-page own-window' : 'extra-page'}
      aria-label={title}
      onKeyDown={(event) => {
        // There is no way back from a window but its end: the panel closes.
        if (event.key !== 'Escape' || away) return;
        event.stopPropagation();
        back(event);
      }}
    >
      <div class="extra-head">
        {!away && (
          <button type="button" class="tool" aria-label={extra.goBack} title={extra.goBack} onClick={back}>
            <ExtraIcon name="back" />
          </button>
        )}
        <h2 ref={head} tabIndex={-1}>
          {title}
        </h2>
      </div>
      <div class="extra-body">
        {page === 'conversations' && <Conversations />}
        {page === 'transcript' && <Transcript />}
        {page === 'privacy' && <Privacy />}
        {page === 'end' && <End />}
        {page === 'window' && <OwnWindow />}
      </div>
    </section>
  );
}
