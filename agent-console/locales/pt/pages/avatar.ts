import type * as english from '../../pages/en/avatar.ts';

export const avatar: typeof english.avatar = {
  label: 'Foto',
  hint: 'PNG, JPEG ou WebP, de até 2 MB. A imagem é cortada em um quadrado e aparece para sua equipe e para os visitantes no chat.',
  remove: 'Remover foto',
};
