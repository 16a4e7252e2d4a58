import { useWorkspace } from '../context.ts';
import { LazyPanel } from './LazyPanel.tsx';
import { Palette } from './Palette.tsx';
import { AssignPanel, LabelPanel, PriorityPanel, SnoozePanel } from './TriagePanels.tsx';

const loadShortcuts = async () => (await import('../actions/Shortcuts.tsx')).Shortcuts;
const loadTranscript = async () => (await import('./TranscriptPanel.tsx')).TranscriptPanel;
const loadCard = async () => (await import('./cards/CardPanel.tsx')).CardPanel;
const loadDelete = async () => (await import('./DeletePanel.tsx')).DeletePanel;
const loadContact = async () => (await import('./EditContactPanel.tsx')).EditContactPanel;
const loadConversationMerge = async () =>
  (await import('./ConversationMergePanel.tsx')).ConversationMergePanel;
const loadMerge = async () => (await import('./MergePanel.tsx')).MergePanel;

/** What lies over the workspace, if anything. */
export function Panels() {
  const { panels } = useWorkspace();
  const panel = panels.open.value;
  switch (panel?.kind) {
    case 'assign':
      return <AssignPanel panel={panel} onClose={panels.close} />;
    case 'label':
      return <LabelPanel panel={panel} onClose={panels.close} />;
    case 'snooze':
      return <SnoozePanel panel={panel} onClose={panels.close} />;
    case 'priority':
      return <PriorityPanel panel={panel} onClose={panels.close} />;
    case 'palette':
      return <Palette onClose={panels.close} />;
    case 'transcript':
      return <LazyPanel load={loadTranscript} panel={panel} onClose={panels.close} />;
    case 'delete':
      return <LazyPanel load={loadDelete} panel={panel} onClose={panels.close} />;
    case 'card':
      return <LazyPanel load={loadCard} panel={panel} onClose={panels.close} />;
    case 'merge':
      return <LazyPanel load={loadMerge} panel={panel} onClose={panels.close} />;
    case 'mergeConversation':
      return <LazyPanel load={loadConversationMerge} panel={panel} onClose={panels.close} />;
    case 'contact':
      return <LazyPanel load={loadContact} panel={panel} onClose={panels.close} />;
    case 'help':
      return <LazyPanel load={loadShortcuts} panel={panel} onClose={panels.close} />;
    default:
      return null;
  }
}
