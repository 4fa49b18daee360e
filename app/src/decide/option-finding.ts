/** What a check finds in an option, with the number of the line that it points at; null points at the option itself. */
export type OptionFinding = { readonly code: string; readonly message: string; readonly index: number | null };
