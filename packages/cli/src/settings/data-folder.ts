import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Makes the data folder, for its owner alone; so is whatever this process writes from now on, also into a folder that was
 * there with wider rights.
 */
export async function makeFolder(folder: string): Promise<void> {
  process.umask(0o077)
  await mkdir(folder, { recursive: true, mode: 0o700 })
}

/** The token that `/trpc` takes; the first start writes it, readable for its owner alone. */
export async function openToken(folder: string): Promise<string> {
  const known = await readToken(folder)
  if (known !== undefined) return known
  const token = randomBytes(32).toString('base64url')
  await writeFile(tokenFile(folder), `${token}\n`, { mode: 0o600 })
  return token
}

export async function readToken(folder: string): Promise<string | undefined> {
  const text = await readFile(tokenFile(folder), 'utf8').catch(() => '')
  return text.trim() || undefined
}

/** Tells a restore of erasures that its backup does not know. */
export function ledgerIn(folder: string): string {
  return join(folder, 'erasures.jsonl')
}

export function tokenFile(folder: string): string {
  return join(folder, 'token')
}

/** Where attached files lie, unless they are in a bucket. */
export function attachmentsIn(data: string): string {
  return join(data, 'attachments')
}
