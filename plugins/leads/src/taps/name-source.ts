import { type AnyTap, tap } from '@kith/sdk'
import { type LeadsContract, lead, source } from '../contract/index.ts'

/** A source may be given by its name, as people write it and other systems export it: it is stored by its code. */
export const nameSource: AnyTap<LeadsContract> = tap<LeadsContract>()(lead.saving, {
  id: 'leads.name-source',
  before: ['leads.assign'],
  shape: async (ctx, rows) => {
    const given = rows.filter(row => row.fields.includes('source') && !isCode(row.after.source))
    if (given.length === 0) return undefined
    const sources = await ctx.asPlugin.snapshot(source)
    const codes = new Map(sources.flatMap(row => [row.name, row.code].map(name => [bare(name), row.code])))
    return given.flatMap(row => {
      const code = codes.get(bare(row.after.source))
      return code === undefined ? [] : [{ id: row.id, set: { source: code } }]
    })
  },
})

function isCode(text: string): boolean {
  return /^[a-z0-9-]+$/.test(text)
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
