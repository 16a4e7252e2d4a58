import { useEffect, useRef } from 'preact/hooks';
import type { FigureName } from '../../../server/contract/schemas/developers/reports.ts';
import { useConsole } from '../context.ts';
import { reportTexts } from './report-texts.ts';

/**
 * What each figure counts, in the words of `server/contract/reports/moment-definitions.ts`.
 * @param figure the one that somebody came for
 */
export function Definitions({ figure }: { figure: string | null }) {
  const t = reportTexts(useConsole().texts);
  const list = useRef<HTMLDListElement>(null);
  useEffect(
    () => list.current?.querySelector('[data-current="true"]')?.scrollIntoView({ block: 'center' }),
    [figure],
  );
  const measures = [
    [t.median, t.definitions.median],
    [t.p90, t.definitions.p90],
    [t.within, t.definitions.within],
    [t.satisfaction, t.definitions.satisfaction],
    [t.responseRate, t.definitions.responseRate],
  ] as const;
  return (
    <section class="definitions" aria-label={t.parts.definitions}>
      <p class="page__lead">{t.definitions.lead}</p>
      <ul class="definitions__general">
        {t.definitions.general.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <dl class="definitions__list" ref={list}>
        {(Object.keys(t.figures) as FigureName[]).map((name) => (
          <div class="definition" key={name} data-current={name === figure}>
            <dt>{t.figures[name]}</dt>
            <dd>{t.definitions.figures[name]}</dd>
          </div>
        ))}
        {measures.map(([name, meaning]) => (
          <div class="definition" key={name}>
            <dt>{name}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
