import { useEffect } from 'preact/hooks';
import type { VisitorDetails } from '../../../server/contract/schemas/people.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Empty } from '../elements/Empty.tsx';
import { ActionButton } from '../elements/forms/ActionButton.tsx';
import { Icon } from '../elements/Icon.tsx';
import { Link } from '../elements/Link.tsx';
import { PageHead } from '../elements/PageHead.tsx';
import { nameText } from '../format/people.ts';
import { PastConversations } from '../visitor/PastConversations.tsx';
import { VisitorFacts } from '../visitor/VisitorFacts.tsx';
import { ContactFiles } from './ContactFiles.tsx';
import { routeOf } from './contact-route.ts';
import { contactTexts } from './contact-texts.ts';

/** Everything that is known of one person. @param asked the list to which the way back leads */
export function ContactPage({ id, ...asked }: { id: string; text: string; filter: string }) {
  const { texts } = useConsole();
  const { visitor } = useWorkspace();
  const t = contactTexts(texts);
  useEffect(() => visitor.showPerson(id), [id]);
  const details = visitor.details.value;
  const list = routeOf(asked);
  return (
    <div class="page">
      <PageHead
        title={details === null ? texts.rail.contacts : nameText(details.visitor.name, texts)}
        back={{ to: list, label: t.back }}
      >
        <Link to={list} class="button page__act contact__back">
          <Icon name="back" size={15} /> {t.back}
        </Link>
      </PageHead>
      {visitor.phase.value === 'gone' && <Empty icon="contacts" title={t.gone} />}
      {visitor.phase.value === 'failed' && (
        <Empty icon="alert" title={texts.visitor.failed} hint={texts.notice.away}>
          <button type="button" class="button" onClick={visitor.refresh}>
            {t.retry}
          </button>
        </Empty>
      )}
      {visitor.phase.value === 'loading' && <div class="skeleton skeleton--block" aria-busy="true" />}
      {details !== null && (
        <div class="contact">
          <div class="contact__facts">
            <VisitorFacts details={details} alone />
          </div>
          <div class="contact__rest">
            <Conversations details={details} />
            <ContactFiles id={details.visitor.id} />
            <Data id={details.visitor.id} />
          </div>
        </div>
      )}
    </div>
  );
}

function Conversations({ details: { conversations, conversationCount } }: { details: VisitorDetails }) {
  const { texts } = useConsole();
  const t = contactTexts(texts);
  return (
    <section class="contact__section" aria-labelledby="contact-conversations">
      <h2 id="contact-conversations">{t.conversations}</h2>
      {conversations.length === 0 && <p class="facts__aside">{t.noConversations}</p>}
      <PastConversations conversations={conversations} title={null} />
      {conversations.length < conversationCount && conversations.length > 0 && (
        <p class="facts__aside">{t.latest(conversations.length, conversationCount)}</p>
      )}
    </section>
  );
}

/** Takes out, or away, what is stored of the person; admins only. */
function Data({ id }: { id: string }) {
  const { texts, accounts, router } = useConsole();
  const { agent } = useWorkspace();
  const t = contactTexts(texts);
  if (agent.role !== 'admin') return null;
  return (
    <section class="contact__section" aria-labelledby="contact-data">
      <h2 id="contact-data">{t.data}</h2>
      <p class="facts__aside">{t.dataLead}</p>
      <p class="contact__acts">
        <a class="button" href={`/api/agent/contacts/${id}/export`} download={`contact-${id}.json`}>
          <Icon name="download" size={15} /> {t.export}
        </a>
        <ActionButton
          class="button--danger"
          label={t.erase}
          sure={t.eraseSure}
          action={async () => (await accounts.contacts()).erase(id)}
          onDone={() => router.replace({ page: 'contacts' })}
        />
      </p>
    </section>
  );
}
