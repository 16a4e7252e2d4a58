import type * as english from '../../pages/en/notices.ts';
import { counted } from '../count.ts';

export const notices: typeof english.notices = {
  lead: 'Escolha sobre o que você quer receber notificações. Vale para todos os seus dispositivos.',
  turnOff: 'Desativar neste navegador',
  here: { on: 'Ativadas neste navegador', off: 'Desativadas neste navegador' },
  push: {
    off: 'As notificações push não estão configuradas neste navegador.',
    on: 'Você recebe notificações neste navegador mesmo com o console fechado.',
    refused:
      'Não foi possível registrar este navegador para notificações push. Você recebe notificações enquanto o console estiver aberto.',
    unsupported:
      'Este navegador não oferece suporte a notificações push. Você recebe notificações enquanto o console estiver aberto.',
  },
  table: 'Sobre o que e como notificar você',
  events: {
    waiting: 'Um visitante está aguardando',
    message: 'Nova mensagem na minha conversa',
    assigned: 'Conversa atribuída ou transferida a mim',
    mention: 'Alguém me menciona',
    room: 'Nova mensagem em uma sala da equipe',
    offer: 'Conversa oferecida a mim',
    rating: 'Avaliação ruim',
  },
  channels: { inApp: 'No console', sound: 'Som', desktop: 'Área de trabalho', push: 'Push', mail: 'E-mail' },
  channelHints:
    'Área de trabalho: enquanto o console está aberto em segundo plano. Push: também quando está fechado. Você não recebe push nem e-mail enquanto usa o console. E-mail: se você não viu ou ninguém respondeu depois de um tempo.',
  ratingHint:
    'Avaliação ruim, depois que um agente respondeu: você recebe a notificação se foi quem respondeu por último, e todas elas se for administrador. Cada site decide quais avaliações são ruins.',
  cell: (event, channel) => `${event}: ${channel}`,
  repeat: 'Repetir o som até que todos tenham resposta',
  mailAfter: 'Enviar um e-mail para mim depois de',
  mailAfterHint: 'O que você perdeu até lá chega em um único e-mail.',
  noMail: 'Este servidor ainda não envia e-mails. Um administrador pode configurar isso.',
  weekly: 'Enviar o relatório semanal para meu e-mail',
  weeklyHint:
    'Toda segunda-feira às 8:00: os números da semana passada comparados com os da anterior, de todos os sites.',
  minutes: (count) => (count === 60 ? '1 hora' : counted(count, 'minuto', 'minutos')),
  words: 'Mostrar o texto das mensagens nas notificações push',
  quiet: 'Horário de silêncio: sem som e sem notificações na área de trabalho, push ou por e-mail',
  from: 'De',
  to: 'Até',
  timeZone: 'Fuso horário',
  silent: 'Seu navegador está bloqueando o som. Clique em qualquer lugar desta página.',
};
