import { Link, useNavigate } from '@tanstack/react-router';
import { DropZone } from '../../parts/drop-zone.tsx';
import { leaveFiles } from '../sources/pending-files.ts';
import { billFiles } from '../sources/file-types.ts';
import styles from './overview.module.css';

/** The way in for another file: what is dropped here is checked on Sources before anything is kept. */
export function LoadLine() {
  const navigate = useNavigate();
  return (
    <DropZone
      multiple
      accept={billFiles}
      action="Drop a bill here"
      hint="FOCUS: CSV, CSV.gz or Parquet, several files are one load"
      aside={
        <Link to="/sources" search={({ company }) => ({ company })} className={styles['above']}>
          What is loaded
        </Link>
      }
      onFiles={(files) => {
        leaveFiles(files);
        void navigate({ to: '/sources', search: ({ company }) => ({ company }) });
      }}
    />
  );
}
