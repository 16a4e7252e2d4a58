import { choicesIn } from '../../server/contract/choices.ts';
import { DEFAULT_GREETING } from '../../server/contract/default-greeting.ts';
import { wordsIn } from '../../server/contract/words.ts';
import { Choices } from './Choices.tsx';
import { useView } from './context.ts';
import { Face } from './Face.tsx';

/**
 * What the site says first, with the answers that it offers.
 * @param first what the visitor wrote first; where the greeting offered it, they chose it
 * @param face whether the site's face stands beside it; where the faces of all are shown, it does not
 */
export function Greeting({ first, face }: { first?: string | undefined; face?: boolean }) {
  const { chat, language, baseUrl } = useView();
  const site = chat.site.appearance.value;
  if (site === null) return null;
  // A site that has said nothing of its own greets in every language.
  const own = site.greeting === DEFAULT_GREETING ? language.texts.greeting : site.greeting;
  const { text, choices } = choicesIn(wordsIn(site.settings?.greetings ?? {}, language.tag) ?? own);
  const logo = site.settings?.logo;
  return (
    <div class="row other first greeting">
      {face && <Face name={site.name} picture={logo && baseUrl + logo} />}
      <div class="column">
        <div class="bubble">
          <p class="text" dir="auto">
            {text}
          </p>
        </div>
        {choices.length > 0 && (
          <Choices choices={choices} chosen={first ?? null} choose={(words) => chat.send(words)} />
        )}
      </div>
    </div>
  );
}
