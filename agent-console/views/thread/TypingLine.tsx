import { useDesk, useTexts } from '../context.ts';
import { namesText } from '../format/people.ts';

/** Who types. The line keeps its height, so that nothing moves when somebody begins. */
export function TypingLine({ visitorName }: { visitorName: string }) {
  const texts = useTexts();
  const company = useDesk().company.value;
  const agents = company?.typingAgents.value ?? [];
  const names = agents.map((agent) => agent.name);
  const text =
    company?.visitorTypes.value === true
      ? texts.thread.visitorTypes(visitorName)
      : names.length > 0
        ? texts.thread.agentTypes(namesText(names, texts))
        : '';
  return (
    <div class="typing" role="status">
      {text !== '' && (
        <>
          <span class="typing__dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {text}
        </>
      )}
    </div>
  );
}
