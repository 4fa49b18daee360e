import type { Handler } from '../../handler/index.ts';
import { workloadColumns, workloadsMax } from './workload-columns.ts';

/** `decide.workloads`: the columns of a workload file, and a file with its headers and an example row. */
export const describeWorkloads: Handler<'decide.workloads'> = async () => {
  const names = workloadColumns.map(({ name }) => name);
  // The example names no other workload: the file can be read as it is.
  const example = workloadColumns.map(({ name, example: text }) => (name === 'depends_on' ? '' : text));
  return {
    columns: workloadColumns.map(({ name, required, about, example: text }) => ({
      name,
      required,
      about,
      example: text,
    })),
    rowsMax: workloadsMax,
    file: { name: 'workloads.csv', mediaType: 'text/csv', text: `${names.join(',')}\n${example.join(',')}\n` },
  };
};
