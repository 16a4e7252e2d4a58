import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Offer } from '../../stores/offers.ts';
import { useConsole, useDesk } from '../context.ts';
import { Avatar } from '../elements/Avatar.tsx';

const SECOND_MS = 1_000;

/**
 * What a rule offers to this agent, over everything else: whoever it is for must not miss it. One at a time, the one that
 * ends first, so that the desk stays in reach.
 */
export function OfferPrompt() {
  const { offers } = useDesk();
  const { offers: t } = useConsole().texts;
  const [first, ...others] = offers.open.value;
  return (
    <section class="offers" aria-label={t.label} role="alert" hidden={first === undefined}>
      {first !== undefined && <OneOffer offer={first} key={first.card.state.id} />}
      {others.length > 0 && <p class="offers__more">{t.more(others.length)}</p>}
    </section>
  );
}

function OneOffer({ offer: { card, until } }: { offer: Offer }) {
  const { texts, router } = useConsole();
  const { offers, triage } = useDesk();
  const t = texts.offers;
  const { id, visitor } = card.state;
  const busy = offers.busy.value === id || triage.busy.value?.id === id;
  const accept = async () => {
    if (busy || !(await triage.run('claim', id))) return;
    router.go({ page: 'conversation', id, queue: 'mine' });
  };
  return (
    <article class="offer" aria-label={t.from(visitor.name)}>
      <Avatar id={visitor.id} name={visitor.name} here={card.visitorHere} />
      <div class="offer__what">
        <strong>{t.from(visitor.name)}</strong>
        <p class="offer__text">{card.lastMessage?.body ?? ''}</p>
      </div>
      <SecondsLeft until={until} />
      <div class="offer__acts">
        <button
          type="button"
          class="button button--primary"
          aria-disabled={busy}
          onClick={() => void accept()}
        >
          {t.accept}
        </button>
        <button
          type="button"
          class="button button--quiet"
          aria-disabled={busy}
          onClick={() => void offers.decline(id)}
        >
          {t.decline}
        </button>
      </div>
    </article>
  );
}

/** Counts down for eyes only: a screen reader would say every number. */
function SecondsLeft({ until }: { until: number }) {
  const { texts } = useConsole();
  const left = useSignal(secondsTo(until));
  useEffect(() => {
    const timer = setInterval(() => {
      left.value = secondsTo(until);
    }, SECOND_MS);
    return () => clearInterval(timer);
  }, [until]);
  return (
    <span class="offer__left" aria-hidden="true">
      {texts.time.seconds(left.value)}
    </span>
  );
}

const secondsTo = (until: number): number => Math.max(0, Math.ceil((until - Date.now()) / SECOND_MS));
