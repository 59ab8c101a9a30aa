/** Encodings that a text may be read in, as browsers call them; the server finds the first five by itself. */
export const encodings = [
  'utf-8',
  'gb18030',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'big5',
  'shift_jis',
  'euc-kr',
] as const

/** The file's text, read in an encoding, as UTF-8. Throws a `TypeError` where a byte is none of it. */
export function recoded(file: Blob, encoding: string): Promise<Blob> {
  const decoder = new TextDecoderStream(encoding, { fatal: true }) as ReadableWritablePair<
    string,
    Uint8Array<ArrayBuffer>
  >
  const text = file.stream().pipeThrough(decoder).pipeThrough(new TextEncoderStream())
  return new Response(text).blob()
}
