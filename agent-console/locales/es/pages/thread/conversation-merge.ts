import type { conversationMerge as en } from '../../../pages/en/thread/conversation-merge.ts';

/** Merging two conversations of a visitor, reading the merged one, separating them. */
export const conversationMerge: typeof en = {
  title: 'Combinar conversaciones',
  lead: 'Elija otra conversación con este visitante. Las dos se convertirán en una.',
  none: 'No hay otra conversación con este visitante.',
  choose: 'Elegir',
  chooseNamed: (words: string) => `Elegir «${words}»`,
  into: (merged: string, kept: string) =>
    `La conversación del ${merged} se combinará con la del ${kept} y continuará en esta última.`,
  messages: 'Mensajes y notas',
  files: 'Archivos',
  scheduled: 'Mensajes programados que no se enviarán',
  goesOn:
    'La conversación combinada queda resuelta y se puede seguir leyendo. Lo que el visitante escriba en ella aparecerá en la otra. Puede separarlas en cualquier momento.',
  wakes:
    'La conversación que se conserva está pospuesta. Al combinarlas dejará de estarlo, porque el visitante espera una respuesta.',
  staysSnoozed: (until: string | null) =>
    until === null
      ? 'La conversación que se conserva sigue pospuesta hasta que el visitante responda.'
      : `La conversación que se conserva sigue pospuesta hasta: ${until}.`,
  merge: 'Combinar',
  keepOther: 'Conservar la otra',
  back: 'Atrás',
  close: 'Cancelar',
  absorbed: (name: string) => `${name} combinó otra conversación con esta`,
  detached: (name: string) => `${name} separó una conversación combinada`,
  merged: (name: string) => `${name} combinó esta conversación con otra`,
  separated: (name: string) => `${name} separó esta conversación de la otra`,
  from: (when: string, count: number) =>
    `Conversación del ${when} (${count === 1 ? '1 mensaje' : `${count.toLocaleString('es')} mensajes`})`,
  label: (when: string) => `Mensajes de la conversación del ${when}`,
  earlier: 'Mensajes anteriores',
  open: 'Abrir',
  separate: 'Separar',
  failed: 'No se pudieron cargar los mensajes.',
  deleted: 'Esta conversación se eliminó.',
  retry: 'Reintentar',
  bar: 'Esta conversación se combinó con otra.',
  barHint: 'Responda allí.',
  openKept: 'Abrir esa conversación',
};
