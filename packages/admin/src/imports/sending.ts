import { KithError } from '@kith/client'
import { send, type Upload } from '../attachments/upload.ts'
import type { ImportFile } from './reads.ts'
import { recoded } from './recode.ts'
import { mostBytes } from './words.ts'

/** A file on its way to be imported, or one that was not taken. */
export interface Sending {
  readonly key: number
  readonly file: File
  /** In which encoding it is read; absent: the server looks. */
  readonly encoding: string | undefined
  /** The draft's file that this one takes the place of. */
  readonly instead: string | undefined
  /** 0 to 1. */
  readonly part: number
  readonly error: KithError | undefined
}

/** Uploads, and the files that were sent while this page stands open: they can be read again in another encoding. */
export interface Sender {
  readonly sending: readonly Sending[]
  /** The file behind an upload, and how it was read. */
  sent(id: string): { readonly file: File; readonly encoding: string | undefined } | undefined
  start(file: File, options?: { readonly encoding?: string; readonly instead?: string }): void
  again(key: number, encoding?: string): void
  drop(key: number): void
}

export interface SenderOptions {
  /** Something of `sending` is new. */
  changed(): void
  arrived(file: ImportFile, instead: string | undefined): void
  /** The session has ended. */
  ended(): void
}

export function createSender({ changed, arrived, ended }: SenderOptions): Sender {
  let all: readonly Sending[] = []
  let keys = 0
  // One after another: they stay in the order in which they were chosen.
  let last = Promise.resolve()
  const uploads = new Map<number, Upload>()
  const known = new Map<string, { file: File; encoding: string | undefined }>()
  const put = (key: number, part: Partial<Sending>) => {
    all = all.map(one => (one.key === key ? { ...one, ...part } : one))
    changed()
  }
  const drop = (key: number) => {
    uploads.get(key)?.cancel()
    uploads.delete(key)
    all = all.filter(one => one.key !== key)
    changed()
  }
  const run = async ({ key, file, encoding, instead }: Sending) => {
    if (!all.some(other => other.key === key)) return
    try {
      if (file.size > mostBytes) throw new KithError('KITH_BODY_TOO_LARGE', 'Too large.', { max: mostBytes })
      const body = encoding === undefined ? file : await read(file, encoding)
      if (!all.some(one => one.key === key)) return
      const query = new URLSearchParams({ name: file.name })
      const upload = send<ImportFile>(`/files/imports?${query}`, body, part => put(key, { part }))
      uploads.set(key, upload)
      const came = await upload.done
      known.set(came.id, { file, encoding })
      drop(key)
      arrived(came, instead)
    } catch (error) {
      if (error instanceof KithError && error.code === 'KITH_UNAUTHORIZED') ended()
      if (error instanceof KithError) put(key, { error })
    }
  }
  return {
    get sending() {
      return all
    },
    sent: id => known.get(id),
    start(file, { encoding, instead } = {}) {
      const one = { key: ++keys, file, encoding, instead, part: 0, error: undefined }
      all = [...all, one]
      changed()
      last = last.then(() => run(one))
    },
    again(key, encoding) {
      const before = all.find(one => one.key === key)
      if (!before) return
      const one = { ...before, encoding: encoding ?? before.encoding, part: 0, error: undefined }
      all = all.map(other => (other.key === key ? one : other))
      changed()
      last = last.then(() => run(one))
    },
    drop,
  }
}

async function read(file: File, encoding: string): Promise<Blob> {
  return await recoded(file, encoding).catch((error: unknown) => {
    if (!(error instanceof TypeError)) throw new KithError('KITH_UNREACHABLE', 'The file could not be read.')
    throw new KithError('KITH_IMPORT_FILE', `The file is not ${encoding}.`, { reason: 'encoding' })
  })
}
