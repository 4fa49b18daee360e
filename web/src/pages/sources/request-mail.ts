/**
 * A mail to write, with its subject. The message itself is copied: mail programs cut an address of more than about two
 * thousand characters.
 */
export function mailAddress(subject: string): string {
  return `mailto:?subject=${encodeURIComponent(subject)}`;
}
