import type * as english from '../../../pages/en/people/import.ts';

export const contactImport: typeof english.contactImport = {
  title: 'Importar contactos',
  lead: 'Un archivo CSV con encabezado, en UTF-8, de hasta 50 MB y 100.000 líneas. Volver a importarlo no duplica a nadie: los contactos se reconocen por su ID externo o, si no, por su correo electrónico.',
  file: 'Archivo CSV',
  site: 'Sitio',
  columns: (file) => `Columnas de ${file}`,
  column: (name) => `Importar la columna ${name} como`,
  unnamed: (number) => `Columna ${number}`,
  kinds: {
    externalId: 'ID externo',
    name: 'Nombre',
    email: 'Correo electrónico',
    text: 'Atributo: texto',
    number: 'Atributo: número',
    date: 'Atributo: fecha',
    'yes-no': 'Atributo: sí o no',
    ignore: 'No importar',
  },
  needsKey: 'Elija la columna con el ID externo o el correo electrónico.',
  start: 'Importar',
  again: 'Reintentar',
  stop: 'Detener',
  close: 'Cerrar',
  running: 'Importando…',
  paused:
    'La importación se ha detenido. Lo importado se conserva; al reintentar se empieza desde el principio sin duplicar a nadie.',
  done: 'Importación terminada',
  counts: (made, changed, refused) =>
    `${made.toLocaleString('es')} añadidos, ${changed.toLocaleString('es')} encontrados y actualizados, ${refused.toLocaleString('es')} no importados.`,
  refused: 'Líneas no importadas',
  line: (line) => `Línea ${line}`,
  misfit: {
    text: (column, cell) => `«${cell}» no es válido para ${column}.`,
    number: (column, cell) => `«${cell}» en ${column} no es un número.`,
    date: (column, cell) => `«${cell}» en ${column} no es una fecha como 2026-11-29.`,
    'yes-no': (column, cell) => `«${cell}» en ${column} no es ni sí ni no.`,
  },
  lineFaults: {
    external_id: 'El ID externo tiene más de 200 caracteres.',
    nothing_to_find_by: 'No hay ID externo ni dirección de correo.',
    name: 'El nombre tiene más de 80 caracteres.',
    email: 'Esto no es una dirección de correo.',
    attributes:
      'Demasiados atributos (máximo 30) o uno demasiado largo: los nombres admiten 40 caracteres y los textos, 200.',
    signed: 'El sitio ha firmado los datos de este contacto; no se pueden modificar aquí.',
  },
  further: (count) => `y ${count} más`,
  faults: {
    unreadable: 'No se puede leer este archivo. Guárdelo como CSV en UTF-8.',
    'too-wide': 'Este archivo tiene más de 100 columnas.',
    'too-long-cell': 'Este archivo tiene una celda de más de 10.000 caracteres. ¿Faltan comillas?',
    'too-large': 'Este archivo supera los 50 MB. Divídalo.',
    empty: 'Este archivo no tiene líneas bajo el encabezado.',
    'too-many-lines': 'Solo se han importado las primeras 100.000 líneas.',
  },
};
