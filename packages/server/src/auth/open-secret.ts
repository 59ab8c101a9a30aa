import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The secret in a data folder, readable for its owner alone; made where there is none, once by however many start. */
export async function openSecret(folder: string): Promise<string> {
  const file = join(folder, 'secret')
  const read = () =>
    readFile(file, 'utf8').then(
      text => text.trim(),
      () => '',
    )
  const known = await read()
  if (known !== '') return known
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const made = join(folder, `secret.${process.pid}.part`)
  await writeFile(made, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  await link(made, file).catch(() => undefined)
  await rm(made)
  return await read()
}
