import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { VisitorHere } from '../../../server/contract/schemas/people.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Avatar } from '../elements/Avatar.tsx';
import { Empty } from '../elements/Empty.tsx';
import { Link } from '../elements/Link.tsx';
import { PageHead } from '../elements/PageHead.tsx';
import { PageLink } from '../elements/PageLink.tsx';
import { Verified } from '../elements/Verified.tsx';
import { nameText } from '../format/people.ts';
import { durationText } from '../format/times.ts';
import { Approach } from './Approach.tsx';

/** Who has the chat open on some page now, and a way to begin with them. */
export function VisitorsHere() {
  const { texts } = useConsole();
  const { visitorsHere } = useWorkspace();
  const t = texts.visitorsHere;
  useEffect(() => visitorsHere.watch(), [visitorsHere]);
  const found = visitorsHere.found.value;
  const failure = visitorsHere.failure.value;
  return (
    <div class="page">
      <PageHead title={t.title}>
        {found !== null && <span class="settings__aside">{t.count(found.count)}</span>}
      </PageHead>
      <div class="page__body">
        <p class="page__lead">{t.lead}</p>
        <p class="settings__trouble" role="alert">
          {failure === null ? '' : failure.status === 0 ? t.away : failure.message}
        </p>
        {found === null && failure === null && <div class="skeleton skeleton--block" aria-busy="true" />}
        {found?.visitors.length === 0 && <Empty icon="globe" title={t.none} hint={t.noneHint} />}
        {found !== null && found.visitors.length > 0 && (
          <ul class="here">
            {found.visitors.map((one) => (
              <Here one={one} key={one.visitor.id} />
            ))}
          </ul>
        )}
        {found !== null && found.count > found.visitors.length && (
          <p class="page__hint">{t.more(found.count - found.visitors.length)}</p>
        )}
      </div>
    </div>
  );
}

function Here({ one: { visitor, siteName, page, since, conversation } }: { one: VisitorHere }) {
  const { texts } = useConsole();
  const { clock } = useWorkspace();
  const t = texts.visitorsHere;
  const name = nameText(visitor.name, texts);
  const writing = useSignal(false);
  const current = conversation !== null && conversation.status !== 'resolved' ? conversation : null;
  return (
    <li class="here__one">
      <Avatar id={visitor.id} name={name} here />
      <div class="here__who">
        <strong>{name}</strong> {visitor.verified && <Verified />}
        <p class="here__where">
          {page === null ? t.nowhere : <PageLink url={page.url} title={page.title} />}
          <span>{siteName}</span>
          <span>{t.since(durationText(clock.now.value - since, texts))}</span>
        </p>
      </div>
      {current === null ? (
        <button
          type="button"
          class="button"
          aria-expanded={writing.value}
          aria-label={t.writeTo(name)}
          onClick={() => {
            writing.value = !writing.value;
          }}
        >
          {t.write}
        </button>
      ) : (
        <Link
          class="button"
          to={{
            page: 'conversation',
            id: current.id,
            queue: current.status === 'waiting' ? 'waiting' : 'open',
          }}
        >
          {current.assignee === null ? t.look : t.with(current.assignee.name)}
        </Link>
      )}
      {writing.value && <Approach visitor={visitor} />}
    </li>
  );
}
