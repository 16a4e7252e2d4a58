import type * as english from '../../pages/en/labels.ts';

export const labels: typeof english.labels = {
  lead: 'Classifique as conversas por assunto e filtre por etiqueta.',
  none: 'Nenhuma etiqueta ainda.',
  add: 'Adicionar uma etiqueta',
  name: 'Nome',
  color: 'Cor',
};
