import path from 'node:path';

/** The folder of the clone that this file belongs to. */
export const cloneFolder = path.resolve(import.meta.dirname, '..', '..');

/** Where this installation keeps its data: `CAPWISE_HOME`, else `.capwise` in the clone. */
export function homeFolder(env: Readonly<Record<string, string | undefined>>): string {
  return path.resolve(env['CAPWISE_HOME'] || path.join(cloneFolder, '.capwise'));
}
