import { useTexts, useWorkspace } from '../context.ts';
import { Avatar } from '../elements/Avatar.tsx';
import { namesText } from '../format/people.ts';

/** Which other agents look at this conversation now. */
export function ThreadPresence() {
  const texts = useTexts();
  const agents = useWorkspace().presence.value?.agents.value ?? [];
  if (agents.length === 0) return null;
  const label = `${texts.thread.looking}: ${namesText(
    agents.map((agent) => agent.name),
    texts,
  )}`;
  return (
    <span class="presence" role="img" aria-label={label} title={label}>
      <span class="faces">
        {agents.slice(0, 3).map((agent) => (
          <Avatar
            id={agent.memberId.replace('agent-', '')}
            name={agent.name}
            size="small"
            key={agent.memberId}
          />
        ))}
      </span>
      <span class="presence__text" aria-hidden="true">
        {texts.thread.alsoHere(
          namesText(
            agents.map((agent) => agent.name),
            texts,
          ),
        )}
      </span>
    </span>
  );
}
