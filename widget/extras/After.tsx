import { useSignal } from '@preact/signals';
import { useExtras } from './context.ts';

const FACES = ['😞', '🙁', '😐', '🙂', '😀'];

/** After the end: what the visitor thought of it, once; and a way to begin anew. */
export function After() {
  const { chat, store, extra } = useExtras();
  const score = useSignal(0);
  const words = useSignal('');
  const state = useSignal<'idle' | 'busy' | 'failed'>('idle');
  const conversation = chat.thread.conversation.value?.state;
  if (
    conversation?.status !== 'resolved' ||
    chat.outbox.entries.value.length + chat.outbox.acknowledged.value.length > 0
  )
    return null;
  const kind = store.settings.value?.rating ?? 'off';
  const names = [
    extra.scores.bad,
    extra.scores.poor,
    extra.scores.fair,
    extra.scores.good,
    extra.scores.great,
  ];

  const send = async (event: Event) => {
    event.preventDefault();
    if (score.value === 0 || state.value === 'busy') return;
    state.value = 'busy';
    const answer = await store.rate(score.value, words.value.trim(), conversation.seq);
    state.value = answer.ok || answer.code === 'already_rated' ? 'idle' : 'failed';
    if (!answer.ok) return;
    // It may be rated again, should it be reopened.
    score.value = 0;
    words.value = '';
  };

  return (
    <div class="after">
      {conversation.rating !== undefined ? (
        <p role="status">{extra.rateThanks}</p>
      ) : (
        kind !== 'off' && (
          <form class="rating" onSubmit={send}>
            <fieldset>
              <legend>{extra.rate}</legend>
              <div class={`scores ${kind}`}>
                {names.map((name, index) => (
                  <label key={name} title={name} class={index < score.value ? 'reached' : ''}>
                    <input
                      type="radio"
                      name="fd-score"
                      aria-label={name}
                      checked={score.value === index + 1}
                      onChange={() => {
                        score.value = index + 1;
                      }}
                    />
                    <span aria-hidden="true">{kind === 'stars' ? '★' : FACES[index]}</span>
                  </label>
                ))}
              </div>
            </fieldset>
            {score.value > 0 && (
              <>
                <textarea
                  rows={2}
                  maxLength={1000}
                  dir="auto"
                  aria-label={extra.rateWords}
                  placeholder={extra.rateWords}
                  value={words.value}
                  onInput={(event) => {
                    words.value = event.currentTarget.value;
                  }}
                />
                <button type="submit" class="action main" aria-disabled={state.value === 'busy'}>
                  {extra.rateSend}
                </button>
              </>
            )}
            {state.value === 'failed' && <p role="alert">{extra.failed}</p>}
          </form>
        )
      )}
      {(score.value === 0 || conversation.rating !== undefined) && (
        <button type="button" class="quiet" onClick={store.anew}>
          {extra.anew}
        </button>
      )}
    </div>
  );
}
