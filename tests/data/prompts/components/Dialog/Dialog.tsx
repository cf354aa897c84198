import { CloseIcon, WarningIcon } from '../../icons/icons';
import './Dialog.css';

export interface DialogProps {
  open: boolean;
  name: string;
  onCancel?: () => void;
  onDelete?: () => void;
}

/** Asks before a project is deleted. */
export function DeleteDialog({ open, name, onCancel, onDelete }: DialogProps) {
  if (!open) return null;

  return (
    <div className="dialog">
      <header className="dialog__header">
        <WarningIcon className="dialog__warning" />
        <h2 className="dialog__title">Delete {name}?</h2>
        <button type="button" className="dialog__close" onClick={onCancel}>
          <CloseIcon />
        </button>
      </header>
      <p className="dialog__text">All of its files and comments will be lost. This can't be undone.</p>
      <footer className="dialog__footer">
        <button type="button" className="dialog__cancel" onClick={onCancel}>
          Cancel
        </button>
        <button type="button" className="dialog__delete" onClick={onDelete}>
          Delete
        </button>
      </footer>
    </div>
  );
}
