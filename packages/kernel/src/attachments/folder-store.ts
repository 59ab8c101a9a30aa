import { constants } from 'node:fs'
import { copyFile, type FileHandle, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from '../ids.ts'
import { type FileStore, isHash, type StoredFile } from './file-store.ts'

/** Files in a folder: `ab/cdef…` is the one whose SHA-256 begins with `abcdef`. */
export function folderStore(folder: string): FileStore {
  const pathOf = (hash: string) => {
    if (!isHash(hash)) throw new TypeError('A file is named by its SHA-256.')
    return join(folder, hash.slice(0, 2), hash.slice(2))
  }
  return {
    where: folder,
    async put(hash, path) {
      const target = pathOf(hash)
      const now = new Date()
      const isThere = await utimes(target, now, now).then(
        () => true,
        () => false,
      )
      if (isThere) return
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      const part = `${target}.${newId()}.part`
      try {
        await move(path, part)
        await sync(part, 'r+')
        await rename(part, target)
        await sync(dirname(target), 'r')
      } finally {
        await rm(part, { force: true })
      }
    },
    async get(hash) {
      const file = await open(pathOf(hash)).catch(unlessMissing)
      return file?.createReadStream()
    },
    remove: hash => rm(pathOf(hash), { force: true }),
    async *list() {
      for (const start of (await readdir(folder).catch(unlessMissing)) ?? []) {
        if (!/^[0-9a-f]{2}$/.test(start)) continue
        const found: StoredFile[] = []
        for (const rest of await readdir(join(folder, start))) {
          const about = isHash(start + rest) ? await stat(join(folder, start, rest)).catch(unlessMissing) : undefined
          if (about) found.push({ hash: start + rest, at: about.mtime })
        }
        if (found.length > 0) yield found
      }
    },
  }
}

/** Also from one file system to another. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    await copyFile(from, to, constants.COPYFILE_FICLONE)
  }
}

async function sync(path: string, flags: string): Promise<void> {
  // Windows opens no folders; there the rename is written with the file.
  const file: FileHandle | undefined = await open(path, flags).catch(error => {
    if (flags === 'r+') throw error
    return undefined
  })
  try {
    await file?.sync()
  } finally {
    await file?.close()
  }
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
  return undefined
}
