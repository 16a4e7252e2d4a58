import { choicesIn } from '../../server/contract/choices.ts';
import { DEFAULT_GREETING } from '../../server/contract/default-greeting.ts';
import { wordsIn } from '../../server/contract/words.ts';
import { Choices } from './Choices.tsx';
import { useView } from './context.ts';
import { initialsOf } from './format.ts';

/**
 * What stands before the first message: the site or who is on duty, and its greeting.
 * @param first what the visitor wrote first; where the greeting offered it, they chose it
 */
export function Intro({ first }: { first: string | undefined }) {
  const { chat, language, baseUrl } = useView();
  const site = chat.site.appearance.value;
  if (site === null) return null;
  // A site that has said nothing of its own greets in every language.
  const own = site.greeting === DEFAULT_GREETING ? language.texts.greeting : site.greeting;
  const { text, choices } = choicesIn(wordsIn(site.settings?.greetings ?? {}, language.tag) ?? own);
  const { logo = null, faces = [] } = site.settings ?? {};
  return (
    <div class="intro">
      <span class="faces" aria-hidden="true">
        {logo !== null ? (
          <img class="face" src={baseUrl + logo} alt="" />
        ) : (
          (faces.length > 0 ? faces : [site]).map(({ name }) => (
            <span class="face" key={name}>
              {initialsOf(name)}
            </span>
          ))
        )}
      </span>
      <strong dir="auto">{site.name}</strong>
      {faces.length > 0 && <span class="names">{faces.map(({ name }) => name).join(', ')}</span>}
      <p dir="auto">{text}</p>
      {choices.length > 0 && (
        <Choices choices={choices} chosen={first ?? null} choose={(words) => chat.send(words)} />
      )}
    </div>
  );
}
