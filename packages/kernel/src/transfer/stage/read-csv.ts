import { closeSync, openSync, readSync } from 'node:fs'
import { csvReader, detectDelimiter } from './csv-reader.ts'
import { detectEncoding, type Encoding } from './encoding.ts'
import { type StageLimits, unreadable } from './limits.ts'

export interface CsvFile {
  readonly encoding: Encoding
  readonly delimiter: string
}

/** Reads a CSV file record by record, in a thread that has nothing else to do. */
export function readCsv(
  path: string,
  options: { readonly limits: StageLimits; readonly onRecord: (cells: string[]) => void },
): CsvFile {
  const { limits, onRecord } = options
  const encoding = detectEncoding(chunksOf(path))
  const decoder = new TextDecoder(encoding, { fatal: true })
  let reader: ReturnType<typeof csvReader> | undefined
  let delimiter = ','
  let read = 0
  for (const chunk of chunksOf(path)) {
    const text = decode(decoder, chunk, read)
    read += chunk.length
    if (!reader) {
      delimiter = detectDelimiter(text.slice(0, 1 << 16), limits)
      reader = csvReader({ delimiter, limits, onRecord })
    }
    const nul = text.indexOf('\u0000')
    if (nul >= 0)
      throw unreadable('characters', 'The file has a NUL character: it is damaged, or no text.', { at: read })
    reader.push(text)
  }
  reader?.push(decode(decoder, undefined, read))
  reader?.end()
  return { encoding, delimiter }
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer | undefined, at: number): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
  } catch {
    throw unreadable('encoding', `The text is not ${decoder.encoding} everywhere: see the bytes from ${at} on.`, {
      encoding: decoder.encoding,
      at,
    })
  }
}

const size = 1 << 18

function* chunksOf(path: string): Generator<Buffer> {
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(size)
      const read = readSync(file, chunk, 0, size, null)
      if (read === 0) return
      yield chunk.subarray(0, read)
    }
  } finally {
    closeSync(file)
  }
}
