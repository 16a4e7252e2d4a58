import type { firstSteps as english } from '../../pages/en/first-steps.ts';
import { plural } from '../count.ts';

export const firstSteps: typeof english = {
  title: 'Boas-vindas! Quatro passos até sua primeira conversa',
  left: (count) =>
    plural(
      count,
      'Falta um passo. Cada um é verificado automaticamente.',
      `Faltam ${count} passos. Cada um é verificado automaticamente.`,
    ),
  allDone: 'Tudo pronto. Os visitantes aparecem na lista assim que escrevem.',
  done: 'Concluído',
  open: 'Pendente',
  close: 'Fechar',
  hide: 'Ocultar estes passos',
  site: {
    title: 'Criar um site',
    hint: 'Cada site tem sua chave, seu design, seu horário e seus textos.',
    create: 'Criar um site',
    change: 'Nome e design',
  },
  tag: {
    title: 'Adicionar o chat ao seu site',
    hint: 'Aguardando alguém abrir o chat no seu site…',
    copy: 'Copiar tag',
    act: 'Opções de instalação',
    seen: (website, ago) => `Visto em ${website}, ${ago}`,
  },
  invite: {
    title: 'Convidar um colega',
    hint: 'Crie um link e envie para essa pessoa.',
    act: 'Convidar',
    sent: (count) => plural(count, '1 convite pendente', `${count} convites pendentes`),
    joined: (count) => plural(count, '1 colega está na equipe', `${count} colegas estão na equipe`),
  },
  alerts: {
    title: 'Ativar as notificações',
    hint: 'Som e notificações na área de trabalho neste navegador.',
    on: 'Ativadas neste navegador.',
  },
};
