import { initialsOf } from '../../server/contract/text/initials.ts';
import { useView } from './context.ts';

/**
 * Somebody, or the site: a picture where there is one, else initials on a colour of their own. Decoration only.
 * @param name null as long as it is not known: then the colour is bare
 */
export function Face({ name, picture }: { name: string | null; picture?: string | null | undefined }) {
  return picture ? (
    <img class="face" src={picture} alt="" />
  ) : (
    <span class="face" aria-hidden="true" style={{ '--hue-face': hueOf(name ?? '') }}>
      {name !== null && initialsOf(name)}
    </span>
  );
}

/** An agent or a bot, by their id. */
export function Speaker({ id, name }: { id: string | null | undefined; name: string }) {
  const { chat, baseUrl } = useView();
  const path = id && chat.avatars.value[id];
  return <Face name={name} picture={path && baseUrl + path} />;
}

/** The same for the same name: degrees on the colour wheel. */
function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) % 0xffff;
  // By the golden angle, so that those near each other are told apart.
  return (sum * 137) % 360;
}
