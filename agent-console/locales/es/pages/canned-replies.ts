import type * as english from '../../pages/en/canned-replies.ts';

export const canned: typeof english.canned = {
  lead: 'Respuestas guardadas para reutilizar. Escriba / en el cuadro de respuesta para insertar una.',
  none: 'Todavía no hay respuestas predefinidas.',
  add: 'Añadir una respuesta predefinida',
  name: 'Nombre',
  body: 'Respuesta',
  variables: 'Variables disponibles:',
  fallback: 'Añada un texto alternativo después de una barra: {{visitor.name|cliente}}.',
};
