import { createHash } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { invalid, type KeptFile, KithError } from '@kith/sdk'
import { newId } from '../ids.ts'
import type { Kernel } from '../kernel.ts'
import { detectType } from './detect-type.ts'
import { mostBytes } from './most-bytes.ts'

interface Given {
  readonly name: string
  readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** Streams a file to the disk, finds its type and puts it into the store by its SHA-256. What no row names is swept after a day. */
export async function keepFile(kernel: Kernel, { name: given, body }: Given): Promise<KeptFile> {
  const name = cleaned(given)
  const path = join(kernel.files, 'uploads', newId())
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  try {
    const { size, hash } = await receive(body, path, mostBytes(kernel))
    if (size === 0) throw invalid([{ path: 'body', code: 'required', message: 'The file is empty.' }])
    const type = await detectType(path, name)
    await kernel.store.put(hash, path)
    return { name, type, size, hash }
  } finally {
    await rm(path, { force: true })
  }
}

async function receive(
  body: Given['body'],
  path: string,
  max: number,
): Promise<{ readonly size: number; readonly hash: string }> {
  const hash = createHash('sha256')
  let size = 0
  // Opened before anything can fail: a stream that opens it later may make it once it has been removed.
  const file = await open(path, 'w', 0o600)
  await pipeline(
    body,
    async function* (parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
      for await (const part of parts) {
        size += part.length
        if (size > max) {
          throw new KithError('KITH_BODY_TOO_LARGE', `The file is longer than the ${max} bytes that are taken.`, {
            max,
          })
        }
        hash.update(part)
        yield part
      }
    },
    file.createWriteStream(),
  )
  return { size, hash: hash.digest('hex') }
}

/** A name without folders, and without what would make it look like another. */
function cleaned(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last.replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').trim()
  return plain === '' || /^\.+$/.test(plain) ? 'file' : [...plain].slice(0, 200).join('').slice(0, 255)
}
