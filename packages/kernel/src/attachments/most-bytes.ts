import type { Kernel } from '../kernel.ts'

/** Most bytes that are taken of a file. */
export function mostBytes(kernel: Kernel): number {
  return Number(kernel.plugins.get('kernel')?.settings.attachmentBytes)
}
