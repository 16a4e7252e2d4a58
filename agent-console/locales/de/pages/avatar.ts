import type * as english from '../../pages/en/avatar.ts';

export const avatar: typeof english.avatar = {
  label: 'Bild',
  hint: 'PNG, JPEG oder WebP, bis 2 MB. Es wird quadratisch zugeschnitten und Ihrem Team sowie Besuchern im Chat gezeigt.',
  remove: 'Bild entfernen',
};
