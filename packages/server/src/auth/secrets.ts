import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Secrets in a folder, each a file named by its hash: nothing there opens a door, and a restart forgets none. */
export interface Secrets {
  create(): Promise<string>
  /** Whether there is such a secret, not yet too old. */
  has(secret: string): Promise<boolean>
  /** Takes the secret away: of several who try at once, in whatever process, one gets `true`. */
  take(secret: string): Promise<boolean>
}

/** `life` in milliseconds; a secret's file holds when it was made. */
export function secretsIn(folder: string, life: number, now: () => Date): Secrets {
  const fileOf = (secret: string) => join(folder, createHash('sha256').update(secret).digest('hex'))
  const has = async (secret: string) => {
    const made = await readFile(fileOf(secret), 'utf8').catch(() => undefined)
    return made !== undefined && now().getTime() - Date.parse(made) < life
  }
  return {
    has,
    async create() {
      const secret = randomBytes(32).toString('base64url')
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(fileOf(secret), now().toISOString(), { mode: 0o600, flag: 'wx' })
      return secret
    },
    async take(secret) {
      const valid = await has(secret)
      const mine = await unlink(fileOf(secret)).then(
        () => true,
        () => false,
      )
      return valid && mine
    },
  }
}
