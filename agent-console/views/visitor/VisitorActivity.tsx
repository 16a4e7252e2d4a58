import type { Facts } from '../../../server/contract/schemas/activity.ts';
import type { ActivityStep } from '../../../server/contract/schemas/people.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { PageLink } from '../elements/PageLink.tsx';
import { agoText, fullText } from '../format/times.ts';

/** The pages a visitor looked at and what they did there, the newest first. */
export function VisitorActivity({ activity }: { activity: readonly ActivityStep[] }) {
  const texts = useTexts();
  const now = useWorkspace().clock.now.value;
  if (activity.length === 0) return null;
  return (
    <section class="visitor-list">
      <h3>{texts.visitor.activity}</h3>
      <ol>
        {activity.map(({ id, at, name, page, data }) => (
          <li key={id}>
            <time dateTime={new Date(at).toISOString()} title={fullText(at, texts)}>
              {agoText(at, now, texts)}
            </time>
            <span>
              {name !== null && <strong dir="auto">{name} </strong>}
              <PageLink url={page.url} title={page.title} />
              {Object.keys(data).length > 0 && <small dir="auto"> {factsText(data, texts.visitor)}</small>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What is said of a visitor, by name; nothing where nothing is said. */
export function Attributes({ title, facts }: { title: string; facts: Facts }) {
  const { visitor: t } = useTexts();
  const entries = Object.entries(facts);
  if (entries.length === 0) return null;
  return (
    <section class="visitor-list">
      <h3>{title}</h3>
      <dl class="attributes">
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt dir="auto">{name}</dt>
            <dd dir="auto">{factText(value, t)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type YesNo = { yes: string; no: string };

function factsText(facts: Facts, texts: YesNo): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}: ${factText(value, texts)}`)
    .join(' · ');
}

function factText(value: Facts[string], { yes, no }: YesNo): string {
  if (typeof value === 'boolean') return value ? yes : no;
  return `${value}`;
}
