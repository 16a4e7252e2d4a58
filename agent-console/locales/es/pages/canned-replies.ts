import type * as english from '../../pages/en/canned-replies.ts';

export const canned: typeof english.canned = {
  lead: 'Respuestas guardadas para reutilizar. Escriba / en el cuadro de respuesta para insertar una.',
  own: 'Solo para mí',
  shared: 'Para todos',
  noneOwn: 'Todavía no tiene respuestas predefinidas propias.',
  none: 'Todavía no hay respuestas predefinidas compartidas.',
  addOwn: 'Añadir una respuesta predefinida',
  add: 'Añadir una respuesta compartida',
  folder: 'Carpeta (opcional)',
  uses: (count, days) => `Usos en ${days} días: ${count}`,
  name: 'Nombre',
  body: 'Respuesta',
  variables: 'Variables disponibles:',
  fallback: 'Añada un texto alternativo después de una barra: {{visitor.name|cliente}}.',
  files: 'Archivos',
  tooMany: (limit, leftOut) =>
    `Una respuesta puede tener ${limit} archivos como máximo; sin añadir: ${leftOut}.`,
  uploading: 'Todavía se están cargando archivos. Guarde cuando hayan terminado.',
  failed: 'No se ha cargado un archivo. Reinténtelo o quítelo antes de guardar.',
};
