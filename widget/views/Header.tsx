import { fill } from '../locales/fill.ts';
import { useView } from './context.ts';
import { Face } from './Face.tsx';
import { Icon } from './Icon.tsx';

/** Whose chat this is, and who is at the other end. Of one height, whatever it says. */
export function Header() {
  const { chat, language, extras, close } = useView();
  const { texts } = language;
  const site = chat.site.appearance.value;
  const state = chat.thread.conversation.value?.state;
  const agent = state?.status === 'open' ? state.assignee : null;
  const here = (site?.agentsOnDuty && site.open !== false) || agent !== null;
  const More = extras.value?.Menu;
  const line = agent !== null ? fill(texts.withAgent, { name: agent.name }) : here ? texts.onDuty : absence();

  return (
    <header class="header">
      {agent !== null && <Face name={agent.name} />}
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
      <button type="button" class="tool" aria-label={texts.close} title={texts.close} onClick={close}>
        <Icon name="close" />
      </button>
    </header>
  );

  /** Who has written already is not asked to. */
  function absence(): string {
    return state?.status === 'waiting' ? texts.away : texts.offDuty;
  }
}
