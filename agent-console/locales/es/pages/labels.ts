import type * as english from '../../pages/en/labels.ts';

export const labels: typeof english.labels = {
  lead: 'Clasifique las conversaciones por tema y filtre por etiqueta.',
  none: 'Todavía no hay etiquetas.',
  add: 'Añadir una etiqueta',
  name: 'Nombre',
  color: 'Color',
};
