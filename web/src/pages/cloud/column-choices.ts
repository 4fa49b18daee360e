/** Columns and tags of the bills, as they are asked for. */
export type ColumnChoices = readonly {
  readonly group: string;
  readonly items: (string | { readonly value: string; readonly label: string })[];
}[];
