import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeError, KithError } from '@kith/sdk'
import { z } from 'zod'

/** What lies in the folder of a backup, beside its files. */
export interface BackupManifest {
  readonly format: 1
  /** The version of Kith that wrote it. */
  readonly version: string
  /** Which database it is of. The copy is a SQLite file either way. */
  readonly database: 'sqlite' | 'postgres'
  /** When the copy was begun: what was acknowledged before is in it. */
  readonly at: string
  /** Every other file, by its path with slashes. */
  readonly files: readonly BackupFile[]
}

export interface BackupFile {
  readonly path: string
  readonly bytes: number
  /** In hexadecimal. */
  readonly sha256: string
}

export const manifestFile = 'manifest.json'
export const databaseFile = 'database.sqlite'

const shape = z.object({
  format: z.literal(1),
  version: z.string(),
  database: z.enum(['sqlite', 'postgres']),
  at: z.iso.datetime(),
  files: z
    .array(
      z.object({
        path: z.string().refine(path => !/(^\/)|\\|(^|\/)\.\.?(\/|$)/.test(path)),
        bytes: z.int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .refine(files => files.some(({ path }) => path === databaseFile)),
})

/** Throws `KITH_BACKUP_UNKNOWN` where the folder is no backup that this version can read. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  try {
    return shape.parse(JSON.parse(await readFile(join(folder, manifestFile), 'utf8')))
  } catch (error) {
    throw new KithError(
      'KITH_BACKUP_UNKNOWN',
      `${folder} is no backup that this version of Kith can read: name a folder that kith backup wrote.`,
      { folder, why: describeError(error).message.slice(0, 500) },
    )
  }
}
