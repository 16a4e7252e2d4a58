import { useExtras } from '../context.ts';
import { limitsText } from './limits-text.ts';

/** Over the panel while files are dragged over it. */
export function Drop() {
  const { chat, language, extra } = useExtras();
  const limits = chat.site.limits.value;
  return (
    <div class="drop">
      <span>{language.texts.dropHere}</span>
      {limits !== null && <small>{limitsText(limits, chat.site.fileKinds(), extra, language)}</small>}
    </div>
  );
}
