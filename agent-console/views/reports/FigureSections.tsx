import type { Figures } from '../../../server/contract/schemas/developers/reports.ts';
import type { ReportChoice } from '../../stores/reports/report-choice.ts';
import { useConsole } from '../context.ts';
import { CountCard } from './figures/CountCard.tsx';
import { RatingCards } from './figures/RatingCards.tsx';
import { WaitCard } from './figures/WaitCard.tsx';
import { reportTexts } from './report-texts.ts';

const COUNTED = ['started', 'resolved', 'reopened', 'missed', 'leftWithoutReply', 'abandoned'] as const;
/** What visitors do is no agent's. */
const OF_VISITORS: readonly string[] = ['started', 'missed'];
const SAID = ['messagesIn', 'messagesOut'] as const;

/** The figures of people, and below them those of bots, where there are any. What visitors do is no agent's. */
export function FigureSections({
  figures,
  before,
  choice,
  choiceBefore,
}: {
  figures: Figures;
  before: Figures;
  choice: ReportChoice;
  /** The same of the period before, to which `before` belongs. */
  choiceBefore: ReportChoice;
}) {
  const { sections } = reportTexts(useConsole().texts);
  const shared = { figures, before, choice, choiceBefore };
  const withBots = [figures, before].some((one) => one.messagesByBots > 0 || one.botReply.count > 0);
  return (
    <>
      <section class="figures" aria-label={sections.conversations}>
        <h2 class="figures__title">{sections.conversations}</h2>
        {COUNTED.filter((name) => choice.agent === null || !OF_VISITORS.includes(name)).map((name) => (
          <CountCard name={name} {...shared} key={name} />
        ))}
      </section>
      <section class="figures" aria-label={sections.times}>
        <h2 class="figures__title">{sections.times}</h2>
        {(['firstReply', 'nextReply', 'resolution', 'waiting'] as const).map((name) => (
          <WaitCard name={name} {...shared} key={name} />
        ))}
      </section>
      <section class="figures" aria-label={sections.messages}>
        <h2 class="figures__title">{sections.messages}</h2>
        {SAID.filter((name) => choice.agent === null || name !== 'messagesIn').map((name) => (
          <CountCard name={name} {...shared} key={name} />
        ))}
      </section>
      <section class="figures" aria-label={sections.ratings}>
        <h2 class="figures__title">{sections.ratings}</h2>
        <RatingCards {...shared} />
      </section>
      {withBots && (
        <section class="figures" aria-label={sections.bots}>
          <h2 class="figures__title">{sections.bots}</h2>
          <CountCard name="messagesByBots" {...shared} />
          <WaitCard name="botReply" {...shared} />
        </section>
      )}
    </>
  );
}
