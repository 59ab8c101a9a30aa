import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyDatabase } from '../copy/copy-database.ts'
import { settle } from '../dialects/sqlite/settle.ts'
import { type BackupManifest, databaseFile } from './manifest.ts'
import type { RestoreOptions } from './restore-backup.ts'
import { copyBelow } from './write-backup.ts'

/**
 * Puts a backup into an empty PostgreSQL database, and compares it row by row. What is there is left alone: a database
 * that is not empty is `KITH_COPY_TARGET`. Broken off, the target is no database that anybody opens
 * (`KITH_COPY_UNFINISHED`), and the same call goes on.
 */
export async function restoreInto(options: RestoreOptions, manifest: BackupManifest): Promise<void> {
  const { backup, database, attachments, prepare } = options
  const folder = await mkdtemp(join(tmpdir(), 'kith-restore-'))
  try {
    const staged = join(folder, databaseFile)
    await copyFile(join(backup, databaseFile), staged)
    await prepare?.(staged, manifest)
    settle(staged)
    if (attachments !== undefined) await copyBelow(join(backup, 'attachments'), attachments)
    await copyDatabase({ from: staged, to: database })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
