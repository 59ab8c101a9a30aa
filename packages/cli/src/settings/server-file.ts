import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readToken } from './data-folder.ts'

/** What a server writes into its data folder while it serves, for other commands. */
export interface ServerFile {
  readonly pid: number
  /** Where this machine reaches it. */
  readonly url: string
  /** The address that people use. */
  readonly open: string
}

export interface RunningServer extends ServerFile {
  readonly token: string
}

export async function writeServerFile(folder: string, server: ServerFile): Promise<void> {
  const file = fileIn(folder)
  await writeFile(`${file}.part`, `${JSON.stringify(server)}\n`, { mode: 0o600 })
  await rename(`${file}.part`, file)
}

export async function removeServerFile(folder: string): Promise<void> {
  await rm(fileIn(folder), { force: true })
}

/** The server of a data folder: its process lives and answers. A file that a killed one left behind is nobody's. */
export async function findServer(folder: string): Promise<RunningServer | undefined> {
  const [server, token] = await Promise.all([readServerFile(folder), readToken(folder)])
  if (!server || token === undefined || !isAlive(server.pid) || !(await answers(server.url))) return undefined
  return { ...server, token }
}

async function readServerFile(folder: string): Promise<ServerFile | undefined> {
  try {
    return JSON.parse(await readFile(fileIn(folder), 'utf8')) as ServerFile
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A database that is in trouble (503) is still this server's. */
async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5_000) })
    await response.body?.cancel()
    return response.ok || response.status === 503
  } catch {
    return false
  }
}

function fileIn(folder: string): string {
  return join(folder, 'server.json')
}
