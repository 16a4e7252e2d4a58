import type { WidgetOptions } from '../embed/app-handle.ts';
import { checkLook, fits } from '../extras/check-look.ts';
import { chooseLanguage } from '../locales/choose.ts';
import { lookOf } from './look.ts';
import type { PageApiGround } from './page-api.ts';

export type LookChange = Partial<Record<'language' | 'color' | 'position' | 'theme', unknown>>;

/** Changes how the chat looks while it is there. What is left out stays; what cannot be is passed over, and said. */
export async function changeLook(change: LookChange, ground: PageApiGround): Promise<void> {
  const { host, deps, look, language } = ground;
  const { language: tag, ...rest } = change;
  const given = Object.entries(rest).flatMap(([name, value]) => (value == null ? [] : [[name, `${value}`]]));
  checkLook(Object.fromEntries(given), deps.warn);
  const fitting = given.filter(([name = '', value = '']) => fits(name, value));
  const options: WidgetOptions = Object.assign(host.options, Object.fromEntries(fitting));
  look.value = lookOf(options);
  const { position } = look.value;
  // Loaders of before have the side at the launcher itself.
  host.mount.className = position;
  if (host.button.matches('.left, .right')) {
    host.button.classList.remove('left', 'right');
    host.button.classList.add(position);
  }
  if (typeof tag !== 'string' || tag === '') return;
  options.language = tag;
  const chosen = await chooseLanguage(tag);
  // Of two that were asked for at once, the last one holds.
  if (options.language === tag) language.value = chosen;
}
