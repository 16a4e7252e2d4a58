import { useSignal } from '@preact/signals';
import type { Bot, NewBot, PutBot } from '../../../../server/contract/schemas/developers/bots-api.ts';
import { useConsole } from '../../context.ts';
import { Avatar } from '../../elements/Avatar.tsx';
import { ActionButton } from '../../elements/forms/ActionButton.tsx';
import { fullText } from '../../format/times.ts';
import { AvatarField } from '../AvatarField.tsx';
import { BotForm } from './BotForm.tsx';
import { BotTrial } from './BotTrial.tsx';
import { botTexts } from './bot-texts.ts';

/** One bot: how it is, and what can be done with it. */
export function BotRow({
  bot,
  refresh,
  onToken,
}: {
  bot: Bot;
  refresh: () => Promise<void>;
  onToken: (made: NewBot) => void;
}) {
  const { accounts, texts } = useConsole();
  const t = botTexts(texts);
  const open = useSignal(false);
  const trying = useSignal(false);
  const { id, name, sites, answerSeconds, url, on, hint, seenAt, trouble } = bot;
  const change = (part: Partial<PutBot>) =>
    accounts.changeBot(id, { name, sites, answerSeconds, url, on, ...part });
  const toggle = () => {
    open.value = !open.value;
  };
  const tryIt = () => {
    trying.value = !trying.value;
  };
  const done = () => {
    open.value = false;
    void refresh();
  };
  const facts = [
    t.siteCount(sites.length),
    seenAt === null ? t.neverSeen : t.seen(fullText(seenAt, texts)),
    `${hint}…`,
  ];
  return (
    <li class="settings__row settings__row--tall">
      <Avatar id={id} name={name} size="small" />
      <span class="settings__what webhook__what">
        <strong dir="auto">{name}</strong> <span class="webhook__state">{on ? t.on : t.off}</span>
        <br />
        <span class="settings__aside">{facts.join(' · ')}</span>
        {trouble !== null && (
          <>
            <br />
            <span class="webhook__state webhook__state--bad">
              {t.trouble(fullText(trouble.at, texts))}
              {t.troubles[trouble.why]}
              {trouble.status !== null && ` (HTTP ${trouble.status})`}
            </span>
          </>
        )}
      </span>
      <span class="settings__acts">
        <button type="button" class="button" aria-expanded={trying.value} onClick={tryIt}>
          {t.tryIt}
        </button>
        <button type="button" class="button" aria-expanded={open.value} onClick={toggle}>
          {texts.settings.change}
        </button>
      </span>
      {trying.value && (
        <div class="settings__more">
          <BotTrial bot={bot} onClose={tryIt} />
        </div>
      )}
      {open.value && (
        <div class="settings__more">
          <AvatarField
            id={id}
            name={name}
            put={(file) => accounts.putBotAvatar(id, file)}
            remove={() => accounts.deleteBotAvatar(id)}
          />
          <BotForm bot={bot} save={change} onSaved={done} onCancel={toggle} />
          <div class="settings__acts">
            <ActionButton
              label={on ? t.switchOff : t.switchOn}
              {...(on ? { sure: t.switchOffSure } : {})}
              action={() => change({ on: !on })}
              onDone={() => void refresh()}
            />
            <ActionButton
              label={t.rotate}
              sure={t.rotateSure}
              action={() => accounts.rotateBot(id)}
              onDone={(made) => {
                onToken(made);
                done();
              }}
            />
            <ActionButton
              label={t.remove}
              sure={t.removeSure}
              class="button--danger"
              action={() => accounts.deleteBot(id)}
              onDone={() => void refresh()}
            />
          </div>
        </div>
      )}
    </li>
  );
}
