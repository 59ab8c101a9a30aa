import { existsSync } from 'node:fs'
import { chmod, constants, copyFile, mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { KithError } from '@kith/sdk'
import type { Dialect } from '../dialects/dialect.ts'
import { isPostgres, openDialect, pathOf } from '../dialects/open.ts'
import { filesBelow } from './checksum.ts'
import { noteBackup } from './last-backup.ts'
import { type BackupManifest, databaseFile } from './manifest.ts'
import { seal } from './seal.ts'

/** What a backup is made of: an open database. */
export type BackupSource = Pick<Dialect, 'name' | 'backup'>

export interface BackupOptions {
  /** Where it goes: a folder that is there when the backup is whole. */
  readonly folder: string
  /** The version of Kith, for who restores it. */
  readonly version: string
  /** The folder of attachments, whose files never change: they are copied after the database that names them. */
  readonly attachments?: string
  /** A folder that is there goes when the new one is whole. */
  readonly replace?: boolean
}

/** Writes a backup of the database that a URL names, which others may be writing meanwhile, and notes there that it did. Throws `KITH_NO_DATABASE` too. */
export async function backUp(database: string, options: BackupOptions): Promise<BackupManifest> {
  if (!isPostgres(database) && !existsSync(pathOf(database))) {
    throw new KithError('KITH_NO_DATABASE', `There is no database ${pathOf(database)} to copy.`)
  }
  const dialect = await openDialect(database)
  try {
    const manifest = await writeBackup(dialect, options)
    await noteBackup(dialect, manifest.at)
    return manifest
  } finally {
    await dialect.close()
  }
}

/**
 * Writes a backup: a folder with a copy of the database as of one moment, the attachments and a manifest with their
 * checksums. Throws `KITH_FILE_EXISTS` and `KITH_DATABASE_BACKUP`, that also where what is copied is damaged itself.
 */
export async function writeBackup(source: BackupSource, options: BackupOptions): Promise<BackupManifest> {
  const { folder, version, attachments, replace = false } = options
  if (existsSync(folder) && !replace) {
    throw new KithError('KITH_FILE_EXISTS', `${folder} is there already: choose another name, or give --force.`, {
      file: folder,
    })
  }
  const part = `${folder}.part`
  try {
    await rm(part, { recursive: true, force: true })
    await mkdir(part, { recursive: true, mode: 0o700 })
    const at = new Date().toISOString()
    const copy = join(part, databaseFile)
    await source.backup(copy)
    await chmod(copy, 0o600)
    if (attachments !== undefined) await copyBelow(attachments, join(part, 'attachments'))
    return await seal(part, folder, { version, database: source.name, at })
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined)
    throw error
  }
}

/** Files that are there already are left as they are: their names say what they hold. */
export async function copyBelow(from: string, to: string): Promise<void> {
  for (const path of await filesBelow(from)) {
    const target = join(to, path)
    if (existsSync(target)) continue
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await copyFile(join(from, path), target, constants.COPYFILE_FICLONE)
  }
}
