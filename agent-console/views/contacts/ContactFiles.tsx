import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Answer } from '../../../server/contract/client/ports.ts';
import type { ContactFiles as Files } from '../../../server/contract/schemas/developers/contacts.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { Link } from '../elements/Link.tsx';
import { contentUrl } from '../format/attachments.ts';
import { sizeText } from '../format/sizes.ts';
import { agoText, fullText } from '../format/times.ts';
import { contactTexts } from './contact-texts.ts';

/** The files of a person's conversations, each with the way to its message. */
export function ContactFiles({ id }: { id: string }) {
  const { texts, accounts } = useConsole();
  const { clock } = useWorkspace();
  const t = contactTexts(texts);
  const answer = useSignal<Answer<Files> | null>(null);
  const read = async () => {
    answer.value = null;
    answer.value = await accounts
      .contacts()
      .then((api) => api.files(id))
      // The code of the requests did not come.
      .catch((error) => ({ ok: false, status: 0, message: String(error) }) as const);
  };
  useEffect(() => void read(), [id]);
  const known = answer.value;
  return (
    <section class="contact__section" aria-labelledby="contact-files">
      <h2 id="contact-files">{t.files}</h2>
      {known === null && <div class="skeleton skeleton--block" aria-busy="true" />}
      {known?.ok === false && (
        <p class="settings__trouble" role="alert">
          {known.status === 0 ? texts.notice.away : known.message}{' '}
          <button type="button" class="text-button" onClick={() => void read()}>
            {t.retry}
          </button>
        </p>
      )}
      {known?.ok && known.value.files.length === 0 && <p class="facts__aside">{t.noFiles}</p>}
      {known?.ok && (
        <ul class="contact__files">
          {known.value.files.map(({ attachment, conversationId, seq, at, fromVisitor }) => (
            <li class="contact__file" key={attachment.id}>
              <Icon name="file" size={18} />
              <span class="contact__file-what">
                <a
                  href={contentUrl(attachment)}
                  rel="noopener noreferrer nofollow"
                  download={attachment.name}
                >
                  {attachment.name}
                </a>
                <span class="facts__aside">
                  {sizeText(attachment.sizeBytes, texts.language)} ·{' '}
                  {fromVisitor ? t.fromVisitor : t.fromTeam} ·{' '}
                  <time dateTime={new Date(at).toISOString()} title={fullText(at, texts)}>
                    {agoText(at, clock.now.value, texts)}
                  </time>
                </span>
              </span>
              <Link
                to={{ page: 'conversation', id: conversationId, queue: 'waiting', at: seq }}
                class="text-button"
              >
                {t.toMessage}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {known?.ok && known.value.more && <p class="facts__aside">{t.moreFiles}</p>}
    </section>
  );
}
