import type * as english from '../../pages/en/profile.ts';

export const profile: typeof english.profile = {
  name: 'Nome',
  nameHint: 'Os visitantes veem este nome ao lado das suas respostas.',
  saved: 'Salvo',
  password: 'Senha',
  current: 'Senha atual',
  next: 'Nova senha',
  change: 'Alterar senha',
  changed: 'Senha alterada. Suas outras sessões foram encerradas.',
  sessions: 'Sessões ativas',
  thisOne: 'Este navegador',
  since: (when) => `login em ${when}`,
  seen: (when) => `último uso: ${when}`,
  unknownBrowser: 'Navegador desconhecido',
  end: 'Sair',
  endOthers: 'Encerrar as outras sessões',
  endOthersSure: 'Confirmar: encerrar as outras sessões',
  alone: 'Nenhuma outra sessão ativa.',
};
