import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { NewBot } from '../../../../server/contract/schemas/developers/bots-api.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { CopyText } from '../../elements/CopyText.tsx';
import { Asked } from '../Asked.tsx';
import { BotForm } from './BotForm.tsx';
import { BotRow } from './BotRow.tsx';
import { botTexts } from './bot-texts.ts';

/** The programs that answer visitors: on which sites, and when. */
export function Bots() {
  const { accounts, texts } = useConsole();
  const { newId, sites } = useWorkspace();
  const t = botTexts(texts);
  const adding = useSignal(false);
  const made = useSignal<NewBot | null>(null);
  useEffect(() => void sites.load(), [sites]);
  return (
    <>
      <p class="settings__lead">
        {t.lead} <a href="/api/docs">{t.docs}</a>
      </p>
      <Asked ask={() => accounts.readBots()}>
        {({ bots }, refresh) => (
          <>
            <div role="status">{made.value !== null && <ShownOnce made={made.value} />}</div>
            {bots.length === 0 && !adding.value && <p class="settings__empty">{t.none}</p>}
            <ul class="settings__list">
              {bots.map((bot) => (
                <BotRow
                  key={bot.id}
                  bot={bot}
                  refresh={refresh}
                  onToken={(renewed) => {
                    made.value = renewed;
                  }}
                />
              ))}
            </ul>
            {adding.value ? (
              <BotForm
                bot={null}
                save={(what) => accounts.createBot({ id: newId(), ...what })}
                onSaved={(answer) => {
                  made.value = answer;
                  adding.value = false;
                  void refresh();
                }}
                onCancel={() => {
                  adding.value = false;
                }}
              />
            ) : (
              <button
                type="button"
                class="button"
                onClick={() => {
                  adding.value = true;
                }}
              >
                {t.add}
              </button>
            )}
          </>
        )}
      </Asked>
    </>
  );
}

/** Token and secret of a bot that was just made, or got new ones; never shown again. */
function ShownOnce({ made: { bot, token, secret } }: { made: NewBot }) {
  const t = botTexts(useConsole().texts);
  return (
    <div class="webhook__once">
      <h3 class="settings__heading" dir="auto">
        {bot.name}
      </h3>
      <p>{t.once}</p>
      <CopyText text={token} label={t.token} />
      <CopyText text={secret} label={t.secret} />
    </div>
  );
}
