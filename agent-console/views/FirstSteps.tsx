import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Accounts } from '../../server/contract/schemas/accounts-api.ts';
import { pageTexts } from '../locales/page-texts.ts';
import { firstSteps as en } from '../locales/pages/en/first-steps.ts';
import { firstSteps as zh } from '../locales/pages/zh/first-steps.ts';
import type { Route } from '../stores/shell/router.ts';
import { useConsole, useTexts, useWorkspace } from './context.ts';
import { adoptStyle } from './elements/adopt-style.ts';
import { CopyText } from './elements/CopyText.tsx';
import { Icon } from './elements/Icon.tsx';
import { Link } from './elements/Link.tsx';
import { useIsNew } from './elements/use-is-new.ts';
import sheet from './first-steps.css';
import { spanAgoText } from './format/times.ts';
import { type Seen, useSightings } from './SeenOn.tsx';

adoptStyle(sheet);

const ASK_EVERY_MS = 5_000;

/** The four steps of a new installation. Each is done once the server, or the browser, says so; while one looks, it is asked again. */
export function FirstSteps() {
  const texts = useTexts();
  const t = pageTexts(texts, 'firstSteps', { en, zh });
  const { firstRun, alerts } = useWorkspace();
  const accounts = useAccounts();
  const seen = useSightings(true).value;
  const site = useFirstSite();
  const permission = alerts.permission.value;
  const colleagues =
    accounts.value === null ? 0 : accounts.value.accounts.filter(({ active }) => active).length - 1;
  const invitations = accounts.value?.invitations.length ?? 0;
  const done = {
    site: site !== null,
    tag: seen !== null && seen.sightings.length > 0,
    invite: colleagues + invitations > 0,
    alerts: alerts.on.value && (permission === 'granted' || permission === 'unsupported'),
  };
  const left = Object.values(done).filter((one) => !one).length;
  return (
    <section class="first-steps" data-new={useIsNew()} aria-labelledby="first-steps">
      <h2 class="first-steps__title" id="first-steps">
        {t.title}
      </h2>
      <p class="first-steps__lead" role="status">
        {left === 0 ? t.allDone : t.left(left)}
      </p>
      <ol class="first-steps__list">
        <Step title={t.site.title} done={done.site} state={site === null ? t.site.hint : site.name}>
          <StepLink
            to={{ page: 'settings', section: 'sites', ...(site === null ? {} : { item: site.id }) }}
            label={site === null ? t.site.create : t.site.change}
          />
        </Step>
        <Step title={t.tag.title} done={done.tag} state={<SeenState seen={seen} />}>
          {site !== null && !done.tag && <CopyText text={site.tag} label={t.tag.copy} />}
          <StepLink to={{ page: 'install' }} label={t.tag.act} />
        </Step>
        <Step
          title={t.invite.title}
          done={done.invite}
          state={
            colleagues > 0
              ? t.invite.joined(colleagues)
              : invitations > 0
                ? t.invite.sent(invitations)
                : t.invite.hint
          }
        >
          <StepLink to={{ page: 'settings', section: 'agents' }} label={t.invite.act} />
        </Step>
        <Step title={t.alerts.title} done={done.alerts} state={done.alerts ? t.alerts.on : t.alerts.hint}>
          {!done.alerts && <AlertsAct />}
        </Step>
      </ol>
      <button
        type="button"
        class={`button ${left === 0 ? 'button--primary' : 'button--quiet'}`}
        onClick={firstRun.close}
      >
        {left === 0 ? t.close : t.hide}
      </button>
    </section>
  );
}

function Step({
  title,
  state,
  done,
  children,
}: {
  title: string;
  state: ComponentChildren;
  done: boolean;
  children?: ComponentChildren;
}) {
  const t = pageTexts(useTexts(), 'firstSteps', { en, zh });
  return (
    <li class="first-steps__one" data-done={done}>
      <span class="first-steps__mark" role="img" aria-label={done ? t.done : t.open}>
        {done && <Icon name="check" size={16} />}
      </span>
      <div class="first-steps__what">
        <h3>{title}</h3>
        <p>{state}</p>
        {children}
      </div>
    </li>
  );
}

function StepLink({ to, label }: { to: Route; label: string }) {
  return (
    <Link to={to} class="first-steps__act">
      {label}
    </Link>
  );
}

/** Where the chat was seen last, and how long ago. */
function SeenState({ seen }: { seen: Seen | null }) {
  const texts = useTexts();
  const t = pageTexts(texts, 'firstSteps', { en, zh });
  const last = seen?.sightings[0];
  if (seen === null || last === undefined) return <>{t.tag.hint}</>;
  return (
    <>{t.tag.seen(last.origin.replace(/^https?:\/\//, ''), spanAgoText(last.seenAt, seen.now, texts))}</>
  );
}

/** Turns notifications of this browser on; where it has refused them, only its own settings can. */
function AlertsAct() {
  const { settings } = useTexts();
  const { alerts, push } = useWorkspace();
  const permission = alerts.permission.value;
  if (permission === 'denied') return <p role="note">{settings.alerts.denied}</p>;
  return (
    <button
      type="button"
      class="button button--primary"
      onClick={() => void alerts.turnOn().then(push.turnOn)}
    >
      {settings.alerts.turnOn}
    </button>
  );
}

/** The oldest site; asked for again until there is one. */
function useFirstSite() {
  const { sites } = useWorkspace();
  const first = sites.sites.value?.[0] ?? null;
  useWhileLooking(first === null, sites.load);
  return first;
}

/** Who answers here and who is invited to; null before the first answer. */
function useAccounts(): ReadonlySignal<Accounts | null> {
  const { accounts } = useConsole();
  const known = useSignal<Accounts | null>(null);
  useWhileLooking(true, async () => {
    const answer = await accounts.readAccounts();
    if (answer.ok) known.value = answer.value;
  });
  return known;
}

/** Does something now, and again and again while the page is looked at. */
function useWhileLooking(wanted: boolean, act: () => Promise<void>): void {
  useEffect(() => {
    if (!wanted) return;
    void act();
    const again = setInterval(() => {
      if (document.visibilityState !== 'hidden') void act();
    }, ASK_EVERY_MS);
    return () => clearInterval(again);
  }, [wanted]);
}
