import { hash, randomBytes } from 'node:crypto'

/** A secret of 256 bits for a link or a key. Being that long, it is kept as its SHA-256: nothing there can be guessed. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret, in hexadecimal. */
export function hashOf(secret: string): string {
  return hash('sha256', secret)
}
