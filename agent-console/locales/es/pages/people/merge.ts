import type * as english from '../../../pages/en/people/merge.ts';
import { counted, plural } from '../../count.ts';

export const merge: typeof english.merge = {
  title: 'Combinar contactos',
  lead: 'Si dos contactos son la misma persona, combínelos. Las conversaciones, las notas y los datos de ambos quedan en un solo contacto.',
  other: 'El otro contacto',
  otherHint: 'Busque por nombre, correo electrónico o atributo, en el mismo sitio.',
  search: 'Buscar',
  none: 'No se han encontrado contactos.',
  choose: 'Elegir',
  chooseNamed: (name) => `Elegir a ${name}`,
  seen: (when) => `última visita ${when}`,
  into: (merged, kept) => `«${merged}» se combinará con «${kept}». El resultado:`,
  name: 'Nombre',
  email: 'Correo electrónico',
  conversations: 'Conversaciones que se mueven',
  moves: (count) => counted(count, 'conversación', 'conversaciones'),
  signsOut: (name) =>
    `Se cierra la sesión de «${name}» en su navegador, porque su sitio no ha verificado quién lo usa. Deshacer la fusión no vuelve a iniciarla.`,
  undoHint: 'Puede deshacerlo durante siete días.',
  merge: 'Combinar',
  keepInstead: (name) => `Conservar «${name}» en su lugar`,
  back: 'Atrás',
  done: (merged, kept) => `«${merged}» se ha combinado con «${kept}».`,
  undone: (stayed) =>
    stayed === 0
      ? 'Se ha deshecho la combinación: vuelve a haber dos contactos.'
      : `Se ha deshecho la combinación. ${plural(stayed, 'Una conversación se queda', `${stayed} conversaciones se quedan`)} con el contacto restante porque el visitante ha escrito desde entonces.`,
  another: 'Combinar otro contacto',
  recent: 'Combinados en los últimos siete días',
  mergedAt: (when) => `combinado ${when}`,
  undoUntil: (when) => `se puede deshacer hasta ${when}`,
  undo: 'Deshacer la combinación',
  close: 'Cerrar',
};
