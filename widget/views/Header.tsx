import { fill } from '../locales/fill.ts';
import { useView } from './context.ts';
import { Speaker } from './Face.tsx';
import { Icon } from './Icon.tsx';

/** Whose chat this is, and who is at the other end. Of one height, whatever it says. */
export function Header() {
  const { chat, language, extras, close } = useView();
  const { texts } = language;
  const site = chat.site.appearance.value;
  const state = chat.thread.conversation.value?.state;
  const agent = state?.status === 'open' ? state.assignee : null;
  const bot = state?.status === 'waiting' ? state.bot : null;
  const speaker = agent ?? bot;
  const here = (site?.agentsOnDuty && site.open !== false) || speaker != null;
  const More = extras.value?.Menu;
  const line = lineOf();

  return (
    <header class="header">
      {speaker != null && <Speaker {...speaker} />}
      <span class="titles">
        <strong>
          <bdi>{site?.name ?? texts.chat}</bdi>
        </strong>
        {site !== null && (
          <span class={here ? 'here' : ''} title={line}>
            {line}
          </span>
        )}
      </span>
      {More === undefined ? <span class="tool" /> : <More />}
      <button type="button" class="tool close" aria-label={texts.close} title={texts.close} onClick={close}>
        <Icon name="close" />
      </button>
    </header>
  );

  function lineOf(): string {
    if (agent !== null) return fill(texts.withAgent, { name: agent.name });
    if (bot != null) return `${bot.name} · ${texts.bot}`;
    if (here) return texts.onDuty;
    // Who has written already is not asked to.
    return state?.status === 'waiting' ? texts.away : texts.offDuty;
  }
}
