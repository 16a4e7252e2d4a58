import { useView } from './context.ts';
import { initialsOf } from './format.ts';

/** What stands before the first message: the site and its greeting. */
export function Intro() {
  const site = useView().chat.site.appearance.value;
  if (site === null) return null;
  return (
    <div class="intro">
      <span class="face" aria-hidden="true">
        {initialsOf(site.name)}
      </span>
      <strong dir="auto">{site.name}</strong>
      <p dir="auto">{site.greeting}</p>
    </div>
  );
}
