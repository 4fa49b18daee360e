import { createClient, type Client } from '@capwise/contract/client';

const clients = new Map<string, Client>();

/** The client that asks one company, or the one in use where none is named. */
export function clientOf(company: string | undefined): Client {
  const key = company ?? '';
  const known = clients.get(key);
  if (known) return known;
  const made = createClient({ baseUrl: '', company });
  clients.set(key, made);
  return made;
}
