import { createHash } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Actor, attachment, denied, invalid, KithError, type RecordRef, type Row } from '@kith/sdk'
import { commitChange } from '../change/commit.ts'
import { addCreate, addExpectation } from '../change/draft.ts'
import { modelOf } from '../data/data-for.ts'
import { readMany } from '../data/read-records.ts'
import { newId } from '../ids.ts'
import type { Kernel } from '../kernel.ts'
import { systemActor } from '../rights/rights.ts'
import type { Upload } from '../transfer/receive.ts'
import { detectType } from './detect-type.ts'
import { mostBytes } from './most-bytes.ts'
import { readOwnRecord } from './record-of.ts'

/**
 * Keeps a file with a record: streamed to the disk, its type found, stored by its SHA-256, then named by a new attachment
 * in a commit that asks again whether the actor may. What fails leaves nothing but perhaps a stored file, which is swept.
 */
export async function attach(
  kernel: Kernel,
  actor: Actor,
  { entity, id: record, name: given, body }: Upload & RecordRef,
): Promise<Row<typeof attachment>> {
  if (!kernel.rights.mayCall(actor, 'kernel.attach')) {
    throw denied('kernel.attach', `${actor.kind} ${actor.id} may not attach files.`)
  }
  const ref = { entity, id: record }
  await readOwnRecord(kernel, actor, ref)
  const [id, name, model] = [newId(), cleaned(given), modelOf(kernel, attachment)]
  const path = join(kernel.files, 'uploads', id)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  try {
    const { size, hash } = await receive(body, path, mostBytes(kernel))
    if (size === 0) throw invalid([{ path: 'body', code: 'required', message: 'The file is empty.' }])
    const type = await detectType(path, name)
    await kernel.store.put(hash, path)
    await commitChange(kernel, {
      actor,
      plugin: 'kernel',
      operation: 'kernel.attach',
      input: null,
      prepare: async draft => {
        const { model: owner, row } = await readOwnRecord(kernel, actor, ref)
        addExpectation(draft, owner, record, row.version as number)
        addCreate(draft, model, { name, type, size, hash, record: ref }, 'kernel', { id })
      },
    })
  } finally {
    await rm(path, { force: true })
  }
  const [row] = await readMany(kernel, { model, actor: systemActor, ids: [id] })
  return row as unknown as Row<typeof attachment>
}

async function receive(
  body: AsyncIterable<Uint8Array>,
  path: string,
  max: number,
): Promise<{ readonly size: number; readonly hash: string }> {
  const hash = createHash('sha256')
  let size = 0
  // Opened before anything can fail: a stream that opens it later may make it once it has been removed.
  const file = await open(path, 'w', 0o600)
  await pipeline(
    body,
    async function* (parts: AsyncIterable<Uint8Array>) {
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
