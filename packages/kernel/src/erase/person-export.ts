import type { Handler, KernelContract } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import type { HeldRecord } from './gather.ts'
import { readPerson } from './person.ts'

/** All that is held on a person as one file (GDPR 15 and 20, PIPL 45): records with their fields and what became of each. */
export const personExport =
  (kernelOf: () => Kernel): Handler<KernelContract, 'personExport'> =>
  async (ctx, input) => {
    const kernel = kernelOf()
    const records = await readPerson(kernel, ctx.actor, input)
    const held = await Promise.all(records.map(record => exported(kernel, record)))
    const at = kernel.clock.now().toISOString()
    const name = `person-${input.id}.${input.format}`
    if (input.format === 'json') {
      return { name, type: 'application/json', body: JSON.stringify({ at, records: held }, null, 2) }
    }
    return { name, type: 'text/html; charset=utf-8', body: page(kernel, ctx.actor.locale, at, held) }
  }

interface Exported {
  readonly entity: string
  readonly record: Readonly<Record<string, unknown>>
  readonly history: readonly { readonly at: string; readonly verb: string; readonly changes: unknown }[]
}

async function exported(kernel: Kernel, { model, row }: HeldRecord): Promise<Exported> {
  const lines = await kernel.dialect.all({
    sql: 'select at, verb, diff from kernel_audit where record = ? and entity = ? order by at, id',
    parameters: [row.id as string, model.name],
  })
  const history = lines.map(line => ({
    at: String(line.at),
    verb: String(line.verb),
    changes: JSON.parse(String(line.diff ?? '{}')),
  }))
  return { entity: model.name, record: row, history }
}

function page(kernel: Kernel, locale: string, at: string, records: readonly Exported[]): string {
  const texts = { ...kernel.custom.locales.en, ...kernel.custom.locales[locale] }
  const sections = records.map(({ entity, record, history }) => {
    const rows = Object.entries(record)
      .filter(([, value]) => value !== null && value !== '')
      .map(
        ([field, value]) =>
          `<tr><th>${escaped(texts[`${entity}.${field}`] ?? field)}</th><td>${shown(value)}</td></tr>`,
      )
    const past = history.map(line => `<li>${escaped(line.at)} ${escaped(line.verb)} ${shown(line.changes)}</li>`)
    return `<section><h2>${escaped(texts[entity] ?? entity)}</h2><table>${rows.join('')}</table><ol>${past.join('')}</ol></section>`
  })
  return `<!doctype html><html lang="${escaped(locale)}"><meta charset="utf-8"><title>${escaped(at)}</title><body><p>${escaped(at)}</p>${sections.join('')}</body></html>`
}

function shown(value: unknown): string {
  return escaped(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
