import { join } from 'node:path'
import { type Secrets, secretsIn } from './secrets.ts'

const day = 86_400_000

/**
 * Makes a link that opens the team's page once, within a day, and logs its browser in. `folder` is the data folder of
 * the server, which need not be running; `url` the address that people use.
 */
export async function createLink(folder: string, url: string, now: () => Date = () => new Date()): Promise<string> {
  return `${url}/open/${await linksIn(folder, now).create()}`
}

export function linksIn(folder: string, now: () => Date): Secrets {
  return secretsIn(join(folder, 'links'), day, now)
}

/** How long a browser that opened a link stands for the installation, in seconds: to set up who logs in from then on. */
export const linkSessionSeconds: number = day / 1000

export function linkSessionsIn(folder: string, now: () => Date): Secrets {
  return secretsIn(join(folder, 'sessions'), day, now)
}
