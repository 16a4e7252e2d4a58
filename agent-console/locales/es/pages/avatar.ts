import type * as english from '../../pages/en/avatar.ts';

export const avatar: typeof english.avatar = {
  label: 'Foto',
  hint: 'PNG, JPEG o WebP, 2 MB como máximo. Se recorta en cuadrado y la ven su equipo y los visitantes en el chat.',
  remove: 'Quitar la foto',
};
