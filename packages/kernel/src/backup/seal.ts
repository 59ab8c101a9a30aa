import { open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { checksumOf, filesBelow } from './checksum.ts'
import { type BackupManifest, manifestFile } from './manifest.ts'

/** Writes down what is in `part`, has all of it on the disk, and gives it its name: a backup is there whole or not at all. */
export async function seal(
  part: string,
  folder: string,
  about: Pick<BackupManifest, 'version' | 'database' | 'at'>,
): Promise<BackupManifest> {
  const files = []
  for (const path of await filesBelow(part)) {
    files.push(await checksumOf(part, path))
    await sync(join(part, path))
  }
  const manifest: BackupManifest = { format: 1, ...about, files }
  await writeFile(join(part, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
  await sync(join(part, manifestFile))
  await sync(part)
  const old = `${folder}.old`
  await rm(old, { recursive: true, force: true })
  const replaced = await rename(folder, old).then(
    () => true,
    () => false,
  )
  await rename(part, folder)
  await sync(dirname(folder))
  if (replaced) await rm(old, { recursive: true, force: true })
  return manifest
}

/** Makes a file, or what a folder names, durable. Not every system lets a folder be opened; there it is so already. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path).catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
