import type * as english from '../en-incoming.ts';

export const incoming: typeof english.incoming = {
  incoming: {
    byMail: 'por correo',
    byMailHint: 'Llegó por correo. La dirección del remitente puede estar falsificada.',
    byLink: 'por enlace',
    byLinkHint: 'Escrito a través del enlace de un correo, que funciona para cualquiera que lo tenga.',
    stranger: 'No es el visitante',
    strangerHint: 'Enviado a esta conversación por alguien que no es el visitante. El visitante no lo ve.',
    unknownSender: 'Remitente desconocido',
    cut: 'Más largo que un mensaje: el texto completo va adjunto.',
    packed:
      'Outlook ha empaquetado los archivos en winmail.dat. Pida al remitente un correo en texto sin formato o HTML.',
    lost: (name, why) => `${name} no se ha añadido: ${why}`,
    why: {
      stranger: 'solo se aceptan archivos del visitante',
      file_too_large: 'demasiado grande',
      file_empty: 'el archivo está vacío',
      file_kind_refused: 'tipo de archivo no admitido',
      file_unreadable: 'la imagen no se puede leer',
      picture_too_large: 'la imagen es demasiado grande',
      too_many_requests: 'demasiados archivos en un día',
      too_many_files: 'demasiados archivos en un correo',
      forbidden: 'este sitio no acepta archivos de los visitantes',
    },
    otherReason: 'no se ha podido guardar',
  },
};
