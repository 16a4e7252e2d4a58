import { useView } from './context.ts';
import { Face } from './Face.tsx';
import { Greeting } from './Greeting.tsx';

/** Where nothing has been said yet: who is there, what they say, and the conversations of before. */
export function Home() {
  const { chat, language, extras, baseUrl } = useView();
  const site = chat.site.appearance.value;
  const { logo, faces = [] } = site?.settings ?? {};
  const names = faces.map(({ name }) => name);
  return (
    <div class={`home ${site === null ? 'loading' : ''}`}>
      <div class="cover">
        <span class="faces">
          {names.map((name) => (
            <Face key={name} name={name} />
          ))}
          {names.length === 0 && <Face name={site?.name ?? null} picture={logo && baseUrl + logo} />}
        </span>
        {names.length > 0 && <strong dir="auto">{new Intl.ListFormat(language.tag).format(names)}</strong>}
      </div>
      {site === null ? <div class="bubble" aria-hidden="true" /> : <Greeting />}
      {extras.value !== null && <extras.value.Recent />}
    </div>
  );
}
