import { hueOf, initialsOf } from '../format/people.ts';

export type AvatarProps = {
  id: string;
  name: string;
  size?: 'small' | 'medium' | 'large';
  /** A dot: this person is here now. */
  here?: boolean;
};

/** The face of a person. The name stands beside it, so this says nothing to a screen reader. */
export function Avatar({ id, name, size = 'medium', here = false }: AvatarProps) {
  return (
    <span class={`avatar avatar--${size} hue-${hueOf(id)}`} aria-hidden="true">
      {initialsOf(name)}
      {here && <span class="avatar__here" />}
    </span>
  );
}
