import { useTexts, useWorkspace } from '../context.ts';
import { namesText } from '../format/people.ts';

/**
 * Who types, and what the visitor is writing where the site shows it. The line keeps its height, so that nothing moves
 * when somebody begins.
 */
export function TypingLine({ visitorName = '' }: { visitorName?: string }) {
  const texts = useTexts();
  const presence = useWorkspace().presence.value;
  const agents = presence?.typingAgents.value ?? [];
  const preview = presence?.visitorWrites.value ?? '';
  const names = agents.map((agent) => agent.name);
  const text =
    presence?.visitorTypes.value === true
      ? texts.thread.visitorTypes(visitorName)
      : names.length > 0
        ? texts.thread.agentTypes(namesText(names, texts))
        : '';
  return (
    <div class="typing">
      {preview !== '' && (
        // Not in the status: read out with every word, it would drown everything else.
        <p class="typing__preview" dir="auto" title={texts.thread.previewHint}>
          {preview}
        </p>
      )}
      <div class="typing__who" role="status">
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
    </div>
  );
}
