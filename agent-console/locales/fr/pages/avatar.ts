import type * as english from '../../pages/en/avatar.ts';

export const avatar: typeof english.avatar = {
  label: 'Photo',
  hint: 'PNG, JPEG ou WebP, 2 Mo au maximum. Elle est recadrée en carré et visible par votre équipe et par les visiteurs dans le chat.',
  remove: 'Supprimer la photo',
};
