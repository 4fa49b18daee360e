/** The telling end of a long resource name; the whole one stands in its title. */
export function commitmentName(id: string): string {
  return id.startsWith('arn:') ? (id.split(':').at(-1) ?? id) : id;
}
