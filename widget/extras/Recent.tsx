import { wordsIn } from '../../server/contract/words.ts';
import { ConversationList } from './ConversationList.tsx';
import { useExtras } from './context.ts';
import { useAsked } from './use-asked.ts';

const MOST = 2;

/** What the home has below the greeting: pages that may answer the question, and the last conversations. */
export function Recent() {
  return (
    <>
      <HelpLinks />
      <LastConversations />
    </>
  );
}

/** Pages that the site has chosen, as far as they are there for the visitor's language. */
function HelpLinks() {
  const { store, extra, language } = useExtras();
  const links = (store.settings.value?.helpLinks ?? []).flatMap(({ label, url }) => {
    const [name, address] = [wordsIn(label, language.tag), wordsIn(url, language.tag)];
    return name === null || address === null ? [] : [{ name, address }];
  });
  if (links.length === 0) return null;
  return (
    <nav class="recent" aria-label={extra.help}>
      <h2>{extra.help}</h2>
      <ul class="help-links">
        {links.map(({ name, address }) => (
          <li key={address + name}>
            <a href={address} target="_blank" rel="noopener noreferrer nofollow" dir="auto">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The last conversations of the visitor, where nothing has been said yet. What cannot be had is in the menu. */
function LastConversations() {
  const { store, extra } = useExtras();
  const { conversations = [] } = useAsked(store.list).value.value ?? {};
  if (conversations.length === 0) return null;
  return (
    <section class="recent" aria-label={extra.conversations}>
      <h2>{extra.conversations}</h2>
      <ConversationList conversations={conversations.slice(0, MOST)} />
    </section>
  );
}
