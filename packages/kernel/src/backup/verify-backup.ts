import { KithError } from '@kith/sdk'
import { checksumOf } from './checksum.ts'
import { type BackupManifest, readManifest } from './manifest.ts'

/**
 * Reads every file of a backup and compares it with its checksum; what the checksum is of was checked when it was
 * written. Throws `KITH_BACKUP_UNKNOWN`, and `KITH_BACKUP_DAMAGED` with `files` by name.
 */
export async function verifyBackup(folder: string): Promise<BackupManifest> {
  const manifest = await readManifest(folder)
  const files: Record<string, 'missing' | 'changed'> = {}
  for (const { path, bytes, sha256 } of manifest.files) {
    const found = await checksumOf(folder, path).catch(() => undefined)
    if (!found) files[path] = 'missing'
    else if (found.bytes !== bytes || found.sha256 !== sha256) files[path] = 'changed'
  }
  if (Object.keys(files).length === 0) return manifest
  throw new KithError(
    'KITH_BACKUP_DAMAGED',
    `The backup ${folder} is not as it was written: use another one, or copy it here again.`,
    { folder, files },
  )
}
