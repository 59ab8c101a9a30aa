import {
  batch,
  type ChangeContext,
  denied,
  type Handler,
  importFile,
  importRun,
  importTemplate,
  type Json,
  type KernelContract,
  KithError,
  notFound,
  type ReadContext,
} from '@kith/sdk'
import { startBatch } from '../../batches/start.ts'
import { modelOf } from '../../data/data-for.ts'
import { newId } from '../../ids.ts'
import type { Kernel } from '../../kernel.ts'
import { proposeMapping } from '../propose/propose.ts'
import { fittingTemplate, knownColumns, placesOf } from '../propose/template.ts'
import { orderFiles, planFile } from './plan.ts'
import { problemValues } from './problem-values.ts'
import { type ImportState, mostRows, nothing } from './state.ts'

export const proposeImport =
  (kernelOf: () => Kernel): Handler<KernelContract, 'proposeImport'> =>
  async (ctx, input) => {
    const file = await fileOf(ctx, input.file)
    const model = modelOf(kernelOf(), { name: input.entity })
    const template =
      input.template === undefined
        ? await fittingTemplate(ctx, model.name, file)
        : await ctx.data.get(importTemplate, input.template)
    if (input.template !== undefined && !template) throw notFound(importTemplate.name, input.template)
    const found = proposeMapping(kernelOf(), model, file)
    // A template says what it knows; what the file has beside it is proposed.
    const told = knownColumns(template?.mapping.columns ?? [], file.columns)
    const taken = new Set(told.flatMap(({ to, from }) => [to, ...placesOf(from)]))
    const beside = found.columns.filter(({ to, from }) => !taken.has(to) && !placesOf(from).some(at => taken.has(at)))
    const columns = [...told, ...beside]
    const used = new Set(
      columns.flatMap(({ from }) => [from].flat().map(at => (typeof at === 'number' ? file.columns[at] : at))),
    )
    return {
      mapping: { ...found, ...template?.mapping, entity: model.name, columns },
      template: template ? { id: template.id, name: template.name } : null,
      unmapped: file.columns.filter(column => !used.has(column)),
    }
  }

export const startImport =
  (kernelOf: () => Kernel): Handler<KernelContract, 'startImport'> =>
  async (ctx, input) => {
    const kernel = kernelOf()
    const files = await Promise.all(input.files.map(file => fileOf(ctx, file.file)))
    const plans = input.files.map((asked, i) =>
      planFile(kernel, asked, files[i] as (typeof files)[number], ctx.actor.zone, `files.${i}`),
    )
    for (const { model, onMatch, onNew } of plans) {
      const verbs = [
        ...(onNew === 'create' ? (['create'] as const) : []),
        ...(onMatch === 'update' ? (['update'] as const) : []),
      ]
      const may = verbs.some(verb => {
        const branches = kernel.rights.branches(ctx.actor, model.name, verb)
        return branches === 'all' || branches.length > 0
      })
      if (verbs.length > 0 && !may)
        throw denied(`${model.path}.create`, `No rule lets ${ctx.actor.kind} ${ctx.actor.id} write ${model.name}.`)
    }
    const title =
      input.title ??
      files
        .map(file => file.name)
        .join(', ')
        .slice(0, 300)
    const id = newId()
    const state: ImportState = {
      import: id,
      phase: 'rows',
      order: orderFiles(plans),
      step: 0,
      offset: 0,
      row: 2,
      size: mostRows,
      counts: nothing,
    }
    const total = files.reduce((sum, file) => sum + file.rows, 0)
    const work = startBatch(ctx, { kind: 'kernel.import', title, state: state as unknown as Json, total })
    ctx.change.create(
      importRun,
      { title, source: input.source ?? 'import', dryRun: input.dryRun ?? false, files: input.files, batch: work },
      { id },
    )
    return { id, batch: work }
  }

const pageOfProblems = 200

export const importProblems =
  (kernelOf: () => Kernel): Handler<KernelContract, 'importProblems'> =>
  async (ctx, { id, after = [-1, -1] }) => {
    const found = await importOf(ctx, id)
    const rows = await kernelOf().dialect.all({
      sql: 'select file, row_number, place, rejected, problems from kernel_import_problem where batch = ? and (file > ? or (file = ? and row_number > ?)) order by file, row_number limit ?',
      parameters: [found.batch, after[0], after[0], after[1], pageOfProblems + 1],
    })
    const valuesOf = await problemValues(kernelOf(), ctx, found.files)
    const problems = await Promise.all(
      rows.slice(0, pageOfProblems).map(async row => ({
        file: Number(row.file),
        row: Number(row.row_number),
        rejected: Number(row.rejected) === 1,
        problems: await valuesOf(Number(row.file), Number(row.place), JSON.parse(String(row.problems))),
      })),
    )
    const last = problems.at(-1)
    return rows.length > pageOfProblems && last ? { problems, next: [last.file, last.row] } : { problems }
  }

/** Throws `KITH_IMPORT_STATE` while it runs, after a dry run, and the second time. */
export const undoImport: Handler<KernelContract, 'undoImport'> = async (ctx, { id, changedToo = false }) => {
  const found = await importOf(ctx, id)
  const work = await ctx.data.get(batch, found.batch)
  const undone = found.undo === null ? undefined : await ctx.data.get(batch, found.undo)
  const running = work?.status === 'waiting' || work?.status === 'running'
  const why = running ? 'running' : found.dryRun ? 'dry_run' : undone ? 'undone' : undefined
  if (why) {
    throw new KithError('KITH_IMPORT_STATE', `This import cannot be undone: ${why}. Pause or cancel one that runs.`, {
      why,
    })
  }
  const state = { undo: found.batch, before: null, changedToo, size: 1, counts: { undone: 0, kept: 0 } }
  const undo = startBatch(ctx, { kind: 'kernel.undo', title: found.title ?? '', state })
  ctx.change.update(importRun, id, { undo })
  return { batch: undo }
}

async function fileOf(ctx: ReadContext<KernelContract>, id: string) {
  const found = await ctx.data.get(importFile, id)
  if (!found) throw notFound(importFile.name, id)
  return found
}

async function importOf(ctx: ReadContext<KernelContract> | ChangeContext<KernelContract>, id: string) {
  const found = await ctx.data.get(importRun, id)
  if (!found?.batch) throw notFound(importRun.name, id)
  return { ...found, batch: found.batch }
}
