/** The sources of an app of `plugins` plugins with `operations` operations each: contracts, plugins, `config.ts`. */
export function generateApp(plugins: number, operations: number): Record<string, string> {
  const names = Array.from({ length: plugins }, (_, i) => `plugin${i + 1}`)
  return {
    ...Object.fromEntries(names.map((name, i) => [`${name}/contract.ts`, contract(name, operations, i)])),
    ...Object.fromEntries(names.map((name, i) => [`${name}/plugin.ts`, plugin(name, operations, i)])),
    'config.ts': config(names),
  }
}

/** A client of that app which uses every plugin: pages of rows, conditions, writes, operations of their own. */
export function generateConsumer(plugins: number): string {
  const uses = Array.from({ length: plugins }, (_, i) => {
    const name = `plugin${i + 1}`
    return `
export async function use${i + 1}() {
  const page = await client.${name}.list.query({ where: { score: { gte: 50 }, any: [{ status: 'new' }, { name: { contains: 'x' } }] } })
  const first = page.rows[0]
  const made = await client.${name}.create.mutate({ name: 'Ada', email: 'ada@example.com' })
  if (isHeld(made)) return made.held.approver
  const item = await client.${name}.items.update.mutate({ id: made.id, set: { label: first?.name ?? '' } })
  const answer = await client.${name}.operation2.mutate({ id: made.id, reason: 'because', tags: [] })
  const asked = await client.${name}.operation1.query({ id: made.id, reason: 'because', tags: ['a'] })
  return [isHeld(item) ? 0 : item.version, isHeld(answer) ? 0 : answer.count, asked.name]
}`
  })
  return `import { createClient, isHeld } from '@kith/client'
import type { AppOf } from '@kith/sdk'
import type { config } from './app/config.js'

const client = createClient<AppOf<typeof config>>({ url: 'http://localhost' })
${uses.join('\n')}
`
}

function contract(name: string, operations: number, index: number): string {
  const before = index === 0 ? undefined : `plugin${index}`
  return `import { boolean, choice, collect, date, decimal, defineContract, email, entity, event, filter, type Infer, instant, integer, mutation, phone, query, ref, text, url, user } from '@kith/sdk'
import { z } from 'zod'
${before ? `import { ${before}Main } from '../${before}/contract.ts'` : ''}

export const ${name}Main = entity('${name}.main', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    email: email({ required: true, index: true, personal: true }),
    phone: phone({ personal: true }),
    website: url(),
    status: choice(['new', 'working', 'qualified', 'converted', 'disqualified'], { default: 'new' }),
    owner: ref(user),
    score: integer({ default: 0 }),
    weight: decimal(),
    rank: integer({ default: 0, derived: true }),
    active: boolean({ default: true }),
    day: date(),
    at: instant(),
    notes: text({ multiline: true }),
    ${before ? `parent: ref(${before}Main),` : ''}
  },
})
export const ${name}Item = entity('${name}.item', { fields: { label: text({ required: true }), main: ref(${name}Main), amount: integer() } })

const Input = z.object({ id: z.uuid(), reason: z.string().max(200), note: z.string().optional(), tags: z.array(z.string()) })
const Output = z.object({ id: z.uuid(), name: z.string(), count: z.int(), rows: z.array(z.object({ id: z.uuid(), label: z.string().nullable() })) })

const contract = defineContract({
  name: '${name}',
  version: '0.1.0',
  main: ${name}Main,
  entities: { items: ${name}Item },
  permissions: { '${name}.use': 'Use it' },
  operations: {
${Array.from({ length: operations }, (_, i) => `    operation${i + 1}: ${i % 2 ? 'mutation' : 'query'}({ needs: '${name}.use', input: Input, output: Output }),`).join('\n')}
  },
  hooks: {
    changing: filter('${name}.changing', Output),
    changed: event('${name}.changed', { v: 1, payload: Output }),
    answers: collect('${name}.answers', { input: Input, item: Output }),
  },
  settings: { days: integer({ default: 7 }) },
})
export interface ${contractName(name)} extends Infer<typeof contract> {}
export const ${name}Contract: ${contractName(name)} = contract
`
}

function plugin(name: string, operations: number, index: number): string {
  const before = index === 0 ? undefined : `plugin${index}`
  const handlers = Array.from(
    { length: operations },
    (_, i) => `operation${i + 1}: (_ctx, { id, reason }) => answer(id, reason)`,
  )
  const needs = before ? `, ${contractName(before)}` : ''
  return `import { definePlugin, type Plugin } from '@kith/sdk'
${before ? `import { type ${contractName(before)}, ${before}Contract } from '../${before}/contract.ts'` : ''}
import { type ${contractName(name)}, ${name}Contract } from './contract.ts'

const answer = (id: string, name: string) => ({ id, name, count: 0, rows: [] })

export const ${name}: Plugin<${contractName(name)}${needs}> = definePlugin<${contractName(name)}${needs}>({
  contract: ${name}Contract,
  ${before ? `dependsOn: [${before}Contract],` : ''}
  handlers: {
    ${handlers.join(',\n    ')},
  },
})
`
}

function config(names: readonly string[]): string {
  return `import { defineConfig } from '@kith/sdk'
${names.map(name => `import { ${name} } from './${name}/plugin.ts'`).join('\n')}

export const config = defineConfig({ plugins: [${names.join(', ')}] })
`
}

function contractName(name: string): string {
  return `${name[0]?.toUpperCase()}${name.slice(1)}Contract`
}
