import { Refusal } from '@capwise/domain';

/** The refusal for a store that cannot be reached or started. `where` is a folder or an address without its password. */
export function storeUnavailable(problem: string, where: string, remedy: string): Refusal {
  return new Refusal('STORE_UNAVAILABLE', `${problem} (${where}): ${remedy}`, { where });
}

/** The message of whatever was thrown, on one line. */
export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').trim();
}
