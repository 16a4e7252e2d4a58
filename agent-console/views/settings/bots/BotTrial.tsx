import { type Signal, useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browserTimers } from '../../../../server/contract/client/browser-ports.ts';
import type { Bot } from '../../../../server/contract/schemas/developers/bots-api.ts';
import { createBotTrial, type BotTrial as Trial } from '../../../stores/people/bot-trial.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { botTexts } from './bot-texts.ts';
import { TrialLog } from './TrialLog.tsx';

/** Talks to a bot as a visitor would, before it answers any. */
export function BotTrial({ bot, onClose }: { bot: Bot; onClose: () => void }) {
  const { accounts, texts } = useConsole();
  const { newId } = useWorkspace();
  const t = botTexts(texts).trial;
  const trial = useSignal<Trial | null>(null);
  const failed = useSignal(false);
  useEffect(() => {
    let left = false;
    accounts.botTests().then(
      (api) => {
        if (left) return;
        trial.value = createBotTrial({
          api,
          botId: bot.id,
          language: navigator.language,
          newId,
          after: browserTimers.after,
        });
      },
      () => {
        failed.value = true;
      },
    );
    return () => {
      left = true;
      trial.value?.stop();
    };
  }, [bot.id]);
  return (
    <section class="webhook__log" aria-label={t.of(bot.name)}>
      <p class="settings__lead">{t.lead}</p>
      {failed.value && (
        <p class="settings__trouble" role="alert">
          {t.unavailable}
        </p>
      )}
      {trial.value !== null && <Talk bot={bot} trial={trial.value} onClose={onClose} />}
    </section>
  );
}

function Talk({ bot, trial, onClose }: { bot: Bot; trial: Trial; onClose: () => void }) {
  const { texts } = useConsole();
  const { sites } = useWorkspace();
  const t = botTexts(texts).trial;
  const all = sites.sites.value ?? [];
  const chosen = useSignal(bot.sites[0]?.siteId ?? '');
  const siteId = chosen.value === '' ? (all[0]?.id ?? '') : chosen.value;
  const { test, trouble, busy } = trial;
  const going = useComputed(() => test.value !== null && test.value.end === null);
  const said =
    trouble.value === null
      ? ''
      : trouble.value.kind === 'refused'
        ? trouble.value.message
        : trouble.value.kind === 'gone'
          ? t.gone
          : t.lost;
  return (
    <>
      {!going.value && all.length > 1 && (
        <label class="field">
          <span class="field__label">{t.site}</span>
          <select
            class="field__input"
            value={siteId}
            onChange={({ currentTarget: { value } }) => {
              chosen.value = value;
            }}
          >
            {all.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {test.value !== null && (
        <TrialLog name={bot.name} test={test.value} say={(words, of) => void trial.say(words, of)} />
      )}
      {going.value && <Writing trial={trial} />}
      <p class="settings__trouble" role="alert">
        {said}
      </p>
      <div class="settings__acts">
        <button
          type="button"
          class={test.value === null ? 'button button--primary' : 'button'}
          aria-disabled={busy.value}
          onClick={() => void trial.start(siteId)}
        >
          {test.value === null ? t.start : t.again}
        </button>
        {going.value && (
          <button type="button" class="button" aria-disabled={busy.value} onClick={() => void trial.end()}>
            {t.end}
          </button>
        )}
        <button type="button" class="button button--quiet" onClick={onClose}>
          {t.close}
        </button>
      </div>
    </>
  );
}

function Writing({ trial }: { trial: Trial }) {
  const { texts } = useConsole();
  const t = botTexts(texts).trial;
  const words = useSignal('');
  return (
    <form class="settings__form" onSubmit={(event) => void send(event, trial, words)}>
      <label class="field">
        <span class="field__label">{t.write}</span>
        <input
          class="field__input"
          autocomplete="off"
          dir="auto"
          value={words.value}
          onInput={({ currentTarget }) => {
            words.value = currentTarget.value;
          }}
        />
      </label>
      <div class="settings__acts">
        <button type="submit" class="button button--primary" aria-disabled={trial.busy.value}>
          {t.send}
        </button>
      </div>
    </form>
  );
}

async function send(event: Event, trial: Trial, words: Signal<string>): Promise<void> {
  event.preventDefault();
  const body = words.value;
  if (body.trim() === '') return;
  if ((await trial.say(body)) && words.value === body) words.value = '';
}
