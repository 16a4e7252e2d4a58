import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Texts } from '../locales/en.ts';
import type { Confirmation } from '../stores/shell/confirmation.ts';
import type { Connection } from '../stores/shell/connection.ts';
import type { Layout } from '../stores/shell/layout.ts';
import type { Router } from '../stores/shell/router.ts';
import type { Session } from '../stores/shell/session.ts';
import type { Theme } from '../stores/shell/theme.ts';
import type { Workspace } from '../stores/workspace.ts';
import type { AccountsApi, PublicApi } from '../transport/accounts-api.ts';

/** What every view may lean on, signed in or not. */
export type Console = {
  texts: Texts;
  session: Session;
  router: Router;
  theme: Theme;
  layout: Layout;
  /** Before the sign-in: speaks another language. */
  speak(tag: string): void;
  connection: Connection;
  /** Proves anew who is there, before something dangerous. */
  confirmation: Confirmation;
  /** What a link alone opens. */
  publicApi: PublicApi;
  /** The settings of accounts. */
  accounts: AccountsApi;
  workspace: ReadonlySignal<Workspace | null>;
};

export const ConsoleContext = createContext<Console | null>(null);
export const WorkspaceContext = createContext<Workspace | null>(null);

export function useConsole(): Console {
  const value = useContext(ConsoleContext);
  if (value === null) throw new Error('This view stands outside of ConsoleContext.');
  return value;
}

export function useTexts(): Texts {
  return useConsole().texts;
}

/** Everything of the signed-in agent. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === null) throw new Error('This view stands outside of WorkspaceContext.');
  return workspace;
}
