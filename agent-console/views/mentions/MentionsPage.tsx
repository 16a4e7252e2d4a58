import type { Mention } from '../../../server/contract/schemas/messages-api.ts';
import { withoutMarkup } from '../../../server/contract/text/markdown.ts';
import { pageTexts } from '../../locales/page-texts.ts';
import { mentions as en } from '../../locales/pages/en/mentions.ts';
import { mentions as zh } from '../../locales/pages/zh/mentions.ts';
import type { Route } from '../../stores/shell/router.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Avatar } from '../elements/Avatar.tsx';
import { adoptStyle } from '../elements/adopt-style.ts';
import { Empty } from '../elements/Empty.tsx';
import { Link } from '../elements/Link.tsx';
import { PageHead } from '../elements/PageHead.tsx';
import { nameText } from '../format/people.ts';
import { agoText } from '../format/times.ts';
import style from './mentions.css';

adoptStyle(style);

/** Notes in which this agent was mentioned; each is gone once it was looked at. */
export function MentionsPage() {
  const { texts } = useConsole();
  const { mentions } = useWorkspace();
  const t = pageTexts(texts, 'mentions', { en, zh });
  const unseen = mentions.unseen.value;
  return (
    <div class="page">
      <PageHead title={texts.rail.mentions} />
      <div class="page__body">
        {unseen.length === 0 ? (
          <Empty icon="at" title={t.none} hint={t.noneHint} />
        ) : (
          <ul class="here">
            {unseen.map((one) => (
              <Row one={one} key={`${one.conversationId}-${one.seq}`} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function Row({ one }: { one: Mention }) {
  const { texts } = useConsole();
  const { clock, routeTo } = useWorkspace();
  const { author, body, at } = one.message;
  return (
    <li>
      <Link to={placeOf(one, routeTo)} class="here__one mention-row">
        <Avatar id={author.id ?? author.name} name={author.name} />
        <span class="here__who">
          <strong>
            {texts.mentions.by(author.name, one.roomName ?? nameText(one.visitorName ?? '', texts))}
          </strong>
          <span class="mention-row__words">{withoutMarkup(body)}</span>
        </span>
        <time class="mention-row__time" dateTime={new Date(at).toISOString()}>
          {agoText(at, clock.now.value, texts)}
        </time>
      </Link>
    </li>
  );
}

/** The note itself, where it was written. */
function placeOf({ conversationId, roomName, seq }: Mention, routeTo: (id: string) => Route): Route {
  if (roomName !== undefined) return { page: 'rooms', id: conversationId };
  const route = routeTo(conversationId);
  return route.page === 'conversation' ? { ...route, at: seq } : route;
}
