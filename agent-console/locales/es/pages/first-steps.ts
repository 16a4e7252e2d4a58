import type { firstSteps as english } from '../../pages/en/first-steps.ts';
import { plural } from '../count.ts';

export const firstSteps: typeof english = {
  title: '¡Le damos la bienvenida! Cuatro pasos hasta su primera conversación',
  left: (count) =>
    plural(
      count,
      'Falta un paso. Cada uno se comprueba automáticamente.',
      `Faltan ${count} pasos. Cada uno se comprueba automáticamente.`,
    ),
  allDone: 'Todo listo. Los visitantes aparecen en la lista en cuanto escriben.',
  done: 'Hecho',
  open: 'Pendiente',
  close: 'Cerrar',
  hide: 'Ocultar estos pasos',
  site: {
    title: 'Crear un sitio',
    hint: 'Cada sitio tiene su clave, su diseño, su horario y sus textos.',
    create: 'Crear un sitio',
    change: 'Nombre y diseño',
  },
  tag: {
    title: 'Añadir el chat a su sitio web',
    hint: 'Esperando a que alguien abra el chat en su sitio web…',
    copy: 'Copiar etiqueta',
    act: 'Opciones de instalación',
    seen: (website, ago) => `Visto en ${website}, ${ago}`,
  },
  invite: {
    title: 'Invitar a un compañero',
    hint: 'Cree un enlace y envíeselo.',
    act: 'Invitar',
    sent: (count) => plural(count, '1 invitación pendiente', `${count} invitaciones pendientes`),
    joined: (count) =>
      plural(count, '1 compañero está en el equipo', `${count} compañeros están en el equipo`),
  },
  alerts: {
    title: 'Activar las notificaciones',
    hint: 'Sonido y notificaciones de escritorio en este navegador.',
    on: 'Activadas en este navegador.',
  },
};
