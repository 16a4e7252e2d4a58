import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { withoutMarkup } from '../../../server/contract/text/markdown.ts';
import type { Offer } from '../../stores/triage/offers.ts';
import { acceptOffer } from '../actions/actions.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Avatar } from '../elements/Avatar.tsx';
import { keyCaps } from '../format/keys.ts';
import { nameText } from '../format/people.ts';

const SECOND_MS = 1_000;

/**
 * What a rule offers to this agent, over everything else: it must not be missed. The one that expires first is shown;
 * the others open on a click, so that the workspace stays in reach.
 */
export function OfferPrompt() {
  const { offers } = useWorkspace();
  const { offers: t } = useConsole().texts;
  const expanded = useSignal(false);
  const [first, ...others] = offers.open.value;
  return (
    <section class="offers" aria-label={t.label} role="alert" hidden={first === undefined}>
      {first !== undefined && <OneOffer offer={first} first key={first.card.state.id} />}
      {others.length > 0 && (
        <button
          type="button"
          class="offers__more"
          aria-expanded={expanded.value}
          onClick={() => {
            expanded.value = !expanded.value;
          }}
        >
          {expanded.value ? t.less : t.more(others.length)}
        </button>
      )}
      {expanded.value && others.map((offer) => <OneOffer offer={offer} key={offer.card.state.id} />)}
    </section>
  );
}

function OneOffer({ offer: { card, until }, first = false }: { offer: Offer; first?: boolean }) {
  const console = useConsole();
  const workspace = useWorkspace();
  const { offers, triage, keymap } = workspace;
  const { offers: t } = console.texts;
  const { id, visitor } = card.state;
  const name = nameText(visitor.name, console.texts);
  const busy = offers.busy.value === id || triage.busy.value?.id === id;
  return (
    <article class="offer" aria-label={t.from(name)}>
      <Avatar id={visitor.id} name={name} here={card.visitorHere} />
      <div>
        <strong class="offer__who">{t.from(name)}</strong>
        <p class="offer__text" dir="auto">
          {withoutMarkup(card.lastMessage?.body ?? '')}
        </p>
      </div>
      <SecondsLeft until={until} />
      <div class="offer__acts">
        <button
          type="button"
          class="button button--quiet"
          aria-disabled={busy}
          onClick={() => void offers.decline(id)}
        >
          {t.decline}
        </button>
        <button
          type="button"
          class="button button--primary"
          aria-disabled={busy}
          aria-label={t.accept}
          onClick={() => void acceptOffer(console, workspace, id)}
        >
          {t.accept}
          {first && (
            <span class="for-keys" aria-hidden="true">
              {keyCaps(keymap.keys.value['accept-offer']).map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </span>
          )}
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
