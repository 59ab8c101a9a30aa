import { existsSync } from 'node:fs'
import { chmod, constants, copyFile, link, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { KithError } from '@kith/sdk'
import { isPostgres, pathOf } from '../dialects/open.ts'
import { type Settled, settle } from '../dialects/sqlite/settle.ts'
import { type BackupManifest, databaseFile } from './manifest.ts'
import { restoreInto } from './restore-into.ts'
import { seal, sync } from './seal.ts'
import { verifyBackup } from './verify-backup.ts'
import { copyBelow } from './write-backup.ts'

export interface RestoreOptions {
  /** The folder of the backup. */
  readonly backup: string
  /** What it goes to. */
  readonly database: string
  /** Where attachments lie. */
  readonly attachments?: string
  /** Where what is there goes, if something is. Without it, a database that is not empty is refused. */
  readonly keep?: string
  readonly version: string
  /**
   * Called with the restored database before it takes its place, and with the one that is there, where it can be read;
   * what it throws leaves everything as it was.
   */
  readonly prepare?: (restored: string, manifest: BackupManifest, present?: string) => Promise<void>
}

export interface Restored {
  readonly manifest: BackupManifest
  /** Where what was there is now. */
  readonly kept?: string
}

/**
 * Puts a backup in the place of a database that nobody has open. Everything is made ready beside it, and one rename
 * decides: killed before, the old state stands as it was. A backup is the same of either kind of database and goes back to
 * either; into PostgreSQL see `restoreInto`. Throws `KITH_BACKUP_UNKNOWN`, `KITH_BACKUP_DAMAGED`, `KITH_DATABASE_IN_USE`,
 * `KITH_DATABASE_NOT_EMPTY`.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { backup, database, attachments, keep, prepare } = options
  const manifest = await verifyBackup(backup)
  if (isPostgres(database)) {
    await restoreInto(options, manifest)
    return { manifest }
  }
  const file = pathOf(database)
  const present = existsSync(file) ? settle(file) : 'empty'
  if (present !== 'empty' && keep === undefined) {
    throw new KithError(
      'KITH_DATABASE_NOT_EMPTY',
      `The database ${file} is not empty: --replace puts the backup in its place, and keeps a copy of it.`,
      { file },
    )
  }
  const staged = `${file}.restoring`
  await removeDatabase(staged)
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await copyFile(join(backup, databaseFile), staged, constants.COPYFILE_FICLONE)
    await chmod(staged, 0o600)
    await prepare?.(staged, manifest, present === 'used' ? file : undefined)
    settle(staged)
    await sync(staged)
    if (attachments !== undefined) await copyBelow(join(backup, 'attachments'), attachments)
    const kept = present === 'empty' ? undefined : await keepAside(file, present, options)
    await replace(file, staged, present)
    return { manifest, ...(kept === undefined ? {} : { kept }) }
  } finally {
    await removeDatabase(staged)
  }
}

/** A backup of what is there, or, where that cannot be read any more, its files as they are. */
async function keepAside(file: string, present: Settled, { keep = '', version }: RestoreOptions): Promise<string> {
  const part = `${keep}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { recursive: true, mode: 0o700 })
  if (present === 'used') {
    settle(file)
    // The same file under a second name: it takes no room, and the rename over the first does not touch it.
    await link(file, join(part, databaseFile)).catch(() => copyFile(file, join(part, databaseFile)))
    await seal(part, keep, { version, database: 'sqlite', at: new Date().toISOString() })
    return keep
  }
  for (const end of ends) {
    if (existsSync(file + end)) await copyFile(file + end, join(part, databaseFile + end))
  }
  await rename(part, keep)
  return keep
}

async function replace(file: string, staged: string, present: Settled): Promise<void> {
  // The log of a damaged database would be taken for the newest part of the one that comes.
  if (present === 'damaged') for (const end of ends.slice(1)) await rm(file + end, { force: true })
  // Nobody came meanwhile.
  else if (existsSync(file)) settle(file)
  await rename(staged, file)
  await sync(dirname(file))
}

const ends = ['', '-wal', '-shm']

async function removeDatabase(file: string): Promise<void> {
  for (const end of [...ends, '-journal']) await rm(file + end, { force: true })
}
