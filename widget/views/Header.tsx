import { fill } from '../locales/fill.ts';
import { useView } from './context.ts';
import { initialsOf } from './format.ts';
import { Icon } from './Icon.tsx';

/** Whose chat this is, and who is at the other end. */
export function Header() {
  const { chat, language, close } = useView();
  const { texts } = language;
  const site = chat.site.appearance.value;
  const state = chat.thread.conversation.value?.state;
  const agent = state?.status === 'open' ? state.assignee : null;
  const here = site?.agentsOnDuty || agent !== null;
  const line =
    agent !== null ? fill(texts.withAgent, { name: agent.name }) : here ? texts.onDuty : texts.offDuty;

  return (
    <header class="header">
      <span class={`face ${here ? 'here' : ''}`} aria-hidden="true">
        {site === null ? <Icon name="talk" /> : initialsOf(agent?.name ?? site.name)}
      </span>
      <span class="titles">
        <strong dir="auto">{site?.name ?? texts.chat}</strong>
        {site !== null && <span>{line}</span>}
      </span>
      <button type="button" class="tool" aria-label={texts.close} title={texts.close} onClick={close}>
        <Icon name="close" />
      </button>
    </header>
  );
}
