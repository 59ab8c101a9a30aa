import { closeSync, openSync, writeSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { KithError } from '@kith/sdk'

/** A file's rows as they are kept until they are imported: a JSON array of texts a line. */
export interface RowsWriter {
  write(cells: readonly string[]): void
  close(): void
}

const flushAt = 1 << 18

/** Writes as it is called: for a thread that has nothing else to do. */
export function rowsWriter(path: string): RowsWriter {
  const file = openSync(path, 'w', 0o600)
  let waiting: string[] = []
  let size = 0
  const flush = () => {
    writeSync(file, waiting.join(''))
    waiting = []
    size = 0
  }
  return {
    write(cells) {
      const line = `${JSON.stringify(cells)}\n`
      waiting.push(line)
      size += line.length
      if (size > flushAt) flush()
    },
    close() {
      flush()
      closeSync(file)
    },
  }
}

export interface StagedRow {
  readonly cells: readonly string[]
  /** Where the row begins, in bytes. */
  readonly offset: number
}

export interface RowsPage {
  readonly rows: readonly StagedRow[]
  /** Where the next one begins. */
  readonly next: number
}

/** Up to `count` rows from a byte offset on. Throws `KITH_IMPORT_GONE` where the file was removed. */
export async function readRows(path: string, offset: number, count: number): Promise<RowsPage> {
  const file = await open(path, 'r').catch(error => {
    throw new KithError('KITH_IMPORT_GONE', 'The uploaded file is no longer kept: upload it again.', {}, error)
  })
  try {
    return await read(file, offset, count)
  } finally {
    await file.close()
  }
}

async function read(file: FileHandle, offset: number, count: number): Promise<RowsPage> {
  const rows: StagedRow[] = []
  let next = offset
  let size = 1 << 16
  let bytes = Buffer.alloc(0)
  while (rows.length < count) {
    const part = Buffer.allocUnsafe(size)
    const { bytesRead } = await file.read(part, 0, size, next + bytes.length)
    if (bytesRead === 0) break
    bytes = Buffer.concat([bytes, part.subarray(0, bytesRead)])
    let at = 0
    for (;;) {
      const end = bytes.indexOf(10, at)
      if (end < 0 || rows.length === count) break
      rows.push({ cells: JSON.parse(bytes.toString('utf8', at, end)), offset: next })
      next += end + 1 - at
      at = end + 1
    }
    bytes = bytes.subarray(at)
    if (at === 0) size *= 2
  }
  return { rows, next }
}
