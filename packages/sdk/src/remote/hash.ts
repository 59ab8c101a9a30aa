import { createHash } from 'node:crypto'

/** The same text for the same JSON, in whatever order its keys came (RFC 8785, for the values that manifests have). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(item => canonical(item ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
}

/** `sha256-` and the SHA-256 in base64url of what is canonical: what a configuration pins a manifest by. */
export function hashOf(value: unknown): string {
  return `sha256-${createHash('sha256').update(canonical(value)).digest('base64url')}`
}
