import { importFile, type KernelContract, type ReadContext } from '@kith/sdk'
import type { Kernel } from '../../kernel.ts'
import { rowsPath } from '../files.ts'
import { readRows } from '../stage/rows-file.ts'
import { type ImportedFile, textOf } from './plan.ts'
import type { RowProblem } from './row-problem.ts'

type Valued = RowProblem & { readonly value?: string }

const longest = 300

/** Answers how to say of a row's problems what stood in their columns; nothing, once the upload is no longer kept. */
export async function problemValues(
  kernel: Kernel,
  ctx: ReadContext<KernelContract>,
  files: readonly ImportedFile[],
): Promise<(file: number, place: number, problems: readonly RowProblem[]) => Promise<Valued[]>> {
  const facts = await Promise.all(files.map(({ file }) => ctx.data.get(importFile, file)))
  return async (file, place, problems) => {
    const asked = files[file]
    const { columns = [] } = facts[file] ?? {}
    const mapped = asked && problems.some(({ path }) => columnOf(asked, path))
    const page = mapped ? await readRows(rowsPath(kernel, asked.file), place, 1).catch(() => undefined) : undefined
    const cells = page?.rows[0]?.cells
    return problems.map(problem => {
      const column = asked && columnOf(asked, problem.path)
      if (!cells || !column) return problem
      const indexes = [column.from].flat().map(from => (typeof from === 'number' ? from : columns.indexOf(from)))
      return { ...problem, value: textOf(cells, indexes, column.join).slice(0, longest) }
    })
  }
}

function columnOf({ columns }: ImportedFile, path: string): ImportedFile['columns'][number] | undefined {
  return columns.find(({ to }) => path === to || path.startsWith(`${to}.`))
}
