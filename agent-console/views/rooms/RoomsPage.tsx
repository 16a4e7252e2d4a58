import { useSignal } from '@preact/signals';
import type { RoomCard } from '../../../server/contract/schemas/rooms-api.ts';
import { withoutMarkup } from '../../../server/contract/text/markdown.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { adoptStyle } from '../elements/adopt-style.ts';
import { Empty } from '../elements/Empty.tsx';
import { Icon } from '../elements/Icon.tsx';
import { Link } from '../elements/Link.tsx';
import { PageHead } from '../elements/PageHead.tsx';
import { agoText } from '../format/times.ts';
import { RoomForm } from './RoomForm.tsx';
import style from './rooms-page.css';

adoptStyle(style);

/** The rooms of the team: what was said last in each, and what this agent has not read. */
export function RoomsPage() {
  const { texts } = useConsole();
  const { rooms } = useWorkspace();
  const t = texts.rooms;
  const making = useSignal(false);
  const all = rooms.all.value;
  const make = () => {
    making.value = true;
  };
  return (
    <div class="page">
      <PageHead title={t.title}>
        {all !== null && all.length > 0 && (
          <button type="button" class="button page__act" onClick={make}>
            {t.add}
          </button>
        )}
      </PageHead>
      <div class="page__body">
        <p class="page__lead">{t.lead}</p>
        {all === null && <div class="skeleton skeleton--block" aria-busy="true" />}
        {all?.length === 0 && (
          <Empty icon="hash" title={t.none} hint={t.noneHint}>
            <button type="button" class="button button--primary" onClick={make}>
              {t.add}
            </button>
          </Empty>
        )}
        {all !== null && all.length > 0 && (
          <ul class="here">
            {all.map((room) => (
              <Row room={room} key={room.state.id} />
            ))}
          </ul>
        )}
      </div>
      {making.value && (
        <RoomForm
          room={null}
          onClose={() => {
            making.value = false;
          }}
        />
      )}
    </div>
  );
}

function Row({ room: { state, unread, lastMessage } }: { room: RoomCard }) {
  const { texts } = useConsole();
  const { clock } = useWorkspace();
  const t = texts.rooms;
  return (
    <li>
      <Link to={{ page: 'rooms', id: state.id }} class="here__one room" data-unread={unread > 0}>
        <Icon name="hash" size={20} />
        <span class="here__who">
          <strong>{state.name}</strong>
          <span class="room__last">
            {lastMessage === null || lastMessage.unsentAt !== undefined
              ? t.quiet
              : t.said(lastMessage.author.name, withoutMarkup(lastMessage.body) || t.file)}
          </span>
        </span>
        <time class="room__time" dateTime={new Date(state.activeAt).toISOString()}>
          {agoText(state.activeAt, clock.now.value, texts)}
        </time>
        {unread > 0 && (
          <span class="badge">
            <span aria-hidden="true">{unread}</span>
            <span class="hidden">{t.unread(unread)}</span>
          </span>
        )}
      </Link>
    </li>
  );
}
