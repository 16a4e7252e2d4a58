import type * as english from '../../../pages/en/sites/retention.ts';
import { counted } from '../../count.ts';

export const retention: typeof english.retention = {
  lead: 'Los datos más antiguos se eliminan definitivamente en menos de una hora. Deje un campo vacío para conservarlos.',
  conversations: 'Conversaciones resueltas: días de conservación',
  conversationsHint:
    'Desde la última actividad. Las conversaciones abiertas y pospuestas se conservan. Con ellas se eliminan mensajes, notas, archivos, borradores y correos.',
  visitors: 'Visitantes sin conversaciones: días de conservación',
  visitorsHint:
    'Desde su última visita. Los contactos creados por la API y los visitantes bloqueados se conservan.',
  activity: 'Páginas vistas y eventos de los visitantes: días de conservación',
  files: 'Archivos: días de conservación',
  filesHint:
    'Desde su envío, también en conversaciones abiertas. Los mensajes se conservan e indican que el archivo se eliminó. Los archivos de las salas del equipo se conservan.',
  preview: 'Mostrar lo que se eliminaría',
  counted: (conversations, files, visitors, complete) =>
    `${complete ? 'Ahora' : 'Ahora, como mínimo,'} se eliminarían ${counted(conversations, 'conversación', 'conversaciones')}, ${counted(files, 'archivo', 'archivos')} y ${counted(visitors, 'visitante', 'visitantes')}.`,
  sure: (what) => `${what} Esto no se puede deshacer. ¿Guardar de todos modos?`,
  saveAnyway: 'Guardar y eliminar',
};

export const deletion: typeof english.deletion = {
  title: 'Eliminar conversación',
  lead: 'Los mensajes, notas, archivos, borradores y correos de esta conversación se eliminan definitivamente, para usted y para el visitante. El perfil y las demás conversaciones del visitante se conservan.',
  copies: 'Las copias fuera de Frontdesk permanecen: correos enviados, chats de equipo, copias de seguridad.',
  delete: 'Eliminar definitivamente',
};

export const siteDeletion: typeof english.siteDeletion = {
  open: 'Eliminar sitio…',
  lead: (conversations, visitors) =>
    `Elimina el sitio definitivamente, con ${counted(conversations, 'conversación', 'conversaciones')} y ${counted(visitors, 'visitante', 'visitantes')}: mensajes, notas, archivos, correos, páginas vistas y claves de identidad. El chat desaparece de inmediato de su sitio web; se desconecta a los visitantes que lo tengan abierto. Las cifras de los informes se conservan, sin personas.`,
  copies: 'Las copias fuera de Frontdesk permanecen: correos enviados, chats de equipo, copias de seguridad.',
  tag: 'Quite también la etiqueta de su sitio web.',
  name: (name) => `Escriba «${name}» para confirmar`,
  delete: 'Eliminar sitio definitivamente',
  mistyped: 'El nombre no coincide.',
};

export const masking: typeof english.masking = {
  cards: 'Enmascarar números de tarjeta de crédito',
  cardsHint:
    'En mensajes, notas, borradores, formularios, valoraciones, nombres de archivos y correos recibidos, antes de guardarlos. Los cuatro últimos dígitos quedan visibles; nadie puede ver el resto después.',
  patterns: 'Enmascarar también, un patrón por línea',
  patternsHint: 'Expresiones regulares, p. ej. K-\\d{6} para números de cliente.',
};
