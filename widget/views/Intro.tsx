import { wordsIn } from '../../server/contract/words.ts';
import { useView } from './context.ts';
import { initialsOf } from './format.ts';

/** What stands before the first message: the site or who is on duty, and its greeting. */
export function Intro() {
  const { chat, language, baseUrl } = useView();
  const site = chat.site.appearance.value;
  if (site === null) return null;
  const { logo = null, faces = [], greetings = {} } = site.settings ?? {};
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
      <p dir="auto">{wordsIn(greetings, language.tag) ?? site.greeting}</p>
    </div>
  );
}
