import { initialsOf } from '../../../server/contract/text/initials.ts';
import { useWorkspace } from '../context.ts';
import { hueOf } from '../format/people.ts';

export type AvatarProps = {
  id: string;
  name: string;
  size?: 'small' | 'medium' | 'large';
  /** A dot: this person is here now. */
  here?: boolean;
};

/** The face of a person or a bot: the picture where there is one, over initials. The name stands beside it, so this says nothing to a screen reader. */
export function Avatar({ id, name, size = 'medium', here = false }: AvatarProps) {
  const picture = useWorkspace().directory.avatar(id);
  return (
    <span class={`avatar avatar--${size} hue-${hueOf(id)}`} aria-hidden="true">
      {initialsOf(name)}
      {picture !== undefined && <img class="avatar__picture" src={picture} alt="" />}
      {here && <span class="avatar__here" />}
    </span>
  );
}
