import { useTexts } from '../context.ts';
import { Icon } from './Icon.tsx';

/** The mark of a visitor whose site signed who this is. */
export function Verified() {
  const { card } = useTexts();
  return (
    <span class="verified" role="img" aria-label={card.verified} title={card.verified}>
      <Icon name="badge" size={15} />
    </span>
  );
}
