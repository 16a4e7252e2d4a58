import { useEffect } from 'preact/hooks';
import type { NewBot } from '../../../../server/contract/schemas/developers/bots-api.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { CopyText } from '../../elements/CopyText.tsx';
import { IssuedList } from '../issued/IssuedList.tsx';
import { BotForm } from './BotForm.tsx';
import { BotRow } from './BotRow.tsx';
import { botTexts } from './bot-texts.ts';

/** The programs that answer visitors: on which sites, and when. */
export function Bots() {
  const { accounts, texts } = useConsole();
  const { newId, sites } = useWorkspace();
  const t = botTexts(texts);
  useEffect(() => void sites.load(), [sites]);
  return (
    <>
      <p class="settings__lead">
        {t.lead} <a href="/api/docs">{t.docs}</a>
      </p>
      <IssuedList
        ask={() => accounts.readBots()}
        none={t.none}
        add={t.add}
        rows={({ bots }, refresh, show: (made: NewBot) => void) =>
          bots.map((bot) => <BotRow key={bot.id} bot={bot} refresh={refresh} onToken={show} />)
        }
        form={(made, cancel) => (
          <BotForm
            bot={null}
            save={(what) => accounts.createBot({ id: newId(), ...what })}
            onSaved={made}
            onCancel={cancel}
          />
        )}
        once={(made) => <ShownOnce made={made} />}
      />
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
