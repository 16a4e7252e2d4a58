import type * as english from '../../pages/en/views.ts';

export const savedViews: typeof english.savedViews = {
  queues: 'Colas',
  teams: 'Equipos',
  own: 'Mis vistas',
  shared: 'Vistas compartidas',
  counts: 'Las conversaciones resueltas no se cuentan.',
  share: 'Compartir con el equipo',
  shareHint: 'Todos pueden ver una vista compartida. Solo usted y los administradores pueden modificarla.',
  folder: 'Carpeta (opcional)',
  sharedBy: 'Un compañero comparte esta vista con el equipo.',
  inLastDays: 'en los últimos … días',
  beforeLastDays: 'antes de los últimos … días',
  days: 'Días, contando hoy',
};
