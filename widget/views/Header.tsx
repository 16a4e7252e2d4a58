import { fill } from '../locales/fill.ts';
import { useView } from './context.ts';
import { initialsOf } from './format.ts';
import { Icon } from './Icon.tsx';

/** Whose chat this is, and who is at the other end. */
export function Header() {
  const { chat, language, extras, baseUrl, close, sound, toggleSound } = useView();
  const { texts } = language;
  const site = chat.site.appearance.value;
  const state = chat.thread.conversation.value?.state;
  const agent = state?.status === 'open' ? state.assignee : null;
  const here = (site?.agentsOnDuty && site.open !== false) || agent !== null;
  const logo = site?.settings?.logo;
  const More = extras.value?.Menu;
  const line = agent !== null ? fill(texts.withAgent, { name: agent.name }) : here ? texts.onDuty : absence();

  return (
    <header class="header">
      <span class={`face ${here ? 'here' : ''}`} aria-hidden="true">
        {site === null ? (
          <Icon name="talk" />
        ) : logo && agent === null ? (
          <img src={baseUrl + logo} alt="" />
        ) : (
          initialsOf(agent?.name ?? site.name)
        )}
      </span>
      <span class="titles">
        <strong dir="auto">{site?.name ?? texts.chat}</strong>
        {site !== null && <span>{line}</span>}
      </span>
      <button
        type="button"
        class="tool"
        aria-label={texts.sound}
        title={texts.sound}
        aria-pressed={sound.value}
        onClick={toggleSound}
      >
        <Icon name={sound.value ? 'sound' : 'quiet'} />
      </button>
      {More !== undefined && <More />}
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
