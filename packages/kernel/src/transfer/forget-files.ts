import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { batch, importFile, importRun } from '@kith/sdk'
import { addErasure, type Draft } from '../change/draft.ts'
import { modelOf } from '../data/data-for.ts'
import type { Kernel } from '../kernel.ts'
import type { RecordValues } from '../model/model.ts'
import { exportsFolder, importsFolder } from './files.ts'

const day = 86_400_000
const atOnce = 500
const open = ['waiting', 'running', 'paused']

/**
 * Removes uploads, their rows and samples, and exports, `keepFilesDays` after their batch has ended or, without one, after
 * they came. Ids that a dry run met go with them.
 */
export async function forgetFiles(kernel: Kernel, draft: Draft): Promise<void> {
  const days = Number(kernel.plugins.get('kernel')?.settings.keepFilesDays)
  const before = new Date(kernel.clock.now().getTime() - days * day).toISOString()
  await forgetUploads(kernel, draft, before)
  await forgetExports(kernel, before)
  await forgetDryRuns(kernel, draft)
}

async function forgetUploads(kernel: Kernel, draft: Draft, before: string): Promise<void> {
  const model = modelOf(kernel, importFile)
  const folder = importsFolder(kernel)
  const needed = await neededUploads(kernel, before)
  for (const part of parts(await filesIn(folder))) {
    const rows = await readRows(kernel, importFile, [...new Set(part.map(idOf))])
    for (const name of part) {
      const row = rows.get(idOf(name))
      if (needed.has(idOf(name)) || (await cameAt(folder, name, row)) >= before) continue
      await rm(join(folder, name), { force: true })
      const isTold = Array.isArray(row?.sample) && row.sample.length > 0
      if (row && isTold && !draft.records.has(String(row.id))) addErasure(draft, model, row, { sample: [] })
    }
  }
}

/** Files of imports that have not ended, or have not long. */
async function neededUploads(kernel: Kernel, before: string): Promise<ReadonlySet<string>> {
  const runs = modelOf(kernel, importRun)
  const rows = await kernel.dialect.all({
    sql: `select * from "${runs.table}" where batch in (select id from "${modelOf(kernel, batch).table}" where status in (?, ?, ?) or updated_at >= ?)`,
    parameters: [...open, before],
  })
  return new Set(rows.flatMap(row => (runs.decode(row).files as { readonly file: string }[]).map(({ file }) => file)))
}

async function forgetExports(kernel: Kernel, before: string): Promise<void> {
  const folder = exportsFolder(kernel)
  for (const part of parts(await filesIn(folder))) {
    const rows = await readRows(kernel, batch, [...new Set(part.map(idOf))])
    for (const name of part) {
      const row = rows.get(idOf(name))
      const ended = row ? String(row.updatedAt) : await cameAt(folder, name, undefined)
      if (!open.includes(String(row?.status)) && ended < before) await rm(join(folder, name), { force: true })
    }
  }
}

/** What a dry run that ended early has not forgotten itself. */
async function forgetDryRuns(kernel: Kernel, draft: Draft): Promise<void> {
  const rows = await kernel.dialect.all({
    sql: "select distinct source from kernel_external where source >= 'dry run ' and source < 'dry run!'",
    parameters: [],
  })
  const sources = rows.map(row => String(row.source))
  const batches = await readRows(
    kernel,
    batch,
    sources.map(source => source.slice('dry run '.length)),
  )
  for (const source of sources) {
    if (open.includes(String(batches.get(source.slice('dry run '.length))?.status))) continue
    draft.extra.push({ sql: 'delete from kernel_external where source = ?', parameters: [source] })
  }
}

async function readRows(
  kernel: Kernel,
  entity: { readonly name: string },
  ids: readonly string[],
): Promise<ReadonlyMap<string, RecordValues>> {
  if (ids.length === 0) return new Map()
  const model = modelOf(kernel, entity)
  const rows = await kernel.dialect.all({
    sql: `select * from "${model.table}" where id in (${ids.map(() => '?').join(', ')})`,
    parameters: [...ids],
  })
  return new Map(rows.map(row => [String(row.id), model.decode(row)]))
}

const idOf = (name: string) => name.slice(0, name.indexOf('.'))

function parts(names: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(names.length / atOnce) }, (_, i) => names.slice(i * atOnce, (i + 1) * atOnce))
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter(name => name.includes('.'))
}

async function cameAt(folder: string, name: string, row: RecordValues | undefined): Promise<string> {
  if (row) return String(row.createdAt)
  const found = await stat(join(folder, name)).catch(() => undefined)
  return (found?.mtime ?? new Date(0)).toISOString()
}
