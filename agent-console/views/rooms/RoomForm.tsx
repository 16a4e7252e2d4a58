import { useSignal } from '@preact/signals';
import type { RoomState } from '../../../server/contract/schemas/rooms-api.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { NameField } from '../elements/forms/NameField.tsx';
import { SettingsForm } from '../elements/forms/SettingsForm.tsx';
import { Dialog } from '../elements/overlays/Dialog.tsx';

/** Makes a room and goes there, or renames and closes the one there is. Who made it closes it, and admins. */
export function RoomForm({ room, onClose }: { room: RoomState | null; onClose: () => void }) {
  const { texts, router } = useConsole();
  const { rooms, agent, newId } = useWorkspace();
  const t = texts.rooms;
  const id = useSignal(room?.id ?? newId()).value;
  const name = useSignal(room?.name ?? '');
  const mayClose = room !== null && (agent.role === 'admin' || room.madeBy.id === agent.id);
  const title = room === null ? t.add : t.change;
  const close = async () => {
    const answer = await rooms.close(id);
    if (answer.ok) router.replace({ page: 'rooms' });
    return answer;
  };
  return (
    <Dialog label={title} class="dialog--form" onClose={onClose}>
      <SettingsForm
        label={title}
        save={() => rooms.put(id, name.value)}
        {...(mayClose ? { onDelete: close, deleting: { label: t.close, sure: t.closeSure } } : {})}
        onDone={() => {
          onClose();
          if (room === null && rooms.named(id) !== null) router.go({ page: 'rooms', id });
        }}
      >
        <h2 class="dialog__title">{title}</h2>
        <NameField label={t.name} name={name} />
      </SettingsForm>
    </Dialog>
  );
}
