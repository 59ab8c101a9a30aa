import { closeSync, openSync, writeSync } from 'node:fs'
import { crc32, deflateRawSync } from 'node:zlib'

/** Writes a zip file part by part, as it is called: for a thread that has nothing else to do. */
export interface ZipWriter {
  begin(name: string): void
  write(text: string): void
  end(): void
  close(): void
}

// A deflate stream may be cut into blocks that end on a byte (a sync flush), so each piece is compressed by itself.
const piece = 1 << 20
const syncFlush = 2
const finish = 4

export function zipWriter(path: string): ZipWriter {
  const file = openSync(path, 'w', 0o600)
  const central: Buffer[] = []
  let offset = 0
  let part = { name: Buffer.alloc(0), at: 0, crc: 0, packed: 0, size: 0 }
  let waiting: string[] = []
  let length = 0
  const put = (bytes: Buffer) => {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
    offset += bytes.length
  }
  const flush = (flag: number) => {
    const bytes = Buffer.from(waiting.join(''))
    waiting = []
    length = 0
    part.crc = crc32(bytes, part.crc)
    part.size += bytes.length
    const packed = deflateRawSync(bytes, { finishFlush: flag })
    part.packed += packed.length
    put(packed)
  }
  return {
    begin(name) {
      part = { name: Buffer.from(name), at: offset, crc: 0, packed: 0, size: 0 }
      put(Buffer.concat([head(0x04034b50, part), part.name]))
    },
    write(text) {
      waiting.push(text)
      length += text.length
      if (length > piece) flush(syncFlush)
    },
    end() {
      flush(finish)
      const sizes = Buffer.alloc(16)
      sizes.writeUInt32LE(0x08074b50, 0)
      sizes.writeUInt32LE(part.crc, 4)
      sizes.writeUInt32LE(part.packed, 8)
      sizes.writeUInt32LE(part.size, 12)
      put(sizes)
      const tail = Buffer.alloc(14)
      tail.writeUInt32LE(part.at, 10)
      central.push(Buffer.concat([head(0x02014b50, part), tail, part.name]))
    },
    close() {
      const directory = Buffer.concat(central)
      const end = Buffer.alloc(22)
      end.writeUInt32LE(0x06054b50, 0)
      end.writeUInt16LE(central.length, 8)
      end.writeUInt16LE(central.length, 10)
      end.writeUInt32LE(directory.length, 12)
      end.writeUInt32LE(offset, 16)
      put(directory)
      put(end)
      closeSync(file)
    },
  }
}

/** A part's head, local or of the directory. Sizes follow the part: the local one says so by its flag 8. */
function head(signature: number, part: { name: Buffer; crc: number; packed: number; size: number }): Buffer {
  const local = signature === 0x04034b50
  const bytes = Buffer.alloc(local ? 30 : 32)
  bytes.writeUInt32LE(signature, 0)
  let at = 4
  if (!local) at = bytes.writeUInt16LE(20, at)
  at = bytes.writeUInt16LE(20, at)
  at = bytes.writeUInt16LE(0x0808, at)
  at = bytes.writeUInt16LE(8, at)
  // The 1st of January 1980: a file's bytes depend on nothing but what is in it.
  at = bytes.writeUInt16LE(0, at)
  at = bytes.writeUInt16LE(0x21, at)
  at = bytes.writeUInt32LE(local ? 0 : part.crc, at)
  at = bytes.writeUInt32LE(local ? 0 : part.packed, at)
  at = bytes.writeUInt32LE(local ? 0 : part.size, at)
  at = bytes.writeUInt16LE(part.name.length, at)
  bytes.writeUInt16LE(0, at)
  return bytes
}
