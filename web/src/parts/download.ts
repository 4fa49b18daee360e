/** Hands a text or bytes to the browser as a file to keep. */
export function download(name: string, content: string | Uint8Array<ArrayBuffer>, mediaType: string): void {
  downloadBlob(name, new Blob([content], { type: mediaType }));
}

/** Hands a file that a server answered to the browser to keep; its bytes stay where the browser has them. */
export function downloadBlob(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** The bytes of a file that is no text, as the wire carries them. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
}
