/** A random UUID of version 4; `crypto.randomUUID` is missing on pages without TLS. */
export function createKey(): string {
  const digit = (mark: string) => {
    const [random = 0] = crypto.getRandomValues(new Uint8Array(1))
    return (+mark ^ (random & (15 >> (+mark / 4)))).toString(16)
  }
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, digit)
}
