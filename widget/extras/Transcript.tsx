import { useSignal } from '@preact/signals';
import { fill } from '../locales/fill.ts';
import { useExtras } from './context.ts';
import { useAsked } from './use-asked.ts';
import { Waiting } from './Waiting.tsx';

/** The conversation as a file; the server's links work for a few minutes. */
export function Transcript() {
  const { store, extra } = useExtras();
  const { value, failed, again } = useAsked(store.transcript);
  if (value.value === undefined) return <Waiting failed={failed.value} again={again} />;
  const { text, json, page, mailTo } = value.value;
  return (
    <div class="action-row stacked">
      <a class="action" href={text} rel="noopener noreferrer nofollow" download>
        {extra.asText}
      </a>
      <a class="action" href={json} rel="noopener noreferrer nofollow" download>
        {extra.asJson}
      </a>
      <a class="action" href={page} target="_blank" rel="noopener noreferrer nofollow">
        {extra.toPrint}
      </a>
      {mailTo !== undefined && <ByMail to={mailTo} />}
    </div>
  );
}

function ByMail({ to }: { to: string }) {
  const { store, extra } = useExtras();
  const said = useSignal('');
  const busy = useSignal(false);
  const send = async () => {
    if (busy.value) return;
    busy.value = true;
    const answer = await store.mailTranscript();
    busy.value = false;
    said.value = answer.ok ? fill(extra.mailed, { address: to }) : extra.failed;
  };
  return (
    <>
      <button type="button" class="action" aria-disabled={busy.value} onClick={() => void send()}>
        {extra.byMail}
      </button>
      <p class="hint" role="status">
        {said.value}
      </p>
    </>
  );
}
