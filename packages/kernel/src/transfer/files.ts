import { dirname, join } from 'node:path'
import type { Kernel } from '../kernel.ts'

// Ids are made here and never taken from a caller, so no path climbs.

/** Where an uploaded file's rows are kept. */
export function rowsPath(kernel: Kernel, file: string): string {
  return join(kernel.files, 'imports', `${file}.rows`)
}

/** Where an uploaded file lies until it was read. */
export function uploadPath(kernel: Kernel, file: string): string {
  return join(kernel.files, 'imports', `${file}.upload`)
}

export function importsFolder(kernel: Kernel): string {
  return dirname(rowsPath(kernel, ''))
}

export function exportsFolder(kernel: Kernel): string {
  return dirname(exportPath(kernel, ''))
}

/** What an export has written; as a workbook with a further ending. */
export function exportPath(kernel: Kernel, batch: string): string {
  return join(kernel.files, 'exports', `${batch}.csv`)
}
