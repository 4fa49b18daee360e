import { useRef, useState } from 'react';
import styles from './drop-zone.module.css';

type Props = {
  /** Receives what was dropped or chosen: never an empty list. */
  readonly onFiles: (files: readonly File[]) => void;
  readonly accept: string;
  readonly multiple?: boolean | undefined;
  /** What the zone does, for the button that opens the file dialog. */
  readonly action: string;
  readonly hint: React.ReactNode;
  readonly aside?: React.ReactNode;
  readonly tall?: boolean | undefined;
};

/** A place to drop files on, or to choose them by keyboard or mouse. */
export function DropZone({ onFiles, accept, multiple, action, hint, aside, tall }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  };
  return (
    <div
      className={styles['zone']}
      data-over={over || undefined}
      data-tall={tall || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <button type="button" className={styles['choose']} onClick={() => input.current?.click()}>
        <strong>{action}</strong>
        <span className={styles['hint']}>{hint}</span>
      </button>
      {aside && <span className={styles['aside']}>{aside}</span>}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={action}
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
