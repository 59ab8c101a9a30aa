import { importTemplate, type ReadContext, type Row } from '@kith/sdk'
import type { FileFacts } from '../import/plan.ts'
import type { Mapping } from './propose.ts'

type Template = Row<typeof importTemplate>
type Column = Mapping['columns'][number]

/** Fewer headings in common are chance. */
const fewest = 4
const share = 0.5

/** The template for this kind of record of whose headings the file has the most: four at least, and half of them. */
export async function fittingTemplate(
  ctx: Pick<ReadContext, 'data'>,
  entity: string,
  file: FileFacts,
): Promise<Template | undefined> {
  const { rows } = await ctx.data.list(importTemplate, { limit: 200, sort: ['createdAt'] })
  const headings = new Set(file.columns)
  const scored = rows
    .filter(({ mapping }) => mapping.entity === entity)
    .map(template => {
      const named = new Set(template.mapping.columns.flatMap(column => placesOf(column.from)))
      return { template, known: [...named].filter(name => headings.has(name)).length, of: named.size }
    })
    .filter(({ known, of }) => known >= fewest && known >= of * share)
  return scored.sort((a, b) => b.known - a.known)[0]?.template
}

/** Those columns of a mapping that the file has; of several that make one text, the ones that are there. */
export function knownColumns(columns: readonly Column[], headings: readonly string[]): Column[] {
  return columns.flatMap((column): Column[] => {
    const there = [column.from].flat().filter(from => typeof from === 'number' || headings.includes(from))
    const [first, ...more] = there
    if (first === undefined) return []
    if (more.length > 0) return [{ ...column, from: there }]
    const { join: _, ...alone } = column
    return [{ ...alone, from: first }]
  })
}

/** Headings or numbers, as texts. */
export function placesOf(from: Column['from']): string[] {
  return [from].flat().map(String)
}
