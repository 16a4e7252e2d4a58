import type { ComponentChildren } from 'preact';
import { anonymousCode } from '../../../server/contract/anonymous-name.ts';
import { browserOf } from '../../../server/contract/browsers.ts';
import type { VisitorDetails } from '../../../server/contract/schemas/people.ts';
import type { Texts } from '../../locales/en.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { Avatar } from '../elements/Avatar.tsx';
import { Icon, type IconName } from '../elements/Icon.tsx';
import { Link } from '../elements/Link.tsx';
import { PageLink } from '../elements/PageLink.tsx';
import { nameText } from '../format/people.ts';
import { agoText, fullText, zoneClockText } from '../format/times.ts';
import { PastConversations } from './PastConversations.tsx';
import { TriageFacts } from './TriageFacts.tsx';
import { Attributes, VisitorActivity } from './VisitorActivity.tsx';
import { VisitorBlocks } from './VisitorBlocks.tsx';
import { VisitorNote } from './VisitorNote.tsx';

const JUST_NOW_MS = 60_000;

/**
 * What is known of a visitor, in words: first what somebody has said of them and what was talked about, then what their browser
 * says. What is not known is left out.
 * @param alone a page of the person, on which their conversations have a place of their own
 */
export function VisitorFacts({ details, alone = false }: { details: VisitorDetails; alone?: boolean }) {
  const texts = useTexts();
  const { agent, clock, panels, thread } = useWorkspace();
  const t = texts.visitor;
  const now = clock.now.value;
  const { visitor, page, timeZone } = details;
  const name = nameText(visitor.name, texts);
  const state = thread.value?.conversation.value?.state;
  const startedAt = state?.startedAt;
  const attributes = state?.triage?.attributes;
  const localTime = timeZone === null ? null : zoneClockText(now, timeZone, texts);
  return (
    <>
      <div class="who">
        <Avatar id={visitor.id} name={name} size="large" here={details.here} />
        <p class="who__name">
          {alone ? (
            name
          ) : (
            <Link to={{ page: 'contacts', id: visitor.id }} class="who__link" title={t.openContact}>
              {name}
            </Link>
          )}
        </p>
        {!visitor.verified && (
          <button
            type="button"
            class="text-button"
            onClick={() =>
              panels.show({
                kind: 'contact',
                visitorId: visitor.id,
                name: anonymousCode(visitor.name) === null ? visitor.name : null,
                email: visitor.email,
              })
            }
          >
            {t.edit}
          </button>
        )}
        <p class={`who__proof ${visitor.verified ? 'who__proof--verified' : ''}`}>
          <Icon name={visitor.verified ? 'badge' : 'user'} size={15} />
          {visitor.verified ? t.verified : t.unverified}
        </p>
        {visitor.verified && <p class="who__signed">{t.signedBySite}</p>}
        <p class={`who__here ${details.here ? 'who__here--now' : ''}`}>
          {details.here ? t.hereNow : lastSeenText(details.lastSeenAt, now, texts)}
        </p>
      </div>
      <ContactLinks links={details.links ?? []} />
      <TriageFacts />
      <VisitorNote details={details} key={visitor.id} />
      <dl class="facts">
        {visitor.email !== null && (
          <Fact icon="mail" name={t.email}>
            <a
              href={`mailto:${encodeURIComponent(visitor.email).replace('%40', '@')}`}
              rel="noopener noreferrer nofollow"
            >
              {visitor.email}
            </a>
          </Fact>
        )}
        {page !== null && (
          <Fact icon="globe" name={t.page}>
            <PageLink url={page.url} title={page.title} />
          </Fact>
        )}
        {localTime !== null && (
          <Fact icon="clock" name={t.localTime}>
            {localTime} <span class="facts__aside">{timeZone?.replaceAll('_', ' ')}</span>
          </Fact>
        )}
        {state?.topic !== undefined && (
          <Fact icon="tag" name={t.topic}>
            {state.topic}
          </Fact>
        )}
        {state?.rating !== undefined && (
          <Fact icon="badge" name={t.rating}>
            {t.ratingOf(state.rating.score, state.rating.words)}
          </Fact>
        )}
        {startedAt !== undefined && (
          <Fact icon="speech" name={t.started}>
            {t.startedAt(fullText(startedAt, texts))}
          </Fact>
        )}
      </dl>
      <Attributes title={t.signed} facts={details.attributes.signed} />
      <Attributes title={t.ofConversation} facts={attributes?.given ?? {}} />
      {!alone && <PastConversations conversations={details.conversations} title={t.earlier} />}
      <Attributes
        title={t.answers}
        facts={Object.fromEntries((details.answers ?? []).map(({ label, value }) => [label, value]))}
      />
      <Attributes
        title={t.consents}
        facts={Object.fromEntries(
          (details.consents ?? []).map(({ version, at }) => [t.consent(version), fullText(at, texts)]),
        )}
      />
      <Attributes title={t.saidOfConversation} facts={attributes?.said ?? {}} />
      <Attributes title={t.said} facts={details.attributes.said} />
      <dl class="facts">
        <Fact icon="inbox" name={t.site}>
          {details.siteName}
        </Fact>
        {details.language !== null && (
          <Fact icon="speech" name={t.language}>
            {languageName(details.language, texts)}
          </Fact>
        )}
        {details.userAgent !== null && (
          <Fact icon="screen" name={t.browser}>
            {browserText(details.userAgent, texts)}
          </Fact>
        )}
        <Fact icon="user" name={t.firstSeen}>
          {fullText(details.firstSeenAt, texts)}
        </Fact>
        <Fact icon="speech" name={t.conversations}>
          {t.conversationCount(details.conversationCount)}
        </Fact>
      </dl>
      <VisitorActivity activity={details.activity} />
      {agent.role === 'admin' && (
        <button
          type="button"
          class="button button--quiet"
          onClick={() => panels.show({ kind: 'merge', visitorId: visitor.id })}
        >
          <Icon name="users" size={15} />
          {t.merge}
        </button>
      )}
      <VisitorBlocks details={details} />
    </>
  );
}

function Fact({ icon, name, children }: { icon: IconName; name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>
        <Icon name={icon} size={15} />
        {name}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Where the site knows more of them. */
function ContactLinks({ links }: { links: NonNullable<VisitorDetails['links']> }) {
  if (links.length === 0) return null;
  return (
    <div class="facts">
      {links.map(({ label, url }) => (
        <PageLink key={label + url} url={url} title={label} />
      ))}
    </div>
  );
}

function lastSeenText(at: number, now: number, texts: Texts): string {
  const { visitor: t } = texts;
  return now - at < JUST_NOW_MS ? t.lastSeenNow : t.lastSeen(agoText(at, now, texts));
}

function languageName(language: string, texts: Texts): string {
  try {
    return new Intl.DisplayNames(texts.language, { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}

function browserText(userAgent: string, { visitor: t }: Texts): string {
  const { browser, system } = browserOf(userAgent);
  if (browser !== null && system !== null) return t.browserOn(browser, system);
  return browser ?? system ?? t.unknown;
}
