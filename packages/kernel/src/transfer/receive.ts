import { mkdir, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Actor, denied, importFile, KithError } from '@kith/sdk'
import { commitChange } from '../change/commit.ts'
import { addCreate } from '../change/draft.ts'
import { modelOf } from '../data/data-for.ts'
import { newId } from '../ids.ts'
import type { Kernel } from '../kernel.ts'
import { rowsPath, uploadPath } from './files.ts'
import { stageInThread } from './stage/in-thread.ts'
import { stageLimits } from './stage/limits.ts'

export interface Upload {
  /** What the person calls the file. */
  readonly name: string
  readonly body: AsyncIterable<Uint8Array>
}

/** A gibibyte. */
const mostBytes = 1_073_741_824

/**
 * Takes a file in to be imported: streamed to the disk, read once on a thread, its rows kept. Answers the record of it.
 * Throws `KITH_DENIED`, `KITH_BODY_TOO_LARGE`, `KITH_IMPORT_FILE`; then nothing is kept.
 */
export async function receiveFile(
  kernel: Kernel,
  actor: Actor,
  { name, body }: Upload,
  max: number = mostBytes,
): Promise<unknown> {
  if (!kernel.rights.mayCall(actor, 'kernel.import')) {
    throw denied('kernel.import', `${actor.kind} ${actor.id} may not import files.`)
  }
  const id = newId()
  const [source, target] = [uploadPath(kernel, id), rowsPath(kernel, id)]
  await mkdir(dirname(source), { recursive: true, mode: 0o700 })
  try {
    // Opened before anything can fail: a stream that opens it later may make it once it has been removed.
    const file = await open(source, 'w', 0o600)
    await pipeline(body, limit(max), file.createWriteStream())
    const { sample, columns, ...facts } = await stageInThread({ source, target, limits: stageLimits })
    const values = { ...facts, name: name.slice(0, 300) || 'file', columns, sample }
    await commitChange(kernel, {
      actor,
      plugin: 'kernel',
      operation: 'kernel.receive',
      input: null,
      prepare: async draft => addCreate(draft, modelOf(kernel, importFile), values, 'kernel', { id }),
    })
    return { id, ...values }
  } catch (error) {
    await rm(target, { force: true })
    throw error
  } finally {
    await rm(source, { force: true })
  }
}

function limit(max: number) {
  return async function* (parts: AsyncIterable<Uint8Array>) {
    let size = 0
    for await (const part of parts) {
      size += part.length
      if (size > max) {
        throw new KithError('KITH_BODY_TOO_LARGE', `The file is longer than the ${max} bytes that are taken.`, { max })
      }
      yield part
    }
  }
}
