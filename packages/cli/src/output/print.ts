import { once } from 'node:events'

/** Writes to stdout no faster than it is read. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

export function json(value: unknown): string {
  return JSON.stringify(value, null, 2)
}

/** Whoever reads stdout may stop reading (`| head`): then nothing more is to be said. */
export function endQuietlyWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}
