import { useEffect } from 'preact/hooks';
import type { Offered } from '../../views/context.ts';
import { useExtras } from '../context.ts';

/** A card or form as soon as what draws it has loaded; the same in words until then. */
export function CardMessage({ line }: { line: Offered }) {
  const { cards } = useExtras();
  const View = cards.view.value;
  useEffect(cards.want, []);
  if (View !== null) return <View line={line} />;
  return (
    <div class="bubble">
      <div class="text" dir="auto">
        {line.body}
      </div>
    </div>
  );
}
