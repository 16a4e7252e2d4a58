import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ContactSegment } from '../../../server/contract/schemas/developers/contact-segments.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { Link } from '../elements/Link.tsx';
import { routeOf } from './contact-route.ts';
import { contactTexts } from './contact-texts.ts';
import { FilterEditor } from './FilterEditor.tsx';

/**
 * The segments over the list, as links, and the filter that is set. Where the segments could not be read there are none: the list
 * says what is wrong.
 * @param filter JSON of `ContactFilter`; empty: everyone
 */
export function SegmentBar({ text, filter }: { text: string; filter: string }) {
  const { texts, accounts, router } = useConsole();
  const { takePart } = useWorkspace();
  const t = contactTexts(texts).segments;
  const segments = useSignal<readonly ContactSegment[]>([]);
  const editing = useSignal(false);
  const read = async () => {
    const answer = await accounts
      .contacts()
      .then((api) => api.segments())
      .catch(() => null);
    if (answer?.ok) segments.value = answer.value.segments;
  };
  useEffect(() => void read(), []);
  // Colleagues make segments, too.
  useEffect(() => takePart({ receive: { 'settings.changed': read } }), []);
  const current = segments.value.find((one) => JSON.stringify(one.filter) === filter);
  return (
    <nav class="segments" aria-label={t.label}>
      <Link to={routeOf({ text, filter: '' })} class="view" aria-current={filter === '' ? 'page' : undefined}>
        {t.everyone}
      </Link>
      {segments.value.map((one) => (
        <Link
          to={routeOf({ text, filter: JSON.stringify(one.filter) })}
          class="view"
          title={one.name}
          aria-current={one === current ? 'page' : undefined}
          key={one.id}
        >
          <span class="menu__name">{one.name}</span>
        </Link>
      ))}
      <button
        type="button"
        class="view view--add"
        aria-pressed={filter !== '' && current === undefined}
        onClick={() => {
          editing.value = true;
        }}
      >
        {filter !== '' && current === undefined ? t.filtered : t.filter} <Icon name="gear" size={14} />
      </button>
      {editing.value && (
        <FilterEditor
          filter={filter}
          segment={current ?? null}
          onClose={() => {
            editing.value = false;
          }}
          onChosen={(chosen) => {
            editing.value = false;
            router.replace(routeOf({ text, filter: chosen ?? '' }));
            void read();
          }}
        />
      )}
    </nav>
  );
}
