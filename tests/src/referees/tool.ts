/** An outside tool: where its programs are and which version it says it is, or why it is not here. */
export type Tool =
  | { readonly kind: 'found'; readonly name: string; readonly version: string; readonly folder: string }
  | { readonly kind: 'absent'; readonly name: string; readonly reason: string };

export type FoundTool = Tool & { readonly kind: 'found' };
